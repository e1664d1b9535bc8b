import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { requireCanWriteTo } from '#domain/directory/communication-rules'
import { audienceSql } from '#domain/directory/recipients'
import { NotFound, Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { contentOf } from './content.ts'
import { type NamedRecipient, nameRecipients, saveDraft, writeRecipients } from './drafts.ts'
import { giveHiddenCopies } from './hidden-copies.ts'
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
  try {
    await saveDraft(viewer, input, db)
  } catch (error) {
    const sent = error instanceof Refusal && error.code === 'already-sent' && (await findSent(viewer, input.id, db))
    if (sent) return sent
    throw error
  }
  return db.transaction((tx) => deliver(viewer, input, tx))
}

async function deliver(viewer: Viewer, input: DraftInput, tx: Database): Promise<Sent> {
  if (!(await lockDraft(viewer, input.id, tx))) {
    const sent = await findSent(viewer, input.id, tx)
    if (sent) return sent
    throw new NotFound()
  }
  const recipients = await nameRecipients(viewer, input, tx)
  const already = await alreadyOn(viewer, input.replyToId, tx)
  await requireCanWriteTo(
    viewer,
    recipients.filter((one) => !already.has(refKey(one))),
    tx,
  )
  await writeRecipients(input.id, recipients, tx)
  const seen = recipients.filter(({ field }) => field !== 'bcc')
  const recipientCount =
    (await giveCopies(viewer, input.id, seen, tx)) + (await giveHiddenCopies(viewer, input.id, recipients, tx))
  if (recipientCount === 0) throw new Refusal('nobody-with-access', {}, 'to')
  await turnIntoSent(viewer, input.id, recipientCount, tx)
  return { id: input.id, recipientCount }
}

function requireSomething(input: DraftInput): void {
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

/**
 * The sender and the visible recipients of the message answered: whoever is already on it may always be answered. Only the
 * sender for one who was hidden on it.
 */
async function alreadyOn(viewer: Viewer, replyToId: string | null, tx: Database): Promise<Set<string>> {
  if (!replyToId) return new Set()
  const found = await rows<RecipientRef>(
    tx,
    sql`with answered as (
          select m.id, m.author_id, m.author_id = ${viewer.personId} or not exists (select from deliveries d
              where d.person_id = ${viewer.personId} and d.message_id = m.id and d.blind) as open
          from messages m
          where m.id = ${replyToId} and m.school_id = ${viewer.schoolId} and m.state = 'sent' and exists (
            select from deliveries d where d.person_id = ${viewer.personId} and d.message_id = m.id and d.delivered_at <= now()))
        select 'person' as kind, author_id as id from answered
        union all
        select r.kind, coalesce(r.person_id, r.group_id) from message_recipients r join answered on r.message_id = answered.id
        where r.field <> 'bcc' and answered.open`,
  )
  return new Set(found.map(refKey))
}

function refKey({ kind, id }: RecipientRef): string {
  return `${kind}:${id}`
}

/** One statement for one person or a hundred thousand. */
async function giveCopies(viewer: Viewer, id: string, recipients: NamedRecipient[], tx: Database): Promise<number> {
  const [copies] = await rows<{ count: number }>(
    tx,
    sql`with given as (
          insert into deliveries (person_id, message_id, box, delivered_at, about, tag)
          select a.person_id, ${id}::uuid, 'inbox', now(), a.about, a.tag from (${audienceSql(viewer, recipients)}) a
          on conflict do nothing returning 1)
        select count(*)::int as count from given`,
  )
  return copies?.count ?? 0
}

async function turnIntoSent(viewer: Viewer, id: string, recipientCount: number, tx: Database): Promise<void> {
  await tx.execute(sql`update messages set state = 'sent', sent_at = now(), updated_at = now(), author_name = ${viewer.name},
    recipient_count = ${recipientCount} where id = ${id}`)
  await tx.execute(sql`update deliveries set box = 'sent', delivered_at = now(), read_at = now(), trashed_at = null, folder_id = null
    where person_id = ${viewer.personId} and message_id = ${id} and box = 'drafts'`)
}
