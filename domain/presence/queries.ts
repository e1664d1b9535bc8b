import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { uuidArray } from '#domain/directory/ref-ids'
import type { Viewer } from '#domain/session/viewer'
import { maySeePresence, OFFLINE, presenceView } from './presence-view.ts'
import type { PresenceView, Status } from './types.ts'

/**
 * What the viewer may see of these people, by person: the status of accepted favourites who do not block them, everybody else
 * offline. Their own is what they chose (`readOwnPresence`).
 */
export async function presenceOf(
  viewer: Viewer,
  personIds: string[],
  db: Database = database(),
): Promise<Record<string, PresenceView>> {
  const others = personIds.filter((id) => id !== viewer.personId)
  const found =
    others.length === 0
      ? []
      : await rows<{ id: string; view: PresenceView | null }>(
          db,
          sql`select p.id, ${presenceView(sql`p.id`)} as view from people p
              where p.id = any (${uuidArray(others)}) and p.school_id = ${viewer.schoolId}::uuid
                and ${maySeePresence(sql`${viewer.personId}::uuid`, sql`p.id`)}`,
        )
  const seen = new Map(found.map(({ id, view }) => [id, view ?? OFFLINE]))
  const own = others.length < personIds.length ? await readOwnPresence(viewer, db) : OFFLINE
  return Object.fromEntries(personIds.map((id) => [id, id === viewer.personId ? own : (seen.get(id) ?? OFFLINE)]))
}

/** What the viewer says of themself: « Disponible » until they say something else (P01). Never offline or idle to themself. */
export async function readOwnPresence(viewer: Pick<Viewer, 'personId'>, db: Database = database()): Promise<PresenceView> {
  const [said] = await rows<{ status: Status; text: string }>(
    db,
    sql`select status, text from presence where person_id = ${viewer.personId}::uuid`,
  )
  return { status: said?.status ?? 'available', text: said?.text ?? '', idleSince: null }
}
