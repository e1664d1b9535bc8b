import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import type { Viewer } from '#domain/session/viewer'
import type { PresenceView, Status } from './types.ts'

/** What the viewer says of themself: « Disponible » until they say something else (P01). Never offline or idle to themself. */
export async function readOwnPresence(viewer: Pick<Viewer, 'personId'>, db: Database = database()): Promise<PresenceView> {
  const [said] = await rows<{ status: Status; text: string }>(
    db,
    sql`select status, text from presence where person_id = ${viewer.personId}::uuid`,
  )
  return { status: said?.status ?? 'available', text: said?.text ?? '', idleSince: null }
}
