import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/client'
import { decides, mine, type Which } from './which.ts'

/** Where the issues of matching begin, behind those of reading. */
const AFTER_READING = 1_000_000

/**
 * Finds whom of the school the files speak of: by key; else, for who has none of this source, by profile and name, students also by
 * class and guardians by a child, if exactly one fits. Two that fit are not guessed: they are told, and a new person is made. Who should stand in the files
 * and does not is written among them as `absent`.
 */
export async function matchPeople(which: Which, tx: Database): Promise<void> {
  await forgetMatches(which, tx)
  await nameClasses(which, tx)
  await tx.execute(sql`update import_people i set person_id = p.id from people p
    where ${mine(which, 'i')} and p.school_id = ${which.schoolId}::uuid and p.external_id = i.external_id`)
  await matchByName(which, tx)
  await tx.execute(sql`update import_people i set person_id = uuidv7(), fresh = true
    where ${mine(which, 'i')} and i.person_id is null and not i.leaves`)
  await tx.execute(sql`update import_people i set class_name = p.class_name from people p
    where ${mine(which, 'i')} and p.id = i.person_id and i.profile = 'student' and i.class_name = ''
      and p.class_name <> '' and not ${decides(which, 'class', 'student')}`)
  await addAbsent(which, tx)
}

async function forgetMatches(which: Which, tx: Database): Promise<void> {
  await tx.execute(sql`delete from import_people i where ${mine(which, 'i')} and i.absent`)
  await tx.execute(sql`delete from import_issues i where ${mine(which, 'i')} and i.position >= ${AFTER_READING}`)
  await tx.execute(sql`update import_people i set person_id = null, fresh = false, class_name = '' where ${mine(which, 'i')}`)
}

/** Two classes of one name are told apart by a number; a student is of the class in which the files have them. */
async function nameClasses(which: Which, tx: Database): Promise<void> {
  await tx.execute(sql`update import_classes c set shown_name = c.name || case when n.rank > 1 then ' (' || n.rank || ')' else '' end
    from (select k.external_id, row_number() over (partition by k.name order by k.kind = 'course', k.external_id) as rank
      from import_classes k where ${mine(which, 'k')}) n
    where ${mine(which, 'c')} and c.external_id = n.external_id`)
  await tx.execute(sql`update import_people i set class_name = c.name
    from (select m.person, min(k.shown_name) as name from import_members m
      join import_classes k on k.import_id = m.import_id and k.external_id = m.class_id
      where ${mine(which, 'm')} and m.role = 'student' and k.kind = 'class' group by m.person) c
    where ${mine(which, 'i')} and i.profile = 'student' and i.external_id = c.person`)
}

/**
 * Whether guardian `i` of the files can be guardian `u` of the school: not where each has children and none of them has the same name, or
 * a namesake would be given somebody else's child.
 */
function mayBeTheirs(which: Which): SQL {
  return sql`(not exists (select from import_ties t where ${mine(which, 't')} and t.guardian = i.external_id)
    or not exists (select from guardianships c where c.guardian_id = u.id)
    or exists (select from guardianships c join people child on child.id = c.student_id
      join import_ties t on ${mine(which, 't')} and t.guardian = i.external_id
      left join import_people s on ${mine(which, 's')} and s.external_id = t.student
      where c.guardian_id = u.id and (t.student = child.external_id or s.search_name = child.search_name)))`
}

async function matchByName(which: Which, tx: Database): Promise<void> {
  await tx.execute(sql`
    with sources as materialized (select distinct s.profile, s.source from import_people s where ${mine(which, 's')}),
      unkeyed as (select p.id, p.profile, p.search_name, p.class_name from people p
        where p.school_id = ${which.schoolId}::uuid and (p.external_id is null
          or (p.profile, split_part(p.external_id, ':', 1)) not in (select profile, source from sources))
          and not exists (select from import_people s where ${mine(which, 's')} and s.person_id = p.id)),
      fits as (select i.external_id, u.id, i.file, i.line, i.name,
          count(*) over (partition by i.external_id) as choices, count(*) over (partition by u.id) as claims
        from import_people i join unkeyed u on u.profile = i.profile and u.search_name = i.search_name
          and (i.profile <> 'student' or u.class_name = i.class_name) and (i.profile <> 'guardian' or ${mayBeTheirs(which)})
        where ${mine(which, 'i')} and i.person_id is null and not i.leaves),
      told as (insert into import_issues (import_id, position, severity, code, "values", file, line)
        select ${which.id}::uuid, ${AFTER_READING} + row_number() over (order by f.file, f.line), 'warning', 'ambiguous-person',
          jsonb_build_object('name', f.name), f.file, f.line
        from (select distinct external_id, file, line, name from fits where choices > 1 or claims > 1) f)
    update import_people i set person_id = f.id from fits f
    where ${mine(which, 'i')} and i.external_id = f.external_id and f.choices = 1 and f.claims = 1`)
}

/** The files of a source that name people of a profile name all of them: whoever had a key from there and is missing, leaves. */
async function addAbsent(which: Which, tx: Database): Promise<void> {
  await tx.execute(sql`
    insert into import_people (import_id, external_id, source, profile, first_name, last_name, name, search_name, duty, is_admin, leaves,
      identifier, file, line, person_id, class_name, absent)
    select ${which.id}::uuid, p.external_id, split_part(p.external_id, ':', 1), p.profile, p.first_name, p.last_name, p.name, p.search_name,
      p.duty, p.is_admin, true, p.identifier, '', 0, p.id, p.class_name, true
    from people p join (select distinct i.source, i.profile from import_people i where ${mine(which, 'i')} and not i.leaves) covered
      on covered.source = split_part(p.external_id, ':', 1) and covered.profile = p.profile
    where p.school_id = ${which.schoolId}::uuid and p.left_at is null
      and not exists (select from import_people i where ${mine(which, 'i')} and i.person_id = p.id)
    on conflict do nothing`)
}
