import { type SQL, sql } from 'drizzle-orm'

/** The import at hand. */
export type Which = { id: string; schoolId: string }

/** Rows of an import's table. */
export const mine = ({ id }: Which, alias: string): SQL => sql`${sql.raw(alias)}.import_id = ${id}::uuid`

/** `person_id` by `external_id`: who stands in the files, and who of the school does not but may be named there. Nobody who leaves. */
export function known(which: Which): SQL {
  return sql`known as materialized (
    select i.external_id, i.person_id from import_people i where ${mine(which, 'i')} and i.person_id is not null and not i.leaves
    union all
    select p.external_id, p.id from people p where p.school_id = ${which.schoolId}::uuid and p.external_id is not null and p.left_at is null
      and not exists (select from import_people i where ${mine(which, 'i')} and i.external_id = p.external_id)
      and not exists (select from import_people i where ${mine(which, 'i')} and i.person_id = p.id))`
}

/** Everybody whom the school will have: `id, profile, duty`. */
export function present(which: Which): SQL {
  return sql`present as materialized (
    select i.person_id as id, i.profile, coalesce(nullif(i.duty, ''), p.duty, '') as duty
      from import_people i left join people p on p.id = i.person_id
      where ${mine(which, 'i')} and i.person_id is not null and not i.leaves
    union all
    select p.id, p.profile, p.duty from people p where p.school_id = ${which.schoolId}::uuid and p.left_at is null
      and not exists (select from import_people i where ${mine(which, 'i')} and i.person_id = p.id))`
}

/**
 * The families as they will be. `stated`: what the files say. `untied`: guardian and child stand in the files, or the files have guardians
 * alone, and do not tie them: they are so no more. Who leaves keeps theirs for the day of return. `families`: all that there will be.
 */
export function families(which: Which): SQL {
  return sql`${known(which)},
    pupils as materialized (select i.person_id from import_people i
      where ${mine(which, 'i')} and i.profile = 'student' and i.person_id is not null and not i.leaves),
    stated as materialized (select g.person_id as guardian_id, s.person_id as student_id, min(t.relation) as relation
      from import_ties t join known g on g.external_id = t.guardian join known s on s.external_id = t.student
      where ${mine(which, 't')} and g.person_id <> s.person_id group by 1, 2),
    untied as materialized (select c.guardian_id, c.student_id from guardianships c
      join import_people g on g.person_id = c.guardian_id and ${mine(which, 'g')} and not g.leaves
      join people s on s.id = c.student_id and s.school_id = ${which.schoolId}::uuid
      where exists (select from import_ties t where ${mine(which, 't')})
        and not exists (select from stated n where n.guardian_id = c.guardian_id and n.student_id = c.student_id)
        and (not exists (select from pupils) or c.student_id in (select person_id from pupils))),
    families as materialized (select guardian_id, student_id from stated
      union select c.guardian_id, c.student_id from guardianships c join people p on p.id = c.guardian_id
        where p.school_id = ${which.schoolId}::uuid
          and not exists (select from untied u where u.guardian_id = c.guardian_id and u.student_id = c.student_id))`
}

/** Whether the files decide in which classes (or courses) the person of `import_people i` is, as a student or a teacher. */
export function decides(which: Which, kind: 'class' | 'course', role: 'student' | 'teacher'): SQL {
  const roles = role === 'student' ? sql`m.role = 'student'` : sql`m.role <> 'student'`
  return sql`(not i.absent and exists (select from import_members m join import_classes k on k.import_id = m.import_id and k.external_id = m.class_id
    where ${mine(which, 'm')} and ${roles} and k.kind = ${kind}))`
}

/**
 * The roster's groups that the files no longer have: classes and courses of the same source, and levels and functions of which nothing
 * is left. Hand-made groups are never among them.
 */
export function goneGroups(which: Which): SQL {
  const notAsked = sql`not exists (select from import_groups n where ${mine(which, 'n')} and n.group_id = g.id)`
  return sql`(select g.id, g.kind, g.name, g.class_name from groups g where g.school_id = ${which.schoolId}::uuid and g.external_id is not null
    and ${notAsked} and (
      (g.kind like 'class\\_%' or g.kind like 'course\\_%') and exists (select from import_classes k where ${mine(which, 'k')}
        and k.kind = split_part(g.kind, '_', 1) and k.source = split_part(g.external_id, ':', 1))
      or g.kind = 'level' or g.kind = 'function' and g.external_id <> 'function:heads'))`
}
