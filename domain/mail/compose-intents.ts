import { requireMayWrite } from '#domain/directory/may-write'
import { Refusal } from '#domain/refusal'
import { momentOf } from '#domain/school-time'
import type { Viewer } from '#domain/session/viewer'
import type { ComposeForm } from './compose-form.ts'
import { discardDraft, saveDraft } from './drafts.ts'
import { getRecipientList, saveAsList } from './recipient-lists.ts'
import { requireHour, scheduleMessage } from './schedule-message.ts'
import { sendMessage } from './send-message.ts'
import { findSendQuestion, type SendQuestion } from './send-question.ts'
import { getSignature, isOnlySignature } from './signature.ts'
import { type DraftInput, RECIPIENT_FIELDS, type RecipientField, type RecipientRef } from './types.ts'

/** Whether the draft of a refused form was kept all the same, or there was nothing in it to keep. */
export type Kept = 'draft' | 'nothing' | 'not'

/** What came of it. `id`: the draft that it is kept in now, where that is another than the form's. */
export type ComposeOutcome = { id?: string } & (
  | { done: 'sent'; recipientCount: number }
  | { done: 'saved'; savedAt: Date; look?: { field: RecipientField; query: string } }
  | { done: 'scheduled' }
  | { done: 'discarded' }
  | { done: 'asked' }
  | { done: 'questioned'; question: SendQuestion; chosen: RecipientRef[]; sendAt?: string }
  | { done: 'refused'; refusal: Refusal; kept: Kept }
)

/** The question before sending or scheduling, in words, with the intent that says yes. */
export type SaidQuestion = { title: string; sentences: string[]; yes: string; intent: string }

/** The same, as scripts are told. `saved` is the moment in ISO 8601; `moved` the draft that a refused text is kept in. */
export type ComposeReply =
  | { sent: number; opens?: string }
  | { scheduled: string }
  | { saved: string }
  | { discarded: true }
  | { question: SaidQuestion }
  | { refusal: { code: string; sentence: string; field?: string }; moved?: string }

/**
 * Does what the pressed button asks. Everything but throwing away keeps the draft, also when sending is refused, so that no
 * button loses what was typed. A page whose draft was changed elsewhere keeps its text in a draft of its own
 * (`draft-changed`). Refuses `not-chosen` when a name is typed but nobody is picked, `another-person` when the page is not the
 * viewer's, and all that saving and sending refuse.
 */
export async function carryOut(viewer: Viewer, form: ComposeForm): Promise<ComposeOutcome> {
  if (form.owner && form.owner !== viewer.personId) throw new Refusal('another-person')
  try {
    return await attempt(viewer, form)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const apart = error.code === 'draft-changed' ? await keepApart(viewer, form.input) : undefined
    if (apart) return { done: 'refused', refusal: error, kept: 'draft', id: apart }
    return { done: 'refused', refusal: error, kept: await keep(viewer, form) }
  }
}

async function attempt(viewer: Viewer, form: ComposeForm): Promise<ComposeOutcome> {
  const { intent, input, looked } = form
  if (intent.do === 'discard' || (intent.do === 'cancel' && (await isUntouched(viewer, form)))) {
    await discardDraft(viewer, input.id)
    return { done: 'discarded' }
  }
  if (intent.do === 'send') {
    requireChosen(looked)
    return send(viewer, input, intent.agreed)
  }
  if (intent.do === 'schedule') {
    requireChosen(looked)
    return schedule(viewer, input, form.sendAt ?? '', intent.agreed)
  }
  if (intent.do === 'keep-list') await saveAsList(viewer, form.listName, [...input.to, ...input.cc, ...input.bcc])
  if (intent.do === 'use-list') return addList(viewer, input, intent.listId)
  const { savedAt } = await saveDraft(viewer, input)
  if (intent.do === 'cancel') return { done: 'asked' }
  const look = lookFor(form)
  return look ? { done: 'saved', savedAt, look } : { done: 'saved', savedAt }
}

async function send(viewer: Viewer, input: DraftInput, agreed: number | undefined): Promise<ComposeOutcome> {
  const asked = await ask(viewer, input, agreed)
  return asked ?? { done: 'sent', recipientCount: (await sendMessage(viewer, input)).recipientCount }
}

/** The hour is looked at first: a question about a message that cannot leave then would be asked for nothing. */
async function schedule(viewer: Viewer, input: DraftInput, sendAt: string, agreed: number | undefined): Promise<ComposeOutcome> {
  const at = requireHour(momentOf(sendAt, viewer.timeZone))
  const asked = await ask(viewer, input, agreed)
  if (asked) return { ...asked, sendAt }
  await scheduleMessage(viewer, input, at)
  return { done: 'scheduled' }
}

/** The question that stands before the message may leave, its draft kept meanwhile; null when there is none. */
async function ask(viewer: Viewer, input: DraftInput, agreed: number | undefined) {
  await requireMayWrite(viewer)
  const question = await findSendQuestion(viewer, input, agreed)
  if (!question) return null
  await saveDraft(viewer, input)
  return { done: 'questioned' as const, question, chosen: [...input.to, ...input.cc, ...input.bcc] }
}

/** Puts the recipients of a list into « À »; who cannot be reached is named. */
async function addList(viewer: Viewer, input: DraftInput, listId: string): Promise<ComposeOutcome> {
  const { recipients, missing } = await getRecipientList(viewer, listId)
  const { savedAt } = await saveDraft(viewer, { ...input, to: [...input.to, ...recipients] })
  if (missing.length === 0) return { done: 'saved', savedAt }
  return { done: 'refused', refusal: new Refusal('list-left-out', { names: missing.join(', ') }, 'to'), kept: 'draft' }
}

/** The page's own id is the draft's then, so that a repeat keeps it once. */
async function keepApart(viewer: Viewer, input: DraftInput): Promise<string | undefined> {
  const { page } = input
  if (!page || page.id === input.id) return undefined
  await saveDraft(viewer, { ...input, id: page.id, page: { id: page.id, knows: null } })
  return page.id
}

/** Keeps the draft of a form that was refused. */
async function keep(viewer: Viewer, form: ComposeForm): Promise<Kept> {
  if (await isUntouched(viewer, form)) return 'nothing'
  if (!['send', 'schedule', 'use-list', 'keep-list'].includes(form.intent.do)) return 'not'
  try {
    await saveDraft(viewer, form.input)
    return 'draft'
  } catch (error) {
    if (error instanceof Refusal) return 'not'
    throw error
  }
}

async function isUntouched(viewer: Viewer, { input }: ComposeForm): Promise<boolean> {
  const { attachmentIds, subject, body } = input
  const chosen = RECIPIENT_FIELDS.reduce((sum, field) => sum + input[field].length, attachmentIds.length)
  if (chosen > 0 || subject.trim() !== '') return false
  return body.trim() === '' || isOnlySignature(body, await getSignature(viewer))
}

function requireChosen(looked: ComposeForm['looked']): void {
  for (const field of RECIPIENT_FIELDS) if (looked[field]) throw new Refusal('not-chosen', { query: looked[field] }, field)
}

/** What to search for: the field whose button was pressed, or the one where Enter was pressed. */
function lookFor({ intent, looked }: ComposeForm): { field: RecipientField; query: string } | undefined {
  if (intent.do === 'find') return { field: intent.field, query: looked[intent.field] }
  if (intent.do !== 'enter') return undefined
  const field = RECIPIENT_FIELDS.find((one) => looked[one])
  return field ? { field, query: looked[field] } : undefined
}
