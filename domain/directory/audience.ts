import { type SQL, sql } from 'drizzle-orm'
import type { RecipientRef } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'
import { idsOfKind } from './ref-ids.ts'

/** Of the people whom refs stand for, those after one id up to and with another; null is everybody who is left. */
export type Range = { after: string; upTo: string | null }
type Author = Pick<Viewer, 'personId' | 'schoolId'>

/** Whether the person is in the range; everybody is in none. */
export function within(personId: SQL, range: Range | undefined): SQL {
  if (!range) return sql`true`
  const end = range.upTo ? sql` and ${personId} <= ${range.upTo}::uuid` : sql``
  return sql`${personId} > ${range.after}::uuid${end}`
}

/** The members, in the range, of those of the groups that are of the author's school. */
export function chosenMembers(author: Author, refs: RecipientRef[], range?: Range): SQL {
  return sql`group_members m where m.group_id = any (${idsOfKind(refs, 'group')}) and ${within(sql`m.person_id`, range)}
    and m.group_id in (select g.id from groups g where g.school_id = ${author.schoolId}::uuid)`
}

/**
 * The id of everybody whom the refs stand for, each once, with or without access; the author only if named as a person. The
 * groups are asked of `group_members` itself: only there does the planner know which are large.
 */
export function chosenPeople(viewer: Author, refs: RecipientRef[], range?: Range): SQL {
  const me = sql`${viewer.personId}::uuid`
  return sql`select named.id as person_id from unnest(${idsOfKind(refs, 'person')}) named(id) where ${within(sql`named.id`, range)}
    union select m.person_id from ${chosenMembers(viewer, refs, range)} and m.person_id <> ${me}
    union select c.guardian_id from guardianships c join people s on s.id = c.student_id
      where s.id = any (${idsOfKind(refs, 'guardians')}) and s.school_id = ${viewer.schoolId}::uuid and s.left_at is null
        and c.guardian_id <> ${me} and ${within(sql`c.guardian_id`, range)}`
}

/** (guardian, student, first name), each once: children in the class whose guardians are addressed, and those whose guardians were named. */
export function concernedChildren(viewer: Author, refs: RecipientRef[]): SQL {
  const ofSchool = sql`s.school_id = ${viewer.schoolId}::uuid and s.profile = 'student' and s.left_at is null`
  return sql`select c.guardian_id, s.id as student_id, s.first_name
      from groups g join people s on s.class_name = g.class_name and ${ofSchool}
        join guardianships c on c.student_id = s.id
        join group_members m on m.group_id = g.id and m.person_id = c.guardian_id
      where g.id = any (${idsOfKind(refs, 'group')}) and g.kind = 'class_guardians' and g.class_name <> ''
    union
    select c.guardian_id, s.id, s.first_name from guardianships c join people s on s.id = c.student_id
      where s.id = any (${idsOfKind(refs, 'guardians')}) and ${ofSchool}`
}

/** The class of a student who writes, those of a guardian's children, and for each teacher the first of these they teach. */
export function authorClasses(viewer: Author): SQL {
  const me = sql`${viewer.personId}::uuid`
  return sql`author as (select distinct p.class_name as name from people p
        where p.id in (select ${me} union select c.student_id from guardianships c where c.guardian_id = ${me})
          and p.school_id = ${viewer.schoolId}::uuid and p.profile = 'student' and p.class_name <> '' and p.left_at is null),
      taught as (select m.person_id, min(g.class_name) as name from groups g join group_members m on m.group_id = g.id
        where g.school_id = ${viewer.schoolId}::uuid and g.kind = 'class_teachers' and g.class_name in (select a.name from author a)
        group by m.person_id)`
}
