import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, database, rows } from '#db/client'
import { countChosen } from '#domain/directory/recipients'
import { enqueue } from '#domain/jobs/enqueue'
import { Interrupted, job } from '#domain/jobs/job'
import type { Viewer } from '#domain/session/viewer'
import type { NamedRecipient } from './drafts.ts'
import { giveCopies } from './give-copies.ts'
import { giveHiddenCopies } from './hidden-copies.ts'
import type { RecipientRef } from './types.ts'

/** To more people than this a message is given by the job: what one transaction does in a fifth of a second. */
export const LARGE = 5_000
/** Members of each group that one transaction takes on: one to two tenths of a second. */
const BATCH = 5_000
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Whether the recipients may stand for so many people that the job gives the copies; each group counts its size. */
export function isLarge(recipients: NamedRecipient[]): boolean {
  return recipients.reduce((sum, { size }) => sum + size, 0) > LARGE
}

/**
 * In the transaction of the send: leaves the copies to the job and gives how many people they are for. A retry finds the same
 * row: the work goes on where it stopped.
 */
export async function beginSending(viewer: Viewer, id: string, recipients: NamedRecipient[], tx: Database): Promise<number> {
  const total = await countChosen(viewer, recipients, tx)
  if (total === 0) return 0
  await tx.execute(sql`insert into sendings (person_id, message_id, total) values (${viewer.personId}, ${id}, ${total})`)
  await enqueue(expandSendingJob, { personId: viewer.personId, messageId: id }, { key: id }, tx)
  return total
}

const which = z.strictObject({ personId: z.uuid(), messageId: z.uuid() })

/** Gives the copies of a large message, batch by batch in the order of people. */
export const expandSendingJob = job({
  name: 'expand-sending',
  data: which,
  run: async (data, stopping) => expandSending(data, stopping),
})

/** Each minute: sendings whose job was lost. */
export const resumeSendingsJob = job({
  name: 'resume-sendings',
  data: z.strictObject({}),
  cron: '* * * * *',
  run: async (_, stopping) => {
    const lost = await rows<z.infer<typeof which>>(
      database(),
      sql`select person_id as "personId", message_id as "messageId" from sendings
          where finished_at is null and total > 0 and requested_at < now() - interval '1 minute' order by requested_at limit 20`,
    )
    for (const one of lost) await expandSending(one, stopping)
  },
})

/** Gives what is still to be given. Any number of processes may try: the row of the sending lets one in at a time. */
export async function expandSending(
  which: { personId: string; messageId: string },
  stopping: AbortSignal,
  db: Database = database(),
): Promise<void> {
  while (await db.transaction((tx) => expandBatch(which, tx))) if (stopping.aborted) throw new Interrupted()
}

type Sending = { schoolId: string; after: string | null; recalled: boolean; asksConfirmation: boolean }

/** Copies and the place reached are committed together: nobody is left out and nobody has two. Says whether there is more. */
async function expandBatch({ personId, messageId }: z.infer<typeof which>, tx: Database): Promise<boolean> {
  const [sending] = await rows<Sending>(
    tx,
    sql`select m.school_id as "schoolId", s.report->>'after' as after, m.recalled_at is not null as recalled,
          m.asks_confirmation as "asksConfirmation"
        from sendings s join messages m on m.id = s.message_id
        where s.person_id = ${personId} and s.message_id = ${messageId} and s.finished_at is null for update of s`,
  )
  if (!sending) return false
  const author = { personId, schoolId: sending.schoolId }
  const message = { id: messageId, asksConfirmation: sending.asksConfirmation }
  const after = sending.after ?? NOBODY
  const { seen, hidden } = await readRefs(messageId, tx)
  const upTo = sending.recalled ? null : await batchEnd(seen, after, tx)
  let count = sending.recalled ? 0 : (await giveCopies(author, message, seen, tx, { after, upTo })).count
  if (upTo) {
    await noteProgress(personId, messageId, count, upTo, tx)
    return true
  }
  if (!sending.recalled) count += await giveHiddenCopies(author, message, hidden, tx)
  await finish(personId, messageId, count, tx)
  return false
}

async function readRefs(messageId: string, tx: Database): Promise<{ seen: RecipientRef[]; hidden: RecipientRef[] }> {
  const refs = await rows<RecipientRef & { hidden: boolean }>(
    tx,
    sql`select r.kind, coalesce(r.person_id, r.group_id) as id, r.field = 'bcc' as hidden from message_recipients r
        where r.message_id = ${messageId} and coalesce(r.person_id, r.group_id) is not null order by r.position`,
  )
  return { seen: refs.filter(({ hidden }) => !hidden), hidden: refs.filter(({ hidden }) => hidden) }
}

/** The last person of the next batch, or null when the rest is one batch: the first of all groups to have enough members. */
async function batchEnd(refs: RecipientRef[], after: string, tx: Database): Promise<string | null> {
  const groups = refs.filter(({ kind }) => kind === 'group').map(({ id }) => id)
  const [end] = await rows<{ id: string }>(
    tx,
    sql`select b.person_id as id from unnest(${`{${groups.join(',')}}`}::uuid[]) g(id) cross join lateral (
          select m.person_id from group_members m where m.group_id = g.id and m.person_id > ${after}::uuid
          order by m.person_id offset ${sql.raw(String(BATCH - 1))} limit 1) b
        order by b.person_id limit 1`,
  )
  return end?.id ?? null
}

async function noteProgress(personId: string, messageId: string, count: number, after: string, tx: Database): Promise<void> {
  await tx.execute(sql`update sendings set done = least(done + ${count}::int, total),
      report = report || jsonb_build_object('after', ${after}::text, 'given', coalesce((report->>'given')::int, 0) + ${count}::int)
    where person_id = ${personId} and message_id = ${messageId}`)
}

/** The number of people is now what it came to: somebody may have left or come while it went out. */
async function finish(personId: string, messageId: string, count: number, tx: Database): Promise<void> {
  await tx.execute(sql`with finished as (
      update sendings set finished_at = now(), report = report - 'after' - 'given',
        total = coalesce((report->>'given')::int, 0) + ${count}::int, done = coalesce((report->>'given')::int, 0) + ${count}::int
      where person_id = ${personId} and message_id = ${messageId} returning total)
    update messages set recipient_count = finished.total from finished where id = ${messageId}`)
}
