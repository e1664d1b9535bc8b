import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import type { Viewer } from '#domain/session/viewer'
import { mayWriteToGuardians, mayWriteToPerson, reaches } from './communication-rules.ts'
import { personFacts, seesFamilies } from './describe-person.ts'
import { FRENCH, isOwnClass, matches, matchesWhole } from './name-match.ts'
import { reachableGroups } from './reach.ts'
import { guardiansOf, type NamedRow } from './recipient-row.ts'

/** As many as a list may hold. */
export const SUGGESTIONS = 12

/** Who reaches no more than this is looked up from their own reach, everybody else from the name. */
const FEW = 500

const limit = sql.raw(String(SUGGESTIONS))
const inOrder = (alias: string) => sql.raw(`${alias}.whole desc, ${alias}.own desc, ${alias}.last_name, ${alias}.first_name, ${alias}.id`)

export type SuggestedPeople = { people: NamedRow[]; families: NamedRow[]; children: NamedRow[] }

/**
 * In one statement: the people found by name whom the viewer may write to; the children of the guardians among them; and the
 * students, found by name or such a child, whose guardians may all be written to. At most 12 of each, best first.
 */
export async function suggestedPeople(viewer: Viewer, words: string[], db: Database): Promise<SuggestedPeople> {
  const found = await rows<NamedRow & { part: keyof SuggestedPeople }>(
    db,
    sql`with ${matched(viewer, words)}, people_found as materialized (${firstReached(viewer)}),
        children_found as materialized (${childrenOfFound(viewer)}), families_found as materialized (${families(viewer)})
      select 'people' as part, 'person' as kind, f.id, f.name, 1 as size, '' as "className", ${personFacts(viewer, sql`f.id`)} as facts,
        null::json as guardians, row_number() over (order by ${inOrder('f')}) as place from people_found f
      union all
      select 'children', 'person', f.id, f.name, 1, '', ${personFacts(viewer, sql`f.id`)}, null, row_number() over (order by ${inOrder('f')})
        from children_found f where ${mayWriteToPerson(viewer, sql`f.id`)} and f.id not in (select o.id from people_found o)
      union all
      select 'families', 'guardians', f.id, f.name, json_array_length(g.guardians), '', null, g.guardians,
        row_number() over (order by f.typed desc, ${inOrder('f')})
        from families_found f cross join lateral ${guardiansOf(viewer, sql`f.id`)} g
      order by part, place`,
  )
  const part = (name: keyof SuggestedPeople) => found.filter((row) => row.part === name)
  return { people: part('people'), families: part('families'), children: part('children') }
}

/**
 * Everybody of the school, not left, whose name is meant; whoever reaches few people is not asked about all the others of
 * that name. Only one of the two halves runs.
 */
function matched(viewer: Viewer, words: string[]): SQL {
  const me = sql`${viewer.personId}::uuid`
  const named = sql`select p.id, p.name, p.first_name ${FRENCH} as first_name, p.last_name ${FRENCH} as last_name, p.profile, p.activated_at is not null as active,
      ${matchesWhole(sql`p.search_name`, words)} as whole, ${isOwnClass(viewer, sql`p.class_name`)} as own
    from people p where p.school_id = ${viewer.schoolId}::uuid and p.left_at is null and ${matches(sql`p.search_name`, words)}`
  const many = sql`(select count(*) from few) > ${sql.raw(String(FEW))}`
  return sql`few as materialized (
      select t.person_id from group_members t where t.group_id = any (array(${reachableGroups(viewer)})) limit ${sql.raw(String(FEW + 1))}),
    near as (select person_id from few union select ${me}
      union select c.student_id from guardianships c where c.guardian_id = ${me}
      union select c.student_id from guardianships c join few on few.person_id = c.guardian_id),
    matched as materialized (${named} and ${many} union all ${named} and not ${many} and p.id in (select n.person_id from near n))`
}

/** Sorted first (`offset 0` keeps it so), then asked one by one until twelve are reached. */
function firstReached(viewer: Viewer): SQL {
  return sql`select s.id, s.name, s.first_name, s.last_name, s.profile, s.whole, s.own from (select m.id, m.name, m.first_name, m.last_name, m.profile, m.whole, m.own
      from matched m where m.active order by ${inOrder('m')} offset 0) s
    where ${reaches(viewer, sql`s.id`)} order by ${inOrder('s')} limit ${limit}`
}

/** The children of the guardians found, for teachers and staff; of a guardian who typed their own name, their own. */
function childrenOfFound(viewer: Viewer): SQL {
  const known = seesFamilies(viewer) ? sql`true` : sql`g.id = ${viewer.personId}::uuid`
  return sql`select c.id, c.name, c.first_name ${FRENCH} as first_name, c.last_name ${FRENCH} as last_name, bool_or(g.whole) as whole, ${isOwnClass(viewer, sql`c.class_name`)} as own
    from people_found g join guardianships k on k.guardian_id = g.id join people c on c.id = k.student_id
    where g.profile = 'guardian' and ${known} and c.school_id = ${viewer.schoolId}::uuid and c.left_at is null
    group by c.id limit ${limit}`
}

/** Students whose guardians may be written to: those typed before those who come with a guardian. */
function families(viewer: Viewer): SQL {
  return sql`select s.id, s.name, s.first_name, s.last_name, s.whole, s.own, s.typed from (
      select u.id, u.name, u.first_name, u.last_name, bool_or(u.whole) as whole, bool_or(u.own) as own, bool_or(u.typed) as typed from (
        select m.id, m.name, m.first_name, m.last_name, m.whole, m.own, true as typed from matched m where m.profile = 'student'
        union all select c.id, c.name, c.first_name, c.last_name, c.whole, c.own, false from children_found c) u
      group by u.id, u.name, u.first_name, u.last_name
      order by typed desc, whole desc, own desc, u.last_name, u.first_name, u.id offset 0) s
    where ${mayWriteToGuardians(viewer, sql`s.id`)}
    order by s.typed desc, ${inOrder('s')} limit ${limit}`
}
