import { sql } from 'drizzle-orm'
import { type Database, database } from '#db/client'
import { writeAuditLine } from '#domain/audit/write-audit-line'
import { Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { readSchoolSettings } from './queries.ts'
import type { Keeping } from './types.ts'

/** As typed: whole numbers; months may be empty, quotas are megabytes (10⁶ bytes). */
export type TypedKeeping = Record<'trashDays' | 'retentionMonths' | 'student' | 'guardian' | 'teacher' | 'staff', string>

const MEGABYTE = 1_000_000
const QUOTA = { least: 1, most: 1_000_000 }

/**
 * Sets how long the school keeps mail and how much room each profile has for files. Refuses `bad-number` with its bounds, and
 * `keeping-shortened` unless it is meant: the next night deletes what is older, for everybody and for good.
 */
export async function saveKeeping(
  viewer: Viewer,
  typed: TypedKeeping,
  isSure: boolean,
  db: Database = database(),
): Promise<void> {
  const wanted = readTyped(typed)
  await db.transaction(async (tx) => {
    const { keeping: before } = await readSchoolSettings(viewer, tx)
    if (shortens(before, wanted) && !isSure) throw new Refusal('keeping-shortened', {}, 'isSure')
    const { trashDays, retentionMonths, quotas } = wanted
    await tx.execute(sql`insert into mail_policies as k
        (school_id, trash_days, retention_months, student_quota, guardian_quota, teacher_quota, staff_quota)
      values (${viewer.schoolId}, ${trashDays}, ${retentionMonths}, ${quotas.student}, ${quotas.guardian}, ${quotas.teacher}, ${quotas.staff})
      on conflict (school_id) do update set trash_days = excluded.trash_days, retention_months = excluded.retention_months,
        student_quota = excluded.student_quota, guardian_quota = excluded.guardian_quota,
        teacher_quota = excluded.teacher_quota, staff_quota = excluded.staff_quota`)
    await writeAuditLine(viewer, { action: 'school.keeping', details: saidOf(wanted) }, tx)
  })
}

function readTyped(typed: TypedKeeping): Keeping {
  const quota = (profile: keyof Keeping['quotas']) => whole(typed, profile, QUOTA) * MEGABYTE
  return {
    trashDays: whole(typed, 'trashDays', { least: 1, most: 3650 }),
    retentionMonths: typed.retentionMonths.trim() ? whole(typed, 'retentionMonths', { least: 1, most: 600 }) : null,
    quotas: { student: quota('student'), guardian: quota('guardian'), teacher: quota('teacher'), staff: quota('staff') },
  }
}

/** Spaces between thousands are how French writes them. */
function whole(typed: TypedKeeping, name: keyof TypedKeeping, { least, most }: { least: number; most: number }): number {
  const bare = typed[name].replaceAll(/\s/g, '')
  const value = /^\d{1,9}$/.test(bare) ? Number(bare) : Number.NaN
  if (!(value >= least && value <= most)) throw new Refusal('bad-number', { least, most }, name)
  return value
}

function shortens(before: Keeping, wanted: Keeping): boolean {
  const months = ({ retentionMonths }: Keeping) => retentionMonths ?? Number.POSITIVE_INFINITY
  return wanted.trashDays < before.trashDays || months(wanted) < months(before)
}

function saidOf({ trashDays, retentionMonths, quotas }: Keeping): Record<string, number> {
  const megabytes = Object.entries(quotas).map(([profile, bytes]) => [profile, bytes / MEGABYTE])
  return { days: trashDays, months: retentionMonths ?? 0, ...Object.fromEntries(megabytes) }
}
