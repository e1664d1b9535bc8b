import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import type { Viewer } from '#domain/session/viewer'

/** How long the viewer's school keeps mail: days in the trash, and months in all; null for as long as one likes. */
export type Keeping = { trashDays: number; retentionMonths: number | null }

/** What a school without a row of its own in `mail_policies` does: the defaults of that table. */
export const KEPT = { trashDays: 30, retentionMonths: null } as const

export async function readKeeping(viewer: Viewer, db: Database = database()): Promise<Keeping> {
  const [found] = await rows<Keeping>(
    db,
    sql`select trash_days as "trashDays", retention_months as "retentionMonths" from mail_policies where school_id = ${viewer.schoolId}`,
  )
  return found ?? KEPT
}
