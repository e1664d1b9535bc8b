import { Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import type { ComposeForm, RecipientFieldName } from './compose-form.ts'
import { discardDraft, saveDraft } from './drafts.ts'
import { sendMessage } from './send-message.ts'

/** Whether the draft of a refused form was kept all the same, or there was nothing in it to keep. */
export type Kept = 'draft' | 'nothing' | 'not'

/** What came of it. */
export type ComposeOutcome =
  | { done: 'sent'; recipientCount: number }
  | { done: 'saved'; savedAt: Date; look?: { field: RecipientFieldName; query: string } }
  | { done: 'discarded' }
  | { done: 'asked' }
  | { done: 'refused'; refusal: Refusal; kept: Kept }

/** The same, as scripts are told. `saved` is the moment in ISO 8601. */
export type ComposeReply =
  | { sent: number }
  | { saved: string }
  | { discarded: true }
  | { refusal: { code: string; sentence: string; field?: string } }

/**
 * Does what the pressed button asks. Everything but throwing away keeps the draft, also when sending is refused, so that no
 * button loses what was typed. Refuses `not-chosen` when a name is typed but nobody is picked, and all that saving and
 * sending refuse.
 */
export async function carryOut(viewer: Viewer, form: ComposeForm): Promise<ComposeOutcome> {
  try {
    return await attempt(viewer, form)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { done: 'refused', refusal: error, kept: await keep(viewer, form) }
  }
}

async function attempt(viewer: Viewer, form: ComposeForm): Promise<ComposeOutcome> {
  const { intent, input, looked } = form
  if (intent.do === 'discard' || (intent.do === 'cancel' && isUntouched(form))) {
    await discardDraft(viewer, input.id)
    return { done: 'discarded' }
  }
  if (intent.do === 'send') {
    requireChosen(looked)
    return { done: 'sent', recipientCount: (await sendMessage(viewer, input)).recipientCount }
  }
  const { savedAt } = await saveDraft(viewer, input)
  if (intent.do === 'cancel') return { done: 'asked' }
  const look = lookFor(form)
  return look ? { done: 'saved', savedAt, look } : { done: 'saved', savedAt }
}

/** Keeps the draft of a form that was refused. */
async function keep(viewer: Viewer, form: ComposeForm): Promise<Kept> {
  if (isUntouched(form)) return 'nothing'
  if (form.intent.do !== 'send') return 'not'
  try {
    await saveDraft(viewer, form.input)
    return 'draft'
  } catch (error) {
    if (error instanceof Refusal) return 'not'
    throw error
  }
}

function isUntouched({ input: { to, cc, attachmentIds, subject, body } }: ComposeForm): boolean {
  return to.length + cc.length + attachmentIds.length === 0 && subject.trim() === '' && body.trim() === ''
}

function requireChosen(looked: ComposeForm['looked']): void {
  for (const field of ['to', 'cc'] as const) if (looked[field]) throw new Refusal('not-chosen', { query: looked[field] }, field)
}

/** What to search for: the field whose button was pressed, or the one where Enter was pressed. */
function lookFor({ intent, looked }: ComposeForm): { field: RecipientFieldName; query: string } | undefined {
  if (intent.do === 'find') return { field: intent.field, query: looked[intent.field] }
  if (intent.do !== 'enter') return undefined
  const field = looked.to ? 'to' : 'cc'
  return looked[field] ? { field, query: looked[field] } : undefined
}
