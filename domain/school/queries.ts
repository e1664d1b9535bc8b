import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { QUOTAS } from '#domain/attachments/quota'
import { KEPT } from '#domain/mail/keeping'
import { NotFound } from '#domain/refusal'
import { isAdministeredBy } from '#domain/session/administers'
import type { Viewer } from '#domain/session/viewer'
import type { SchoolSettings } from './types.ts'

/** What the administrators of a school set for all of it; `NotFound` for everybody else. */
export async function readSchoolSettings(viewer: Viewer, db: Database = database()): Promise<SchoolSettings> {
  const quota = (profile: keyof typeof QUOTAS) => sql`coalesce(k.${sql.raw(profile)}_quota, ${QUOTAS[profile]}::bigint)`
  const [found] = await rows<SchoolSettings>(
    db,
    sql`select s.uai, s.name, s.time_zone as "timeZone", s.second_factor as "secondFactor",
          json_build_object('trashDays', coalesce(k.trash_days, ${KEPT.trashDays}::int), 'retentionMonths', k.retention_months,
            'quotas', json_build_object('student', ${quota('student')}, 'guardian', ${quota('guardian')},
              'teacher', ${quota('teacher')}, 'staff', ${quota('staff')})) as keeping,
          (select json_build_object('admins', count(*) filter (where p.is_admin), 'staff', count(*)) from people p
            where p.school_id = s.id and p.activated_at is not null and p.left_at is null
              and (p.is_admin or p.profile in ('teacher', 'staff')) and not exists (
                select from second_factors f where f.person_id = p.id and f.confirmed_at is not null)) as without
        from schools s left join mail_policies k on k.school_id = s.id where ${isAdministeredBy(viewer, sql`s.id`)}`,
  )
  if (!found) throw new NotFound()
  return found
}
