import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import type { Viewer } from '#domain/session/viewer'

export type BlockedPerson = { id: string; name: string }

/** Whom the viewer blocks, by name: also those whose conversation they deleted (G26), and who have left the school. At most 500. */
export function listBlocked(viewer: Viewer, db: Database = database()): Promise<BlockedPerson[]> {
  return rows<BlockedPerson>(
    db,
    sql`select p.id, p.name from blocks b join people p on p.id = b.blocked_id and p.school_id = ${viewer.schoolId}
      where b.person_id = ${viewer.personId} order by p.search_name, p.id limit 500`,
  )
}
