import { type SQL, sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { requireOwnAttachments } from '#domain/attachments/queries'
import { listRecipients } from '#domain/directory/recipients'
import { uuidArray } from '#domain/directory/ref-ids'
import { signal } from '#domain/live/signal'
import { NotFound, Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import { type Content, contentOf } from './content.ts'
import { findSender, type Sender } from './senders.ts'
import { type DraftInput, LIMITS, RECIPIENT_FIELDS, type Recipient, type RecipientField, type RecipientRef } from './types.ts'

export { openDraft } from './open-draft.ts'

/** When it was kept, and its recipients as they are named today. */
export type SavedDraft = { savedAt: Date; recipients: NamedRecipient[] }

/**
 * Keeps what was typed, under the id that compose made when it opened. The same id again changes the same draft; a draft of
 * somebody else is not found, a message already sent is refused (`already-sent`), and so is a page that does not know the
 * last save of the draft and did not make it (`draft-changed`). Whoever is no member of the mailbox that it should leave from has
 * it kept in their own name: sending says so.
 */
export async function saveDraft(viewer: Viewer, input: DraftInput, db: Database = database()): Promise<SavedDraft> {
  const content = contentOf(input)
  return db.transaction(async (tx) => {
    const recipients = await nameRecipients(viewer, input, tx)
    await requireOwnAttachments(viewer, input.attachmentIds, tx)
    const sender = await findSender(viewer, input.sentAs ?? null, tx)
    const savedAt = await writeDraft(viewer, input, content, recipients, sender, tx)
    await writeRecipients(input.id, recipients, tx)
    await writeAttachments(input, tx)
    signal({ kind: 'copies', id: viewer.personId }, tx)
    return { savedAt, recipients }
  })
}

/** Throws a draft of one's own away, for good. Nothing happens when there is none. */
export async function discardDraft(viewer: Viewer, id: string, db: Database = database()): Promise<void> {
  await db.transaction(async (tx) => {
    const [gone] = await rows<{ id: string }>(
      tx,
      sql`delete from messages where id = ${id} and author_id = ${viewer.personId} and state = 'draft' returning id`,
    )
    if (!gone) return
    signal({ kind: 'copies', id: viewer.personId }, tx)
    await tx.execute(sql`delete from deliveries where person_id = ${viewer.personId} and message_id = ${id} and box = 'drafts'`)
  })
}

export type NamedRecipient = Recipient & { field: RecipientField; position: number }

/** The chosen recipients with their names; each once, the first field wins. Unknown ones are `unknown-recipient`. */
export async function nameRecipients(viewer: Viewer, input: DraftInput, db: Database): Promise<NamedRecipient[]> {
  const chosen = uniqueRefs(input)
  if (chosen.length > LIMITS.recipients) throw new Refusal('too-many-recipients', { limit: LIMITS.recipients }, 'to')
  const named = await listRecipients(viewer, chosen, db)
  return chosen.map(({ field, ...ref }, position) => {
    const recipient = named.find((one) => one.kind === ref.kind && one.id === ref.id)
    if (!recipient) throw new Refusal('unknown-recipient', {}, field)
    return { ...recipient, field, position }
  })
}

function uniqueRefs(input: DraftInput): (RecipientRef & { field: RecipientField })[] {
  const all = RECIPIENT_FIELDS.flatMap((field) => input[field].map((ref) => ({ ...ref, field })))
  return [...new Map(all.toReversed().map((ref) => [`${ref.kind}:${ref.id}`, ref])).values()].toReversed()
}

async function writeDraft(
  viewer: Viewer,
  input: DraftInput,
  content: Content,
  recipients: NamedRecipient[],
  sender: Sender | null,
  tx: Database,
): Promise<Date> {
  const name = sender?.name ?? viewer.name
  const threadId = await threadOf(viewer, input, tx)
  const label = recipientsLabel(recipients)
  const [saved] = await rows<{ savedAt: Date }>(
    tx,
    sql`insert into messages as m (id, school_id, author_id, author_name, sent_as, thread_id, reply_to_id, subject, body_html, body_text,
          preview, recipients_label, attachment_count, no_reply, asks_confirmation, saved_by, search)
        values (${input.id}, ${viewer.schoolId}, ${viewer.personId}, ${name}, ${sender?.id ?? null}, ${threadId}, ${input.replyToId},
          ${content.subject}, ${content.bodyHtml}, ${content.bodyText}, ${content.preview}, ${label}, ${input.attachmentIds.length},
          ${input.noReply}, ${input.asksConfirmation}, ${input.page?.id ?? null}, ${searchedWords(name, input, content, recipients)})
        on conflict (id) do update set author_name = excluded.author_name, sent_as = excluded.sent_as, subject = excluded.subject, body_html = excluded.body_html, body_text = excluded.body_text,
          preview = excluded.preview, recipients_label = excluded.recipients_label,
          attachment_count = excluded.attachment_count, no_reply = excluded.no_reply,
          asks_confirmation = excluded.asks_confirmation, saved_by = excluded.saved_by, search = excluded.search, updated_at = now()
        where m.author_id = ${viewer.personId} and m.state = 'draft' and ${mayOverwrite(input)}
        returning m.updated_at as "savedAt"`,
  )
  if (!saved) throw await whyNotSaved(viewer, input.id, tx)
  await tx.execute(sql`insert into deliveries (person_id, message_id, box, delivered_at, read_at)
    values (${viewer.personId}, ${input.id}, 'drafts', now(), now())
    on conflict (person_id, message_id, box) do update set delivered_at = now(), trashed_at = null`)
  return saved.savedAt
}

/** Moments are compared as browsers know them, in milliseconds. */
function mayOverwrite({ page }: DraftInput): SQL {
  if (!page) return sql`true`
  const known = page.knows?.toISOString() ?? null
  return sql`(m.saved_by = ${page.id} or date_trunc('milliseconds', m.updated_at) = ${known}::timestamptz)`
}

/** What the message is found by, sent or not: blind recipients are left out, since everybody else on it searches the same words. */
function searchedWords(author: string, input: DraftInput, { subject, bodyText }: Content, recipients: NamedRecipient[]): SQL {
  const names = recipients.flatMap(({ field, name }) => (field === 'bcc' ? [] : [name]))
  const files = sql`(select string_agg(a.name, ' ') from attachments a where a.id = any (${uuidArray(input.attachmentIds)}))`
  return sql`message_words(${subject}, ${bodyText}, ${author}, ${names.join(' ')}, ${files})`
}

/** An answer joins the thread of the message answered, of which one must have a copy; anything else begins its own. */
async function threadOf(viewer: Viewer, input: DraftInput, tx: Database): Promise<string> {
  if (!input.replyToId) return input.id
  if (!isUuid(input.replyToId)) throw new NotFound()
  const [thread] = await rows<{ id: string }>(
    tx,
    sql`select m.thread_id as id from messages m join deliveries d on d.message_id = m.id
        where m.id = ${input.replyToId} and d.person_id = ${viewer.personId} and d.delivered_at <= now() and m.state = 'sent' limit 1`,
  )
  if (!thread) throw new NotFound()
  return thread.id
}

const WHY = { draft: 'draft-changed', scheduled: 'already-scheduled', sent: 'already-sent' } as const

async function whyNotSaved(viewer: Viewer, id: string, tx: Database): Promise<Error> {
  const [mine] = await rows<{ state: keyof typeof WHY }>(
    tx,
    sql`select state from messages where id = ${id} and author_id = ${viewer.personId}`,
  )
  if (!mine) return new NotFound()
  return new Refusal(WHY[mine.state])
}

export function recipientsLabel(recipients: NamedRecipient[]): string {
  const label = recipients.map(({ name }) => name).join(', ')
  return label.length > 200 ? `${label.slice(0, 199)}…` : label
}

export async function writeRecipients(messageId: string, recipients: NamedRecipient[], tx: Database): Promise<void> {
  await tx.execute(sql`delete from message_recipients where message_id = ${messageId}`)
  if (recipients.length === 0) return
  const list = JSON.stringify(
    recipients.map(({ field, position, kind, id, name, size }) => ({ field, position, kind, id, name, size })),
  )
  await tx.execute(sql`insert into message_recipients (message_id, field, position, kind, person_id, group_id, name, size)
    select ${messageId}, r.field, r.position, r.kind, case when r.kind <> 'group' then r.id end, case when r.kind = 'group' then r.id end, r.name, r.size
    from json_to_recordset(${list}::json) as r(field text, position smallint, kind text, id uuid, name text, size int)`)
}

async function writeAttachments({ id, attachmentIds }: DraftInput, tx: Database): Promise<void> {
  await tx.execute(sql`delete from message_attachments where message_id = ${id}`)
  if (attachmentIds.length === 0) return
  await tx.execute(sql`insert into message_attachments (message_id, attachment_id, position)
    select ${id}, a.id::uuid, a.position from json_array_elements_text(${JSON.stringify(attachmentIds)}::json) with ordinality as a(id, position)
    on conflict do nothing`)
}
