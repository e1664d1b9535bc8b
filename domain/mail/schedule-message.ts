import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { requireCanWriteTo } from '#domain/directory/communication-rules'
import { requireMayWrite } from '#domain/directory/may-write'
import { enqueue } from '#domain/jobs/enqueue'
import { signal } from '#domain/live/signal'
import { NotFound, Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import { saveDraft } from './drafts.ts'
import { listAlreadyOn, refKey, requireRepliesOn, requireSomething } from './send-message.ts'
import { sendDueJob } from './send-scheduled.ts'
import { requireSender } from './senders.ts'
import type { DraftInput } from './types.ts'

/** A message may wait for a year. */
const FARTHEST = 366 * 24 * 3600 * 1000

/**
 * Keeps a message to be sent at `at`, to whom the rules and groups then say. Until then only its author sees it. Refuses
 * `schedule-past`, `schedule-too-far`, and all that sending now would refuse.
 */
export async function scheduleMessage(
  viewer: Viewer,
  input: DraftInput,
  at: Date | null,
  db: Database = database(),
): Promise<void> {
  requireSomething(input)
  const { recipients } = await saveDraft(viewer, input, db)
  const hour = requireHour(at)
  await requireMayWrite(viewer, db)
  await requireSender(viewer, input.sentAs ?? null, db)
  await requireRepliesOn(viewer, input.replyToId, db)
  const already = await listAlreadyOn(viewer, input.replyToId, db)
  await requireCanWriteTo(
    viewer,
    recipients.filter((one) => !already.has(refKey(one))),
    db,
  )
  await db.transaction(async (tx) => {
    const waiting = await rows(
      tx,
      sql`update messages set state = 'scheduled', send_at = ${hour.toISOString()}::timestamptz, updated_at = now()
          where id = ${input.id} and author_id = ${viewer.personId} and state = 'draft' returning 1`,
    )
    if (waiting.length === 0) throw new Refusal('already-sent')
    signal({ kind: 'copies', id: viewer.personId }, tx)
    await tx.execute(sql`delete from sendings where person_id = ${viewer.personId} and message_id = ${input.id}`)
    await enqueue(sendDueJob, { personId: viewer.personId, messageId: input.id }, { at: hour }, tx)
  })
}

/** The hour of a scheduled message: to come, and within a year. Throws `schedule-past` and `schedule-too-far`. */
export function requireHour(at: Date | null): Date {
  if (!at || !(at.getTime() > Date.now())) throw new Refusal('schedule-past', {}, 'sendAt')
  if (at.getTime() > Date.now() + FARTHEST) throw new Refusal('schedule-too-far', {}, 'sendAt')
  return at
}

/** Makes a draft again of a message that waits for its hour. Not one's own, or gone meanwhile, is not found. */
export async function unscheduleMessage(viewer: Viewer, id: string, db: Database = database()): Promise<void> {
  if (!isUuid(id)) throw new NotFound()
  const found = await rows(
    db,
    sql`update messages set state = 'draft', send_at = null, updated_at = now()
        where id = ${id} and author_id = ${viewer.personId} and state = 'scheduled' returning 1`,
  )
  if (found.length === 0) throw new NotFound()
}
