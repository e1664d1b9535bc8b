import { z } from 'zod'
import { Refusal } from '#domain/refusal'
import { isUuid } from '#domain/uuid'
import { type CleanHtml, cleanHtml, htmlFromText, textFromHtml } from './clean-html.ts'
import { type DraftInput, LIMITS, RECIPIENT_FIELDS, type RecipientField, type RecipientRef } from './types.ts'

/** What the button that was pressed asks for. */
export type ComposeIntent =
  | { do: 'save' | 'cancel' | 'discard' | 'enter' | 'keep-list' }
  | { do: 'use-list'; listId: string }
  /** `agreed`: the question before sending was answered yes, for that many people. */
  | { do: 'send' | 'schedule'; agreed?: number }
  | { do: 'find'; field: RecipientField }
  | { do: 'add' | 'remove'; field: RecipientField; ref: RecipientRef }
  | { do: 'detach'; attachmentId: string }

/**
 * A posted compose form. `looked` is what stands in the search fields, chosen or not; `listName` the name
 * typed under « Mes listes »; `owner` is whose page it says to be.
 */
export type ComposeForm = {
  intent: ComposeIntent
  input: DraftInput
  looked: Record<RecipientField, string>
  listName: string
  /** The day and hour of « Programmer l'envoi », on the school's clocks. */
  sendAt?: string
  owner: string | undefined
}

const id = z.string().refine(isUuid)
/** A checkbox: there when ticked, absent when not. */
const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on')
const plainIntent = z.enum(['send', 'save', 'cancel', 'discard', 'enter', 'keep-list', 'schedule'])

/** « person:<uuid> » as the hidden fields carry it. */
const ref = z
  .string()
  .max(60)
  .transform((text, context): RecipientRef => {
    const [kind = '', refId = '', ...rest] = text.split(':')
    if (rest.length === 0 && isUuid(refId) && (kind === 'person' || kind === 'group' || kind === 'guardians'))
      return { kind, id: refId }
    context.addIssue('not a recipient')
    return z.NEVER
  })

const intent = z
  .string()
  .max(120)
  .transform((text, context): ComposeIntent => {
    const plain = plainIntent.safeParse(text)
    if (plain.success) return { do: plain.data }
    const found = /^(?:find-(to|cc|bcc)|(add|remove)-(to|cc|bcc):(.+)|detach:(.+)|(send|schedule):(\d{1,7})|use-list:(.+))$/.exec(
      text,
    )
    const [, find, change, field, who, what, leave, agreed, listId] = found ?? []
    if (listId && isUuid(listId)) return { do: 'use-list', listId }
    if (leave && agreed) return { do: leave as 'send' | 'schedule', agreed: Number(agreed) }
    if (find) return { do: 'find', field: find as RecipientField }
    const chosen = ref.safeParse(who)
    if (change && chosen.success) return { do: change as 'add' | 'remove', field: field as RecipientField, ref: chosen.data }
    if (what && isUuid(what)) return { do: 'detach', attachmentId: what }
    context.addIssue('not an intent')
    return z.NEVER
  })

/**
 * The fields of the form and no others. Lengths here only keep the parser's work bounded; what is merely too long for a
 * message is left for the layer to refuse with the sentence that says so.
 */
const fields = z.strictObject({
  intent,
  id,
  replyToId: z
    .literal('')
    .transform(() => null)
    .or(id)
    .default(null as never),
  to: z.array(ref).max(LIMITS.recipients).default([]),
  cc: z.array(ref).max(LIMITS.recipients).default([]),
  bcc: z.array(ref).max(LIMITS.recipients).default([]),
  subject: z.string().max(10_000).default(''),
  body: z
    .string()
    .max(10 * LIMITS.body)
    .default(''),
  bodyFormat: z.enum(['html', 'text']).default('text'),
  bodyWas: z
    .string()
    .max(10 * LIMITS.body)
    .default(''),
  sentAs: z
    .literal('')
    .transform(() => null)
    .or(id)
    .optional(),
  noReply: ticked,
  asksConfirmation: ticked,
  attachments: z.array(id).max(LIMITS.attachments).default([]),
  lookTo: z.string().max(1000).default(''),
  lookCc: z.string().max(1000).default(''),
  lookBcc: z.string().max(1000).default(''),
  /** Which page writes, the last save that it knows, and whose it is; forms from before these were asked have none. */
  page: id.optional(),
  knows: z.literal('').or(z.iso.datetime()).default(''),
  owner: id.optional(),
  listName: z.string().max(1000).default(''),
  sendAt: z.string().max(40).default(''),
})

/**
 * Reads a posted form. Throws `too-many-recipients` and `too-many-attachments` with the field they are about, and
 * `bad-input` for all that no button of ours can post.
 */
export function parseComposeForm(posted: Record<string, unknown>): ComposeForm {
  const result = fields.safeParse(posted)
  if (!result.success) throw refusalFor(result.error.issues[0], posted)
  const {
    intent,
    lookTo,
    lookCc,
    lookBcc,
    body,
    bodyFormat,
    bodyWas,
    attachments,
    page,
    knows,
    owner,
    listName,
    sendAt,
    ...rest
  } = result.data
  const html = bodyFormat === 'html' ? body : htmlOf(body, bodyWas)
  const writes = page ? { page: { id: page, knows: knows ? new Date(knows) : null } } : {}
  const input = { ...rest, ...writes, body: html, attachmentIds: [...new Set(attachments)] }
  return {
    intent,
    input: intent.do === 'add' || intent.do === 'remove' || intent.do === 'detach' ? changed(input, intent) : input,
    looked: { to: lookTo.trim(), cc: lookCc.trim(), bcc: lookBcc.trim() },
    listName,
    sendAt,
    owner,
  }
}

/** Typed text as HTML; a draft whose text was not touched with scripts off keeps its lists and links. */
function htmlOf(text: string, before: string): string {
  const was = cleanHtml(before)
  return text.replaceAll('\r\n', '\n').trim() === draftText(was).trim() ? was : htmlFromText(text)
}

/**
 * A draft's text as a plain form shows it: a blank line between paragraphs, so that they are paragraphs again when posted, and
 * room to write above a signature.
 */
export function draftText(html: CleanHtml): string {
  const text = textFromHtml(html.replaceAll('</p>', '</p><br>') as CleanHtml)
  return html.startsWith('<p></p>') && text !== '' ? `\n\n${text}` : text
}

function changed(input: DraftInput, intent: Extract<ComposeIntent, { do: 'add' | 'remove' | 'detach' }>): DraftInput {
  if (intent.do === 'detach') return { ...input, attachmentIds: input.attachmentIds.filter((one) => one !== intent.attachmentId) }
  const { field, ref } = intent
  const others = input[field].filter((one) => one.kind !== ref.kind || one.id !== ref.id)
  return { ...input, [field]: intent.do === 'add' ? [...others, ref] : others }
}

function refusalFor(issue: z.core.$ZodIssue | undefined, posted: Record<string, unknown>): Refusal {
  const field = String(issue?.path[0] ?? '')
  const typed = posted[field]
  if (issue?.code === 'too_big' && typeof typed === 'string' && (field === 'subject' || field === 'body'))
    return new Refusal(`${field}-too-long`, { limit: LIMITS[field], length: typed.length }, field)
  const tooMany = issue?.code === 'too_big' && issue.path.length === 1
  if (tooMany && RECIPIENT_FIELDS.some((one) => one === field))
    return new Refusal('too-many-recipients', { limit: LIMITS.recipients }, 'to')
  if (tooMany && field === 'attachments') return new Refusal('too-many-attachments', { limit: LIMITS.attachments }, 'attachments')
  return new Refusal('bad-input', {}, field || undefined)
}

/** « person:<uuid> group:<uuid> » as recipients; throws `too-many-recipients` or `bad-input`. */
export function parseChosen(text: string): RecipientRef[] {
  const words = text.split(' ').filter(Boolean)
  if (words.length > LIMITS.recipients) throw new Refusal('too-many-recipients', { limit: LIMITS.recipients }, 'to')
  const result = z.array(ref).safeParse(words)
  if (!result.success) throw new Refusal('bad-input')
  return result.data
}
