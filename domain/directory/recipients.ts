import { type SQL, sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import type { Audience, Recipient, RecipientRef } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'
import { authorClasses, chosenPeople, concernedChildren, type Range, within } from './audience.ts'
import { mayWriteToGroup, mayWriteToGuardians } from './communication-rules.ts'
import { personFacts, seesFamilies } from './describe-person.ts'
import { FRENCH } from './name-match.ts'
import { hasAccess, ownGroups } from './reach.ts'
import { groupSize, guardiansOf, type NamedRow, toRecipient } from './recipient-row.ts'
import { idsOfKind } from './ref-ids.ts'

/**
 * The refs as compose and messages show them, in their order. Left out are those that are not of the school, people without
 * access and students none of whose guardians has any. Says nothing about whether the viewer may write to them.
 */
export async function listRecipients(viewer: Viewer, refs: RecipientRef[], db: Database = database()): Promise<Recipient[]> {
  if (refs.length === 0) return []
  const found = await rows<NamedRow>(db, namedRefs(viewer, refs))
  const byKey = new Map(found.map((row) => [`${row.kind}:${row.id}`, row]))
  return refs.flatMap(({ kind, id }) => {
    const row = byKey.get(`${kind}:${id}`)
    return row ? [toRecipient(viewer, row)] : []
  })
}

type Author = Pick<Viewer, 'personId' | 'schoolId'>

function namedRefs(viewer: Viewer, refs: RecipientRef[]): SQL {
  return sql`select 'person' as kind, p.id, p.name, 1 as size, '' as "className", ${personFacts(viewer, sql`p.id`)} as facts, null::json as guardians,
        false as "isMailbox"
      from people p where p.id = any (${idsOfKind(refs, 'person')}) and ${hasAccess(viewer, 'p')}
    union all
    select 'group', g.id, g.name, ${groupSize(viewer, sql`g.id`)}, g.class_name, null, null, g.kind = 'mailbox'
      from groups g where g.id = any (${idsOfKind(refs, 'group')}) and g.school_id = ${viewer.schoolId}::uuid
    union all
    select 'guardians', s.id, s.name, json_array_length(f.guardians), '', null, f.guardians, false
      from people s cross join lateral ${guardiansOf(viewer, sql`s.id`)} f
      where s.id = any (${idsOfKind(refs, 'guardians')}) and s.profile = 'student' and s.school_id = ${viewer.schoolId}::uuid
        and s.left_at is null and f.guardians is not null`
}

/**
 * The statement that expands refs into copies, for `insert … select`: one row (person_id uuid, about uuid[], tag text) for
 * each distinct person of the school with access. `about`: the students through whom a guardian is reached, in a class or by
 * name, else null. `tag`: their first names for guardians; for everybody else the class or the shared mailbox
 * addressed, else the author's class.
 * Whether the author may write to the refs is asked before, by `requireCanWriteTo`.
 */
export function audienceSql(viewer: Author, refs: RecipientRef[], range?: Range): SQL {
  return sql`with chosen as (${chosenPeople(viewer, refs, range)}),
      concerned as (${concernedChildren(viewer, refs)}),
      families as (select n.guardian_id, array_agg(n.student_id order by n.first_name ${FRENCH}, n.student_id) as about,
          string_agg(n.first_name, ', ' order by n.first_name ${FRENCH}, n.student_id) as names
        from concerned n group by n.guardian_id),
      classes as (select m.person_id, string_agg(distinct case g.kind when 'mailbox' then g.name else g.class_name end, ', ') as names
        from groups g join group_members m on m.group_id = g.id
        where g.id = any (${idsOfKind(refs, 'group')}) and g.school_id = ${viewer.schoolId}::uuid
          and (g.class_name <> '' or g.kind = 'mailbox')
          and ${within(sql`m.person_id`, range)}
        group by m.person_id),
      ${authorClasses(viewer)}
    select p.id as person_id, f.about, case when p.profile = 'guardian' then coalesce(f.names, '')
        else coalesce(k.names, o.name, (select min(a.name) from author a), '') end as tag
      from chosen join people p on p.id = chosen.person_id
        left join families f on f.guardian_id = p.id and p.profile = 'guardian'
        left join classes k on k.person_id = p.id
        left join taught o on o.person_id = p.id
      where ${hasAccess(viewer, 'p')}`
}

/** How many people with access the refs stand for, each once, as `audienceSql` will find them. */
export async function countChosen(author: Author, refs: RecipientRef[], db: Database): Promise<number> {
  const [counted] = await rows<{ total: number }>(
    db,
    sql`select count(*)::int as total from (${chosenPeople(author, refs)}) c join people p on p.id = c.person_id
        where ${hasAccess(author, 'p')}`,
  )
  return counted?.total ?? 0
}

/**
 * Who would get a message to the refs now, each person once, by profile; and how many of the chosen were never activated, with
 * up to 3 names for teachers and staff. Groups count if the viewer may address them or is in them, guardians if they may be
 * written to: of others no size is told.
 */
export async function countAudience(viewer: Viewer, refs: RecipientRef[], db: Database = database()): Promise<Audience> {
  const allowed = await allowedRefs(viewer, refs, db)
  const [counted] = await rows<Audience>(
    db,
    sql`with chosen as materialized (select p.id, p.profile, p.name, p.activated_at is not null as active
          from (${chosenPeople(viewer, allowed)}) c join people p on p.id = c.person_id
          where p.school_id = ${viewer.schoolId}::uuid and p.left_at is null)
        select count(*) filter (where active)::int as total,
          count(*) filter (where active and profile = 'student')::int as students,
          count(*) filter (where active and profile = 'guardian')::int as guardians,
          count(*) filter (where active and profile = 'teacher')::int as teachers,
          count(*) filter (where active and profile = 'staff')::int as staff,
          count(*) filter (where not active)::int as inactive,
          to_json(array(select c.name from chosen c where not c.active and ${seesFamilies(viewer)} order by c.name ${FRENCH}, c.id limit 3)) as "inactiveNames"
        from chosen`,
  )
  return counted ?? { total: 0, students: 0, guardians: 0, teachers: 0, staff: 0, inactive: 0, inactiveNames: [] }
}

/**
 * Whether the refs may stand for more than `most` people: who is in several of them counts as often, who has no access too. A no is
 * sure and cheap, and spares counting by the rules.
 */
export async function standForMoreThan(
  viewer: Viewer,
  refs: RecipientRef[],
  most: number,
  db: Database = database(),
): Promise<boolean> {
  const [found] = await rows<{ count: number }>(
    db,
    sql`select count(*)::int as count from (
          select from (
            select unnest(${idsOfKind(refs, 'person')})
            union all select m.person_id from groups g join group_members m on m.group_id = g.id
              where g.id = any (${idsOfKind(refs, 'group')}) and g.school_id = ${viewer.schoolId}::uuid
            union all select c.guardian_id from people s join guardianships c on c.student_id = s.id
              where s.id = any (${idsOfKind(refs, 'guardians')}) and s.school_id = ${viewer.schoolId}::uuid
          ) chosen limit ${most + 1}::int) counted`,
  )
  return (found?.count ?? 0) > most
}

/** People as they are, and those groups and families of which the viewer may know the size. */
async function allowedRefs(viewer: Viewer, refs: RecipientRef[], db: Database): Promise<RecipientRef[]> {
  if (refs.every(({ kind }) => kind === 'person')) return refs
  const found = await rows<RecipientRef>(
    db,
    sql`select 'group' as kind, g.id from groups g
          where g.id = any (${idsOfKind(refs, 'group')}) and (${mayWriteToGroup(viewer, sql`g.id`)} or g.id in (${ownGroups(viewer)}))
        union all
        select 'guardians', s.id from people s
          where s.id = any (${idsOfKind(refs, 'guardians')}) and ${mayWriteToGuardians(viewer, sql`s.id`)}`,
  )
  return [...refs.filter(({ kind }) => kind === 'person'), ...found]
}
