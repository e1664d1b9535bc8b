import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'

/** Refuses `writing-blocked` while the school forbids the viewer to write. Reading, and what was sent before, are untouched. */
export async function requireMayWrite(viewer: Pick<Viewer, 'personId' | 'schoolId'>, db: Database = database()): Promise<void> {
  const [blocked] = await rows(
    db,
    sql`select from people where id = ${viewer.personId} and school_id = ${viewer.schoolId} and writing_blocked_at is not null`,
  )
  if (blocked) throw new Refusal('writing-blocked')
}
