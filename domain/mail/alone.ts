import { sql } from 'drizzle-orm'
import type { Database } from '#db/client'
import { signal } from '#domain/live/signal'
import type { Viewer } from '#domain/session/viewer'

/**
 * One change of a person's folders and copies after the other. Two tabs then cannot tie a knot of folders or pass a limit, take
 * the same copies in two orders and wait for each other, or file a message into a folder that is going.
 */
export function alone<T>(viewer: Viewer, db: Database, work: (tx: Database) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('folders ' || ${viewer.personId}, 0))`)
    signal({ kind: 'copies', id: viewer.personId }, tx)
    return work(tx)
  })
}
