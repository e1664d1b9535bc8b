import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { NotFound } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'

/**
 * Says that the viewer has read a message that asks for it; once, a repeat changes nothing. A message of which the viewer has no
 * copy, or that asks for nothing, is not found.
 */
export async function confirmReading(viewer: Viewer, id: string, db: Database = database()): Promise<void> {
  if (!isUuid(id)) throw new NotFound()
  await db.transaction(async (tx) => {
    const found = await rows(
      tx,
      sql`update deliveries d set confirmed_at = coalesce(d.confirmed_at, now()), read_at = coalesce(d.read_at, now())
          from messages m where d.person_id = ${viewer.personId} and d.message_id = ${id} and d.box = 'inbox' and d.delivered_at <= now()
            and m.id = d.message_id and m.school_id = ${viewer.schoolId} and m.asks_confirmation and m.author_id <> ${viewer.personId}
          returning 1`,
    )
    if (found.length === 0) throw new NotFound()
    await tx.execute(sql`update confirmations set confirmed_at = coalesce(confirmed_at, now())
      where message_id = ${id} and person_id = ${viewer.personId}`)
  })
}
