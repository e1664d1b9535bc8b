import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import type { Viewer } from '#domain/session/viewer'

/** How somebody is reached outside Préau, as it was written by the roster or the school; null where nothing is known. */
export type ContactDetails = { mobile: string | null; phone: string | null; email: string | null; address: string | null }

/**
 * The contact details of a person of the viewer's school that the viewer may know, or null. One's own are known to everybody,
 * and anybody's to administrators. A guardian's are known to the staff, and but for the postal address to those who teach a
 * child of theirs. Nobody else knows any: no student a parent's, no guardian another guardian's. What a roster writes of a student
 * is often their family's: a student is shown neither the telephone nor the address of the home, nor what is a guardian's too.
 */
export async function readContactDetails(viewer: Viewer, personId: string, db: Database): Promise<ContactDetails | null> {
  const [details] = await rows<ContactDetails>(
    db,
    sql`select ${ownOf(viewer, 'mobile')} as mobile, case when ${viewer.profile !== 'student'} then d.phone end as phone, ${ownOf(viewer, 'email')} as email,
          case when ${knowsAddress(viewer)} then d.address end as address
        from contact_details d join people p on p.id = d.person_id
        where d.person_id = ${personId}::uuid and p.school_id = ${viewer.schoolId}::uuid and ${mayKnow(viewer)}`,
  )
  if (!details) return null
  const { mobile, phone, email, address } = details
  return mobile || phone || email || address ? { mobile, phone, email, address } : null
}

/** The number by which the row `p` of `people` is called first, as a scalar; null for those who may not know it. */
export function firstNumber(viewer: Viewer): SQL {
  return sql`case when ${mayKnow(viewer)} then (select coalesce(d.mobile, d.phone) from contact_details d where d.person_id = p.id) end`
}

/** For the row `p` of `people`. */
function mayKnow(viewer: Viewer): SQL {
  const own = sql`p.id = ${viewer.personId}::uuid`
  if (viewer.isAdmin) return sql`true`
  if (viewer.profile === 'staff') return sql`(${own} or p.profile = 'guardian')`
  if (viewer.profile === 'teacher') return sql`(${own} or (p.profile = 'guardian' and ${teachesChildOf(viewer)}))`
  return own
}

/** A column of `d`; for a student only what is not written of a guardian of theirs, numbers being compared by their figures. */
function ownOf(viewer: Viewer, column: 'mobile' | 'email'): SQL {
  const value = sql.raw(`d.${column}`)
  if (viewer.profile !== 'student') return value
  const same = (text: SQL) => (column === 'email' ? sql`lower(${text})` : sql`right(regexp_replace(${text}, '\\D', '', 'g'), 9)`)
  const theirs = column === 'mobile' ? ['mobile', 'phone'] : ['email']
  const shared = sql.join(
    theirs.map((one) => sql`${same(value)} = ${same(sql.raw(`k.${one}`))}`),
    sql` or `,
  )
  return sql`case when not exists (select from guardianships family join contact_details k on k.person_id = family.guardian_id
    where family.student_id = d.person_id and (${shared})) then ${value} end`
}

function knowsAddress(viewer: Viewer): SQL {
  if (viewer.profile === 'student') return sql`false`
  return viewer.isAdmin || viewer.profile === 'staff' ? sql`true` : sql`p.id = ${viewer.personId}::uuid`
}

/** A class or a course is groups with one name: its teachers, among whom the viewer is, and its students, among whom a child is. */
function teachesChildOf(viewer: Viewer): SQL {
  return sql`exists (select from guardianships k join people child on child.id = k.student_id and child.left_at is null
      join group_members studies on studies.person_id = child.id join groups students on students.id = studies.group_id
      join groups team on team.school_id = students.school_id and team.class_name = students.class_name
        and (team.kind, students.kind) in (('class_teachers', 'class_students'), ('course_teachers', 'course_students'))
      join group_members teaches on teaches.group_id = team.id and teaches.person_id = ${viewer.personId}::uuid
    where k.guardian_id = p.id and students.school_id = ${viewer.schoolId}::uuid)`
}
