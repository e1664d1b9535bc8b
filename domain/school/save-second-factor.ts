import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { writeAuditLine } from '#domain/audit/write-audit-line'
import { Refusal } from '#domain/refusal'
import { requirePassword } from '#domain/session/passwords'
import type { Viewer } from '#domain/session/viewer'
import { readSchoolSettings } from './queries.ts'
import type { SecondFactor } from './types.ts'

/**
 * Sets who signs in with a second factor. Asks for the viewer's password, and first for a second factor of the viewer's own
 * (`own-factor-first`): who asks it of others has tried it. The refusal is written down too.
 */
export async function saveSecondFactor(
  viewer: Viewer,
  wanted: SecondFactor,
  password: string,
  db: Database = database(),
): Promise<void> {
  const { secondFactor: before } = await readSchoolSettings(viewer, db)
  if (before === wanted) return
  try {
    await requirePassword(viewer, password, db)
    if (wanted !== 'off' && !(await hasOwn(viewer, db))) throw new Refusal('own-factor-first', {}, 'secondFactor')
  } catch (error) {
    const details = { wanted, why: error instanceof Refusal ? error.code : '' }
    if (error instanceof Refusal) await writeAuditLine(viewer, { action: 'school.secondFactorRefused', details }, db)
    throw error
  }
  await db.transaction(async (tx) => {
    await tx.execute(sql`update schools set second_factor = ${wanted} where id = ${viewer.schoolId}`)
    await writeAuditLine(viewer, { action: 'school.secondFactor', details: { before, wanted } }, tx)
  })
}

async function hasOwn(viewer: Viewer, db: Database): Promise<boolean> {
  const found = await rows(db, sql`select from second_factors where person_id = ${viewer.personId} and confirmed_at is not null`)
  return found.length > 0
}
