import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { requireCanWriteTo } from '#domain/directory/communication-rules'
import { requireMayWrite } from '#domain/directory/may-write'
import { enqueue, wakeWorker } from '#domain/jobs/enqueue'
import { signal } from '#domain/live/signal'
import { NotFound, Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { answerAwayJob, MOST_ANSWERED } from './answer-away.ts'
import { contentOf } from './content.ts'
import { type NamedRecipient, type SavedDraft, saveDraft, writeRecipients } from './drafts.ts'
import { type Given, giveCopies } from './give-copies.ts'
import { giveHiddenCopies } from './hidden-copies.ts'
import { beginSending, expandSendingJob, isLarge } from './large-sending.ts'
import { requireSender, type Sender, shareSent } from './senders.ts'
import type { DraftInput, RecipientRef } from './types.ts'

export type Sent = { id: string; recipientCount: number }

/**
 * Sends a message once. It is kept as a draft first, so that a killed server leaves a draft; then one transaction checks the
 * rules, freezes the names, gives everybody a copy and turns the draft into sent. The same id again gives the first answer.
 * Refuses `no-recipient`, `empty-message`, `nobody-with-access`, and all that `saveDraft` and the rules refuse.
 */
export async function sendMessage(viewer: Viewer, input: DraftInput, db: Database = database()): Promise<Sent> {
  const earlier = await findSent(viewer, input.id, db)
  if (earlier) return earlier
  requireSomething(input)
  const saved = await keepFirst(viewer, input, db)
  if ('recipientCount' in saved) return saved
  const sent = await db.transaction((tx) => deliver(viewer, input, saved.recipients, tx))
  wakeWorker(expandSendingJob)
  wakeWorker(answerAwayJob)
  return sent
}

/** Sent meanwhile by another try: its answer. */
async function keepFirst(viewer: Viewer, input: DraftInput, db: Database): Promise<SavedDraft | Sent> {
  try {
    return await saveDraft(viewer, input, db)
  } catch (error) {
    const sent = error instanceof Refusal && error.code === 'already-sent' && (await findSent(viewer, input.id, db))
    if (sent) return sent
    throw error
  }
}

async function deliver(viewer: Viewer, input: DraftInput, recipients: NamedRecipient[], tx: Database): Promise<Sent> {
  if (!(await lockDraft(viewer, input.id, tx))) {
    const sent = await findSent(viewer, input.id, tx)
    if (sent) return sent
    throw new NotFound()
  }
  await requireRepliesOn(viewer, input.replyToId, tx)
  const already = await listAlreadyOn(viewer, input.replyToId, tx)
  await requireCanWriteTo(
    viewer,
    recipients.filter((one) => !already.has(refKey(one))),
    tx,
  )
  return givenToAll(viewer, input, recipients, tx)
}

/**
 * Gives the locked message to these recipients, who may be written to, and makes it sent: names frozen, everybody a copy (or
 * the job to give them, where they are many), the author's own copy to « sent », and one for each member of the mailbox in whose
 * name it leaves. Refuses `nobody-with-access`, `not-in-mailbox`, and `writing-blocked` to whom the school forbids to write, also as an answer.
 */
export async function givenToAll(
  viewer: Viewer,
  message: Pick<DraftInput, 'id' | 'asksConfirmation' | 'noReply' | 'sentAs'>,
  recipients: NamedRecipient[],
  tx: Database,
): Promise<Sent> {
  const { id } = message
  await requireMayWrite(viewer, tx)
  const sender = await requireSender(viewer, message.sentAs ?? null, tx)
  await writeRecipients(id, recipients, tx)
  const { count, away } = isLarge(recipients)
    ? { count: await beginSending(viewer, id, recipients, tx), away: [] }
    : await givenAtOnce(viewer, message, recipients, tx)
  if (count === 0) throw new Refusal('nobody-with-access', {}, 'to')
  await turnIntoSent(viewer, id, count, sender, tx)
  if (sender) await shareSent(viewer, id, sender, tx)
  if (count <= MOST_ANSWERED && away.length > 0 && !message.noReply)
    await enqueue(answerAwayJob, { messageId: id, people: away }, {}, tx)
  return { id, recipientCount: count }
}

async function givenAtOnce(
  viewer: Viewer,
  message: Pick<DraftInput, 'id' | 'asksConfirmation'>,
  recipients: NamedRecipient[],
  tx: Database,
): Promise<Given> {
  const [hidden, seen] = [recipients.filter(({ field }) => field === 'bcc'), recipients.filter(({ field }) => field !== 'bcc')]
  const { count, away } = await giveCopies(viewer, message, seen, tx)
  return { count: count + (await giveHiddenCopies(viewer, message, hidden, tx)), away }
}

/** Refuses `no-recipient` and `empty-message`. */
export function requireSomething(input: DraftInput): void {
  if (input.to.length + input.cc.length + input.bcc.length === 0) throw new Refusal('no-recipient', {}, 'to')
  const { subject, bodyText } = contentOf(input)
  if (subject === '' && bodyText === '' && input.attachmentIds.length === 0) throw new Refusal('empty-message', {}, 'body')
}

/** Two sends of the same draft at once: the second waits here, then finds it sent. */
async function lockDraft(viewer: Viewer, id: string, tx: Database): Promise<boolean> {
  const found = await rows(
    tx,
    sql`select from messages where id = ${id} and author_id = ${viewer.personId} and state = 'draft' for update`,
  )
  return found.length > 0
}

async function findSent(viewer: Viewer, id: string, db: Database): Promise<Sent | undefined> {
  const [sent] = await rows<Sent>(
    db,
    sql`select id, recipient_count as "recipientCount" from messages
        where id = ${id} and author_id = ${viewer.personId} and state = 'sent'`,
  )
  return sent
}

/** Refuses `replies-off` for an answer to a message that takes none; its author may add to it. */
export async function requireRepliesOn(viewer: Viewer, replyToId: string | null, tx: Database): Promise<void> {
  if (!replyToId) return
  const closed = await rows(
    tx,
    sql`select from messages where id = ${replyToId} and school_id = ${viewer.schoolId} and no_reply and author_id <> ${viewer.personId}`,
  )
  if (closed.length > 0) throw new Refusal('replies-off')
}

/**
 * The sender (the mailbox in whose name it was written, never whoever wrote it) and the visible recipients of the message answered:
 * whoever is already on it may always be answered. Only the sender for one who was hidden on it.
 */
export async function listAlreadyOn(viewer: Viewer, replyToId: string | null, tx: Database): Promise<Set<string>> {
  if (!replyToId) return new Set()
  const found = await rows<RecipientRef>(
    tx,
    sql`with answered as (
          select m.id, m.author_id, m.sent_as, m.author_id = ${viewer.personId} or not exists (select from deliveries d
              where d.person_id = ${viewer.personId} and d.message_id = m.id and d.blind) as open
          from messages m
          where m.id = ${replyToId} and m.school_id = ${viewer.schoolId} and m.state = 'sent' and exists (
            select from deliveries d where d.person_id = ${viewer.personId} and d.message_id = m.id and d.delivered_at <= now()))
        select case when sent_as is null then 'person' else 'group' end as kind, coalesce(sent_as, author_id) as id from answered
        union all
        select r.kind, coalesce(r.person_id, r.group_id) from message_recipients r join answered on r.message_id = answered.id
        where r.field <> 'bcc' and answered.open`,
  )
  return new Set(found.map(refKey))
}

export function refKey({ kind, id }: RecipientRef): string {
  return `${kind}:${id}`
}

async function turnIntoSent(
  viewer: Viewer,
  id: string,
  recipientCount: number,
  sender: Sender | null,
  tx: Database,
): Promise<void> {
  signal({ kind: 'copies', id: viewer.personId }, tx)
  await tx.execute(sql`update messages set state = 'sent', sent_at = now(), updated_at = now(), author_name = ${sender?.name ?? viewer.name},
    sent_as = ${sender?.id ?? null}, recipient_count = ${recipientCount} where id = ${id}`)
  await tx.execute(sql`update deliveries set box = 'sent', delivered_at = now(), read_at = now(), trashed_at = null, folder_id = null,
      tag = ${sender?.name ?? ''}
    where person_id = ${viewer.personId} and message_id = ${id} and box = 'drafts'`)
}
