import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { signal } from '#domain/live/signal'
import { NotFound } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'

/** A browser says that nobody has touched it after so many minutes: that long they have been away already. */
const IDLE_AFTER = '10 minutes'

/** A screen of the viewer's own has not been touched for ten minutes, or is again. `NotFound` when it is no screen of theirs. */
export async function markIdle(viewer: Viewer, screenId: string, idle: boolean, db: Database = database()): Promise<void> {
  if (!isUuid(screenId)) throw new NotFound()
  const [screen] = await rows<{ changed: boolean }>(
    db,
    sql`with own as materialized (select id, idle_since from screens where person_id = ${viewer.personId}::uuid and id = ${screenId}),
          marked as (update screens set idle_since = case when ${idle} then now() - ${IDLE_AFTER}::interval end
            where person_id = ${viewer.personId}::uuid and id = ${screenId} and (idle_since is not null) <> ${idle})
        select (idle_since is not null) <> ${idle} as changed from own`,
  )
  if (!screen) throw new NotFound()
  if (screen.changed) signal({ kind: 'presence', id: viewer.personId }, db)
}
