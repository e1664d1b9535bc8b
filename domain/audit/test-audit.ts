import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'

/** What stands in the log of a school, oldest first, for tests. */
export async function actionsOf(schoolId: string, db: Database): Promise<string[]> {
  const found = await rows<{ action: string }>(db, sql`select action from audit_lines where school_id = ${schoolId} order by id`)
  return found.map(({ action }) => action)
}
