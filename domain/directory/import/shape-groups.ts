import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { PROFILE_GROUPS } from '../policies/policy-table.ts'
import { type DutyGroup, dutyGroups, levelWords } from './duty-groups.ts'
import { decides, families, goneGroups, known, mine, present, type Which } from './which.ts'

/** Writes down the groups that the roster makes, who of the school's groups they are, and their members. After `matchPeople`. */
export async function shapeGroups(which: Which, tx: Database): Promise<void> {
  await tx.execute(sql`delete from import_groups where import_id = ${which.id}::uuid`)
  await tx.execute(sql`delete from import_group_members where import_id = ${which.id}::uuid`)
  const duties = await readDuties(which, tx)
  await addGroups(which, duties, tx)
  await findGroups(which, tx)
  await addClassMembers(which, tx)
  await addGuardians(which, tx)
  await addWholes(which, duties, tx)
  await dropEmpty(which, tx)
  await freeNames(which, tx)
}

async function readDuties(which: Which, tx: Database): Promise<DutyGroup[]> {
  const found = await rows<{ profile: 'teacher' | 'staff'; duty: string; count: number }>(
    tx,
    sql`with ${present(which)} select profile, duty, count(*)::int as count from present
        where profile in ('teacher', 'staff') and duty <> '' group by 1, 2 order by 2`,
  )
  return dutyGroups(found)
}

async function addGroups(which: Which, duties: DutyGroup[], tx: Database): Promise<void> {
  await tx.execute(sql`insert into import_groups (import_id, external_id, kind, name, class_name, base)
    select c.import_id, c.external_id || '#' || part.key, c.kind || '_' || part.key, c.shown_name || ' – ' || part.words, c.shown_name, c.external_id
    from import_classes c cross join (values ('students', 'Élèves'), ('guardians', 'Parents'), ('teachers', 'Équipe pédagogique')) part (key, words)
    where ${mine(which, 'c')}`)
  const levels = await rows<{ level: string }>(
    tx,
    sql`select distinct level from import_classes c where ${mine(which, 'c')} and c.kind = 'class' and c.level <> ''`,
  )
  const named = [
    ...Object.entries(PROFILE_GROUPS).map(([base, name]) => ({ external_id: `profile:${base}`, kind: 'profile', name, base })),
    ...levels.flatMap(({ level }) => [
      { external_id: `level:${level}:students`, kind: 'level', name: `Élèves de ${levelWords(level)}`, base: level },
      { external_id: `level:${level}:guardians`, kind: 'level', name: `Parents de ${levelWords(level)}`, base: level },
    ]),
    ...duties.map(({ key, name }) => ({ external_id: `function:${key}`, kind: 'function', name, base: key })),
    { external_id: 'function:heads', kind: 'function', name: 'Professeurs principaux', base: 'heads' },
  ]
  await tx.execute(sql`insert into import_groups (import_id, external_id, kind, name, class_name, base)
    select ${which.id}::uuid, n.external_id, n.kind, n.name, '', n.base
    from json_to_recordset(${JSON.stringify(named)}::text::json) n (external_id text, kind text, name text, base text)`)
  await tx.execute(sql`insert into import_groups (import_id, external_id, kind, name, class_name, base)
    select ${which.id}::uuid, g.external_id, g.kind, g.name, '', split_part(g.external_id, ':', 2)
    from groups g where g.school_id = ${which.schoolId}::uuid and g.kind = 'level' and g.external_id is not null on conflict do nothing`)
}

/** By key; the first time, or from another source, by kind and name. */
async function findGroups(which: Which, tx: Database): Promise<void> {
  await tx.execute(sql`update import_groups n set group_id = g.id, fresh = false from groups g
    where ${mine(which, 'n')} and g.school_id = ${which.schoolId}::uuid and g.external_id = n.external_id`)
  await tx.execute(sql`update import_groups n set group_id = g.id, fresh = false from groups g
    where ${mine(which, 'n')} and n.fresh and g.school_id = ${which.schoolId}::uuid and g.kind = n.kind and g.name = n.name
      and (g.external_id is null or not exists (select from import_classes k where ${mine(which, 'k')}
        and k.source = split_part(g.external_id, ':', 1)))
      and not exists (select from import_groups o where ${mine(which, 'o')} and o.group_id = g.id)`)
}

const insertMembers = (which: Which, from: SQL): SQL =>
  sql`insert into import_group_members (import_id, group_id, person_id) select ${which.id}::uuid, x.group_id, x.person_id from (${from}) x
    on conflict do nothing`

/** Students and teachers of classes and courses: whom the files name, and whom they do not decide about. */
async function addClassMembers(which: Which, tx: Database): Promise<void> {
  for (const kind of ['class', 'course'] as const)
    for (const role of ['student', 'teacher'] as const) await addRole(which, kind, role, tx)
}

async function addRole(which: Which, kind: 'class' | 'course', role: 'student' | 'teacher', tx: Database): Promise<void> {
  const part = `${kind}_${role}s`
  const roles = role === 'student' ? sql`m.role = 'student'` : sql`m.role <> 'student'`
  await tx.execute(
    sql`with ${known(which)} ${insertMembers(
      which,
      sql`select n.group_id, k.person_id from import_groups n join import_members m on m.import_id = n.import_id and m.class_id = n.base and ${roles}
        join known k on k.external_id = m.person where ${mine(which, 'n')} and n.kind = ${part}
      union
      select n.group_id, g.person_id from import_groups n join group_members g on g.group_id = n.group_id
        where ${mine(which, 'n')} and n.kind = ${part} and not exists (select from import_people i
          where ${mine(which, 'i')} and i.person_id = g.person_id and (i.leaves or ${decides(which, kind, role)}))`,
    )}`,
  )
}

/** The parents of a class are those of its students; nobody who left is in a group. */
async function addGuardians(which: Which, tx: Database): Promise<void> {
  await tx.execute(
    sql`with ${families(which)}, ${present(which)} ${insertMembers(
      which,
      sql`select w.group_id, f.guardian_id as person_id from import_groups w
        join import_groups s on s.import_id = w.import_id and s.base = w.base and s.kind = split_part(w.kind, '_', 1) || '_students'
        join import_group_members m on m.import_id = s.import_id and m.group_id = s.group_id
        join families f on f.student_id = m.person_id join present p on p.id = f.guardian_id
      where ${mine(which, 'w')} and w.kind in ('class_guardians', 'course_guardians')`,
    )}`,
  )
}

/** Profiles, levels and functions. */
async function addWholes(which: Which, duties: DutyGroup[], tx: Database): Promise<void> {
  const pairs = duties.flatMap(({ key, profile, duties: all }) => all.map((duty) => ({ key, profile, duty })))
  await tx.execute(
    sql`with ${present(which)}, ${known(which)} ${insertMembers(
      which,
      sql`select n.group_id, p.id as person_id from import_groups n join present p on p.profile = n.base where ${mine(which, 'n')} and n.kind = 'profile'
      union
      select n.group_id, p.id from import_groups n
        join json_to_recordset(${JSON.stringify(pairs)}::text::json) d (key text, profile text, duty text) on d.key = n.base
        join present p on p.profile = d.profile and p.duty = d.duty where ${mine(which, 'n')} and n.kind = 'function'
      union
      select n.group_id, k.person_id from import_groups n join import_members m on m.import_id = n.import_id and m.role = 'head'
        join known k on k.external_id = m.person where ${mine(which, 'n')} and n.external_id = 'function:heads'`,
    )}`,
  )
  await addLevels(which, tx)
}

/** Students by the level of their class, or as they were where the files do not decide about their class; then the parents of these. */
async function addLevels(which: Which, tx: Database): Promise<void> {
  await tx.execute(
    sql`${insertMembers(
      which,
      sql`select l.group_id, m.person_id from import_groups l
        join import_classes c on c.import_id = l.import_id and c.kind = 'class' and c.level = l.base
        join import_groups n on n.import_id = l.import_id and n.base = c.external_id and n.kind = 'class_students'
        join import_group_members m on m.import_id = l.import_id and m.group_id = n.group_id
      where ${mine(which, 'l')} and l.external_id like 'level:%:students'
      union
      select l.group_id, g.person_id from import_groups l join group_members g on g.group_id = l.group_id
      where ${mine(which, 'l')} and l.external_id like 'level:%:students' and not exists (select from import_people i
        where ${mine(which, 'i')} and i.person_id = g.person_id and (i.leaves or ${decides(which, 'class', 'student')}))`,
    )}`,
  )
  await tx.execute(
    sql`with ${families(which)}, ${present(which)} ${insertMembers(
      which,
      sql`select w.group_id, f.guardian_id as person_id from import_groups w
        join import_groups s on s.import_id = w.import_id and s.base = w.base and s.external_id like 'level:%:students'
        join import_group_members m on m.import_id = s.import_id and m.group_id = s.group_id
        join families f on f.student_id = m.person_id join present p on p.id = f.guardian_id
      where ${mine(which, 'w')} and w.external_id like 'level:%:guardians'`,
    )}`,
  )
}

/** A group in which nobody would be is not made; a class has its students' group from the first day, and head teachers are kept. */
async function dropEmpty(which: Which, tx: Database): Promise<void> {
  await tx.execute(sql`delete from import_groups n where ${mine(which, 'n')} and n.kind not in ('class_students', 'profile')
    and (n.fresh or n.kind in ('function', 'level'))
    and not exists (select from import_group_members m where m.import_id = n.import_id and m.group_id = n.group_id)`)
}

/** A hand-made group may have the name already: ours then takes a number. */
async function freeNames(which: Which, tx: Database): Promise<void> {
  await tx.execute(sql`
    with named as materialized (select o.external_id, o.name, t.id from import_groups o
        join groups t on t.school_id = ${which.schoolId}::uuid and t.name = o.name where ${mine(which, 'o')} and t.id <> o.group_id),
      taken as materialized (select w.external_id, w.name from named w
        where not exists (select from import_groups p where ${mine(which, 'p')} and p.group_id = w.id)
          and not exists (select from ${goneGroups(which)} gone where gone.id = w.id)),
      free as (select k.external_id, (select k.name || ' (' || number || ')' from generate_series(2, 99) number
          where not exists (select from groups g where g.school_id = ${which.schoolId}::uuid and g.name = k.name || ' (' || number || ')')
          order by number limit 1) as name
        from taken k)
    update import_groups n set name = free.name from free where ${mine(which, 'n')} and n.external_id = free.external_id`)
}
