import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, database, rows } from '#db/client'
import { listReachable } from '#domain/directory/communication-rules'
import { listRecipients } from '#domain/directory/recipients'
import { wakeWorker } from '#domain/jobs/enqueue'
import { job } from '#domain/jobs/job'
import { NotFound, Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { viewerOf } from '#domain/session/viewer-of'
import { isUuid } from '#domain/uuid'
import type { NamedRecipient } from './drafts.ts'
import { expandSendingJob } from './large-sending.ts'
import { givenToAll, listAlreadyOn, refKey, requireRepliesOn, type Sent } from './send-message.ts'
import type { RecipientRef, SendingReport } from './types.ts'

const which = z.strictObject({ personId: z.uuid(), messageId: z.uuid() })

/** Sends one message at its hour. */
export const sendDueJob = job({ name: 'send-due', data: which, run: async (data) => sendDue(data) })

/** Each minute: messages whose hour has come and whose job was lost, or came a moment too early. */
export const sweepDueJob = job({
  name: 'sweep-due',
  data: z.strictObject({}),
  cron: '* * * * *',
  run: async () => sweepDue(),
})

/** Sends all messages whose hour has come, 200 at most. */
export async function sweepDue(db: Database = database()): Promise<void> {
  const due = await rows<z.infer<typeof which>>(
    db,
    sql`select author_id as "personId", id as "messageId" from messages
        where state = 'scheduled' and send_at <= now() order by send_at limit 200`,
  )
  for (const one of due) await sendDue(one, db)
}

/** Nothing happens when it is not due, was sent already or is a draft again: the row of the message lets one in at a time. */
export async function sendDue({ personId, messageId }: z.infer<typeof which>, db: Database = database()): Promise<void> {
  const viewer = await viewerOf(personId, db)
  const wanted = sql`send_at <= now()`
  if (viewer) await deliverScheduled(viewer, messageId, wanted, db)
  else await db.execute(sql`update messages set state = 'draft' where id = ${messageId} and state = 'scheduled' and ${wanted}`)
}

/** « Envoyer maintenant ». Not one's own, or gone meanwhile, is not found; what sending refuses makes a draft of it again. */
export async function sendScheduledNow(viewer: Viewer, id: string, db: Database = database()): Promise<Sent> {
  if (!isUuid(id)) throw new NotFound()
  const sent = await deliverScheduled(viewer, id, sql`true`, db)
  if (!sent) throw new NotFound()
  if (sent instanceof Refusal) throw sent
  return sent
}

type Stored = { field: NamedRecipient['field']; kind: RecipientRef['kind']; id: string | null; name: string; size: number }
/** What the author is told afterwards; a draft that could not leave says why. */
type Report = SendingReport & { refused?: { code: string; values: Record<string, string | number> } }

async function deliverScheduled(
  viewer: Viewer,
  id: string,
  isDue: ReturnType<typeof sql>,
  db: Database,
): Promise<Sent | Refusal | undefined> {
  const sent = await db.transaction(async (tx) => {
    const message = await lockScheduled(viewer, id, isDue, tx)
    if (!message) return undefined
    if (message.thrownAway) return void (await makeDraft(id, tx))
    return attempt(viewer, id, message, tx)
  })
  wakeWorker(expandSendingJob)
  return sent
}

type Scheduled = {
  replyToId: string | null
  sentAs: string | null
  asksConfirmation: boolean
  noReply: boolean
  thrownAway: boolean
}

async function lockScheduled(
  viewer: Viewer,
  id: string,
  isDue: ReturnType<typeof sql>,
  tx: Database,
): Promise<Scheduled | undefined> {
  const [message] = await rows<Scheduled>(
    tx,
    sql`select reply_to_id as "replyToId", sent_as as "sentAs", asks_confirmation as "asksConfirmation", no_reply as "noReply",
          not exists (select from deliveries d where d.person_id = author_id and d.message_id = messages.id and d.box = 'drafts'
            and d.trashed_at is null) as "thrownAway"
        from messages
        where id = ${id} and author_id = ${viewer.personId} and school_id = ${viewer.schoolId} and state = 'scheduled' and ${isDue}
        for update`,
  )
  return message
}

/** Refused as a whole, it is a draft again, which says why. */
async function attempt(viewer: Viewer, id: string, message: Scheduled, tx: Database): Promise<Sent | Refusal> {
  const stored = await readStored(id, tx)
  try {
    await requireRepliesOn(viewer, message.replyToId, tx)
    const recipients = await stillReachable(viewer, stored, message.replyToId, tx)
    // A savepoint: what was given before the refusal is taken back, the reason is kept.
    const sent = await tx.transaction((inner) => givenToAll(viewer, { id, ...message }, recipients, inner))
    await keepReport(viewer, id, sent.recipientCount, reportOf(stored, recipients), tx)
    return sent
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await makeDraft(id, tx)
    await keepReport(viewer, id, 0, { refused: { code: error.code, values: error.values } }, tx)
    return error
  }
}

/** Also of what was put into the trash while it waited: thrown away is not sent. */
async function makeDraft(id: string, tx: Database): Promise<void> {
  await tx.execute(sql`update messages set state = 'draft', send_at = null, updated_at = now() where id = ${id}`)
}

function readStored(id: string, tx: Database): Promise<Stored[]> {
  return rows<Stored>(
    tx,
    sql`select field, kind, coalesce(person_id, group_id) as id, name, size from message_recipients
        where message_id = ${id} order by position`,
  )
}

/** Those of the chosen who still have access and may still be written to, named as they are now. */
async function stillReachable(
  viewer: Viewer,
  stored: Stored[],
  replyToId: string | null,
  tx: Database,
): Promise<NamedRecipient[]> {
  const refs = stored.filter((one): one is Stored & { id: string } => one.id !== null)
  const already = await listAlreadyOn(viewer, replyToId, tx)
  const writable = new Set((await listReachable(viewer, refs, tx)).map(refKey))
  const named = await listRecipients(
    viewer,
    refs.filter((one) => already.has(refKey(one)) || writable.has(refKey(one))),
    tx,
  )
  const fieldOf = new Map(refs.map((one) => [refKey(one), one.field]))
  return named.map((one, position) => ({ ...one, field: fieldOf.get(refKey(one)) ?? 'to', position }))
}

function reportOf(stored: Stored[], recipients: NamedRecipient[]): Report {
  const found = new Map(recipients.map((one) => [refKey(one), one]))
  const now = (one: Stored) => (one.id ? found.get(refKey({ kind: one.kind, id: one.id })) : undefined)
  const leftOut = stored.filter((one) => !now(one)).map(({ name }) => name)
  const changed = stored.flatMap((one) => {
    const after = now(one)?.size
    return after !== undefined && after !== one.size ? [{ name: one.name, before: one.size, after }] : []
  })
  return { ...(leftOut.length > 0 && { leftOut }), ...(changed.length > 0 && { changed }) }
}

async function keepReport(viewer: Viewer, id: string, total: number, report: Report, tx: Database): Promise<void> {
  await tx.execute(sql`insert into sendings as s (person_id, message_id, total, done, finished_at, report)
    values (${viewer.personId}, ${id}, ${total}, ${total}, now(), ${JSON.stringify(report)}::jsonb)
    on conflict (person_id, message_id) do update set report = s.report || excluded.report`)
}
