import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import type { Actor } from '#domain/audit/write-audit-line'
import { Refusal } from '#domain/refusal'
import { type Choice, choiceOf } from './bring-files.ts'
import { getImport, type ImportRow, listImports } from './import-row.ts'
import { type Change, comparison, type Profile } from './plan.ts'

export type { ImportRow } from './import-row.ts'
export type { Plan } from './plan.ts'
export { guardKey } from './plan.ts'

type Who = Pick<Actor, 'schoolId'>

/** The import of the viewer's school; throws `NotFound`. */
export function getSchoolImport(viewer: Who, id: string, db: Database = database()): Promise<ImportRow> {
  return getImport(viewer, id, db)
}

/** The latest 20 imports of the viewer's school. */
export function listSchoolImports(viewer: Who, db: Database = database()): Promise<ImportRow[]> {
  return listImports(viewer, db)
}

/** A wrong line: `code` and `values` make its sentence. */
export type Issue = {
  severity: 'error' | 'warning'
  code: string
  values: Record<string, string | number>
  file: string
  line: number
  column: string
}

/** Wrong lines of an import of the viewer's school, those left out first; at most `limit`. */
export async function listIssues(viewer: Who, id: string, limit: number, db: Database = database()): Promise<Issue[]> {
  return rows<Issue>(
    db,
    sql`select s.severity, s.code, s."values", s.file, s.line, s."column" from import_issues s join imports i on i.id = s.import_id
        where i.school_id = ${viewer.schoolId}::uuid and i.id = ${id}::uuid order by s.severity, s.file, s.line, s.position limit ${limit}::int`,
  )
}

/** Somebody of a plan: their class before and after, and which of `name, profile, duty, contact, admin` change. */
export type PlannedPerson = {
  change: Exclude<Change, 'same'>
  profile: Profile
  name: string
  oldName: string
  before: string
  after: string
  what: ('name' | 'profile' | 'duty' | 'contact' | 'admin')[]
}

/** People for whom something changes in a planned import of the viewer's school, at most `limit` a change; none once it is applied. */
export async function listPlannedPeople(
  viewer: Who,
  id: string,
  limit: number,
  db: Database = database(),
): Promise<PlannedPerson[]> {
  const which = { id, schoolId: viewer.schoolId }
  const people = await rows<Omit<PlannedPerson, 'what'> & { what: (PlannedPerson['what'][number] | null)[] }>(
    db,
    sql`with ${comparison(which)}, turns as (select c.*, row_number() over (partition by c.change
          order by c.profile, c.class_name, c.last_name, c.first_name) as turn from compared c where c.change <> 'same')
        select t.change, t.profile, t.name, coalesce(t.old_name, '') as "oldName", coalesce(t.old_class, '') as before, t.class_name as after,
          to_json(array[case when t.name <> t.old_name then 'name' end, case when t.profile <> p.profile then 'profile' end,
            case when t.duty <> t.old_duty then 'duty' end, case when t.contact_changed then 'contact' end,
            case when t.is_admin and not t.was_admin then 'admin' end]) as what
        from turns t join imports i on i.id = ${id}::uuid and i.school_id = ${viewer.schoolId}::uuid left join people p on p.id = t.person_id
        where t.turn <= ${limit}::int order by t.change, t.turn`,
  )
  return people.map((one) => ({ ...one, what: one.what.filter((word) => word !== null) }))
}

export type { Choice } from './bring-files.ts'

/** What a waiting import of the viewer's school waits for; null when its files are no longer there. Throws `NotFound`. */
export async function getChoice(viewer: Who, id: string, db: Database = database()): Promise<Choice | null> {
  try {
    return await choiceOf(viewer, id, db)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
