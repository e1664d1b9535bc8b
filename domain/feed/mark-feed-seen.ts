import { sql } from 'drizzle-orm'
import { type Database, database } from '#db/client'
import { signal } from '#domain/live/signal'
import type { Viewer } from '#domain/session/viewer'

/** Everything that has arrived until now is no longer new in the feed; reading it is another matter. */
export async function markFeedSeen(viewer: Viewer, db: Database = database()): Promise<void> {
  await db.execute(sql`update people set feed_seen_at = now() where id = ${viewer.personId}`)
  signal({ kind: 'copies', id: viewer.personId }, db)
}
