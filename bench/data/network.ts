import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { fold } from '#db/fold'
import { GROUP_SIZES, GROUPS, idSql, SCHOOL_ID } from './ids.ts'
import { MAILBOXES, type Size } from './size.ts'

const CLASS_SIZE = 30
const n = sql.raw('n')
const SCHOOL = sql`${SCHOOL_ID}::uuid`

/**
 * A network of 100,000 people as one school: 40 % students in classes of 30, 55 % guardians, 4 % teachers, 1 % staff, with
 * the groups and rules of the demo school. Names are those of the demo school, mixed anew.
 */
export async function fillNetwork(db: Database, size: Size): Promise<void> {
  await db.execute(
    sql`insert into schools (id, uai, name, second_factor) values (${SCHOOL}, '0690099Z', 'Réseau de l’Est', 'off')`,
  )
  for (const insert of [insertPeople, insertGroups, insertMembers, insertRules]) {
    await insert(db, size)
    // Without figures on what was just made the next join of it would be made row by row.
    await db.execute(sql`analyze people, groups, group_members, guardianships`)
  }
}

async function insertPeople(db: Database, { people }: Size): Promise<void> {
  const [names] = await rows<{ first: string[]; last: string[] }>(
    db,
    sql`select to_json(array(select distinct first_name from people order by 1)) as first,
          to_json(array(select distinct last_name from people order by 1)) as last`,
  )
  const folded = (list: string[] = []) => JSON.stringify(list.map((name) => ({ name, folded: fold(name) })))
  await db.execute(sql`
    with firsts as materialized (select row_number() over () - 1 as k, f.* from json_to_recordset(${folded(names?.first)}::text::json) f(name text, folded text)),
      lasts as materialized (select row_number() over () - 1 as k, l.* from json_to_recordset(${folded(names?.last)}::text::json) l(name text, folded text))
    insert into people (id, school_id, profile, first_name, last_name, name, search_name, duty, class_name, identifier, activated_at)
    select ${idSql('person', n)}, ${SCHOOL}, profile, f.name, l.name, f.name || ' ' || l.name, ' ' || f.folded || ' ' || l.folded,
      case profile when 'teacher' then 'mathématiques' when 'staff' then 'CPE' else '' end,
      case profile when 'student' then 'N' || (n - 1) / ${CLASS_SIZE}::int else '' end, 'n' || n, now() - interval '3 years'
    from (select n, case when n > ${people}::int + ${MAILBOXES.length}::int then 'staff' when n > ${people}::int then 'teacher'
        when n <= ${students(people)}::int then 'student' when n <= ${guardiansEnd(people)}::int then 'guardian'
        when n <= ${teachersEnd(people)}::int then 'teacher' else 'staff' end as profile
      from generate_series(1, ${people}::int + ${MAILBOXES.length + 1}::int) n) everybody
      join firsts f on f.k = (n * 7919::bigint) % (select count(*) from firsts)
      join lasts l on l.k = (n * 104729::bigint) % (select count(*) from lasts)`)
}

const students = (people: number) => Math.floor(people * 0.4)
const guardiansEnd = (people: number) => Math.floor(people * 0.95)
const teachersEnd = (people: number) => Math.floor(people * 0.99)
const classes = (people: number) => Math.floor(students(people) / CLASS_SIZE)

/** Per class three groups: number `3c + 1` its students, `3c + 2` its guardians, `3c + 3` its teachers. */
async function insertGroups(db: Database, { people }: Size): Promise<void> {
  await db.execute(sql`insert into groups (id, school_id, kind, name, search_name, class_name, members_may_write)
    select ${idSql('group', sql`3 * c + k`)}, ${SCHOOL}, (array['class_students', 'class_guardians', 'class_teachers'])[k],
      'N' || c || ' – ' || (array['Élèves', 'Parents', 'Équipe pédagogique'])[k],
      ' n' || c || ' ' || (array['eleves', 'parents', 'equipe pedagogique'])[k], 'N' || c, k <> 2
    from generate_series(0, ${classes(people)}::int - 1) c cross join generate_series(1, 3) k
    union all select ${idSql('group', sql`800000 + k`)}, ${SCHOOL}, 'profile', (array['Élèves', 'Parents', 'Enseignants', 'Personnels'])[k],
      (array[' eleves', ' parents', ' enseignants', ' personnels'])[k], '', k = 4 from generate_series(1, 4) k
    union all values (${GROUPS.crowd}::uuid, ${SCHOOL}, 'manual', 'Cité scolaire', ' cite scolaire', '', false),
      (${GROUPS.everybody}::uuid, ${SCHOOL}, 'manual', 'Tout le réseau', ' tout le reseau', '', false)`)
}

async function insertMembers(db: Database, size: Size): Promise<void> {
  const { people } = size
  const number = sql`('x' || right(p.id::text, 12))::bit(48)::bigint`
  await db.execute(sql`insert into group_members (person_id, group_id)
    select p.id, ${idSql('group', sql`800000 + array_position(array['student', 'guardian', 'teacher', 'staff'], p.profile)`)}
      from people p where p.school_id = ${SCHOOL}
    union all select ${idSql('person', n)}, ${idSql('group', sql`3 * ((n - 1) / ${CLASS_SIZE}::int) + 1`)}
      from generate_series(1, ${classes(people) * CLASS_SIZE}::int) n
    union select p.id, ${idSql('group', sql`3 * ((${number} * 4 + k) % ${classes(people)}::int) + 3`)}
      from people p cross join generate_series(0, 3) k where p.school_id = ${SCHOOL} and p.profile = 'teacher'
    union all select ${idSql('person', n)}, ${GROUPS.crowd}::uuid from generate_series(1, ${GROUP_SIZES.crowd}::int) n
    union all select ${idSql('person', n)}, ${GROUPS.everybody}::uuid from generate_series(1, ${people}::int) n`)
  await db.execute(sql`insert into guardianships (guardian_id, student_id, relation)
    select ${idSql('person', n)}, ${idSql('person', sql`(n - ${students(people)}::int - 1) % ${students(people)}::int + 1`)}, 'guardian'
    from generate_series(${students(people)}::int + 1, ${guardiansEnd(people)}::int) n`)
  await db.execute(sql`insert into group_members (person_id, group_id)
    select distinct c.guardian_id, g.id from guardianships c join people s on s.id = c.student_id
      join groups g on g.school_id = s.school_id and g.kind = 'class_guardians' and g.class_name = s.class_name
    where s.school_id = ${SCHOOL}`)
}

/** As in the demo school: `rulesOf` in db/seed/groups.ts. */
async function insertRules(db: Database): Promise<void> {
  const profile = (k: number) => idSql('group', sql.raw(String(800_000 + k)))
  const [student, guardian, teacher, staff] = [1, 2, 3, 4].map(profile)
  await db.execute(sql`insert into communication_rules (from_group_id, to_group_id, reach, school_id)
    select f, t, 'members', ${SCHOOL} from unnest(array[${teacher}, ${staff}]) f cross join unnest(array[${student}, ${guardian}, ${teacher}, ${staff}]) t
    union all select f, ${staff}, 'members', ${SCHOOL} from unnest(array[${student}, ${guardian}]) f
    union all select ${guardian}, ${student}, 'own_children', ${SCHOOL}
    union all select f.id, t.id, case when f.kind = 'class_teachers' then 'group' else 'members' end, ${SCHOOL} from groups f join groups t
      on t.school_id = f.school_id and t.class_name = f.class_name and (f.kind = 'class_teachers' or t.kind = 'class_teachers')
      where f.school_id = ${SCHOOL} and f.class_name <> ''
    union all select ${staff}, g.id, 'group', ${SCHOOL} from groups g where g.school_id = ${SCHOOL}`)
}

/** Members of the network who ask for suggestions, one of each kind. */
export function askersOf(size: Size): { who: string; numbers: number }[] {
  return [
    { who: 'teacher', numbers: guardiansEnd(size.people) + 10 },
    { who: 'student', numbers: 10 },
    { who: 'guardian', numbers: students(size.people) + 10 },
  ]
}
