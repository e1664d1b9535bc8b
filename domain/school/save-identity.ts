import { sql } from 'drizzle-orm'
import { type Database, database } from '#db/client'
import { writeAuditLine } from '#domain/audit/write-audit-line'
import { Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { readSchoolSettings } from './queries.ts'
import { isTimeZone } from './time-zones.ts'
import type { Identity } from './types.ts'

/** Renames the school and sets its clocks. Refuses `school-name-missing` and `bad-time-zone`. */
export async function saveIdentity(viewer: Viewer, input: Identity, db: Database = database()): Promise<void> {
  const name = input.name.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()
  const { timeZone } = input
  if (!name) throw new Refusal('school-name-missing', {}, 'name')
  if (!isTimeZone(timeZone)) throw new Refusal('bad-time-zone', {}, 'timeZone')
  await db.transaction(async (tx) => {
    const before = await readSchoolSettings(viewer, tx)
    if (before.name === name && before.timeZone === timeZone) return
    await tx.execute(sql`update schools set name = ${name}, time_zone = ${timeZone} where id = ${viewer.schoolId}`)
    await writeAuditLine(viewer, { action: 'school.identity', details: { before: before.name, name, timeZone } }, tx)
  })
}
