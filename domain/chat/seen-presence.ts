import { type SQL, sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { uuidArray } from '#domain/directory/ref-ids'
import { OFFLINE, presenceView } from '#domain/presence/presence-view'
import { readOwnPresence } from '#domain/presence/queries'
import type { PresenceView } from '#domain/presence/types'
import type { Viewer } from '#domain/session/viewer'
import { isDeafTo } from './hearing.ts'

/** Whether `watcherId` may know the presence of `personId`: an accepted favourite of theirs, who does not block them. */
export function maySeePresence(watcherId: SQL, personId: SQL): SQL {
  return sql`exists (select from contacts favourite
    where favourite.person_id = ${watcherId} and favourite.contact_id = ${personId} and favourite.state = 'accepted'
      and not ${isDeafTo(personId, watcherId)})`
}

/**
 * What the viewer may see of these people, by person: the status of accepted favourites who do not block them, everybody else
 * offline. Their own is what they chose.
 */
export async function presenceOf(
  viewer: Viewer,
  personIds: string[],
  db: Database = database(),
): Promise<Record<string, PresenceView>> {
  const found = await rows<{ id: string; view: PresenceView | null }>(
    db,
    sql`select p.id, ${presenceView(sql`p.id`)} as view from people p
        where p.id = any (${uuidArray(personIds)}) and p.school_id = ${viewer.schoolId}::uuid
          and ${maySeePresence(sql`${viewer.personId}::uuid`, sql`p.id`)}`,
  )
  const seen = new Map(found.map(({ id, view }) => [id, view ?? OFFLINE]))
  if (personIds.includes(viewer.personId)) seen.set(viewer.personId, await readOwnPresence(viewer, db))
  return Object.fromEntries(personIds.map((id) => [id, seen.get(id) ?? OFFLINE]))
}
