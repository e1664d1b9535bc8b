import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { onePlan } from '#db/one-plan'
import type { Viewer } from '#domain/session/viewer'
import { mayWriteToGuardians, reaches } from './communication-rules.ts'
import { personFacts, seesFamilies } from './describe-person.ts'
import { isOneOf, matches, matchesWhole } from './name-match.ts'
import type { Reach } from './read-reach.ts'
import { guardiansOf, type NamedRow } from './recipient-row.ts'

/** As many as a list may hold. */
export const SUGGESTIONS = 12

/** Students of the name whose guardians are looked at: who may write to none of the first two hundred gets no family. */
const FAMILIES_TRIED = 200

/** Names asked about in a first go, best first: twelve of them are nearly always reached, and sorting all of « mar » is not free. */
const firstTried = sql.raw('500')

const limit = sql.raw(String(SUGGESTIONS))
const inOrder = (alias: string) => sql.raw(`${alias}.whole desc, ${alias}.own desc, ${alias}.search_name, ${alias}.id`)

export type SuggestedPeople = { people: NamedRow[]; families: NamedRow[]; children: NamedRow[] }

/**
 * In one statement: the people found by name whom the viewer may write to; the children of the guardians among them; and the
 * students, found by name or such a child, whose guardians may all be written to. At most 12 of each, best first.
 */
export async function suggestedPeople(viewer: Viewer, words: string[], reach: Reach, db: Database): Promise<SuggestedPeople> {
  const found = await rows<NamedRow & { part: keyof SuggestedPeople }>(
    db,
    onePlan(sql`with matched as materialized (${matched(viewer, words, reach)}), 
        reached_first as materialized (${reachedAmong(viewer, reach, sql`limit ${firstTried}`)}),
        people_found as materialized (${firstReached(viewer, reach)}),
        children_found as materialized (${childrenOfFound(viewer, reach)}), families_found as materialized (${families(viewer, reach)}),
        shown as (
          select 'people' as part, f.id, f.name, row_number() over (order by ${inOrder('f')}) as place from people_found f
          union all
          select 'children', f.id, f.name, row_number() over (order by ${inOrder('f')}) from children_found f
            where f.active and f.id not in (select o.id from people_found o) and ${reaches(viewer, sql`f.id`, reach)}
          union all
          select 'families', f.id, f.name, row_number() over (order by f.typed desc, ${inOrder('f')}) from families_found f)
      select x.part, case when x.part = 'families' then 'guardians' else 'person' end as kind, x.id, x.name,
        case when x.part = 'families' then json_array_length(g.guardians) else 1 end as size, '' as "className",
        case when x.part <> 'families' then ${personFacts(viewer, sql`x.id`)} end as facts, g.guardians
      from shown x left join lateral ${guardiansOf(viewer, sql`x.id`)} g on x.part = 'families'
      order by x.part, x.place`),
  )
  const part = (name: keyof SuggestedPeople) => found.filter((row) => row.part === name)
  return { people: part('people'), families: part('families'), children: part('children') }
}

/** The twelve best people found by name whom the viewer may write to and of whom `also` holds, asked of rows `s` with an id. */
export function suggestPeople(viewer: Viewer, words: string[], reach: Reach, also: SQL, db: Database): Promise<NamedRow[]> {
  return rows<NamedRow>(
    db,
    onePlan(sql`with matched as materialized (${matched(viewer, words, reach)}),
        found as materialized (${reachedAmong(viewer, reach, sql`offset 0`, also)})
      select 'person' as kind, f.id, f.name, 1 as size, '' as "className", ${personFacts(viewer, sql`f.id`)} as facts, null as guardians
      from found f order by ${inOrder('f')}`),
  )
}

/** Everybody of the school, not left, whose name is meant; of whoever reaches few people, only these are looked at. */
function matched(viewer: Viewer, words: string[], { near, classes }: Reach): SQL {
  return sql`select p.id, p.name, p.search_name, p.profile, p.activated_at is not null as active, ${matchesWhole(sql`p.search_name || ' '`, words)} as whole, ${isOneOf(sql`p.class_name`, classes)} as own
    from people p where p.school_id = ${viewer.schoolId}::uuid and p.left_at is null and ${matches(sql`p.search_name`, words)}
      ${near ? sql`and p.id = any (${near})` : sql``}`
}

/** The twelve best who are reached: asked one by one in their order, the first five hundred before the sorting of all. */
function firstReached(viewer: Viewer, reach: Reach): SQL {
  return sql`select * from reached_first where (select count(*) from reached_first) = ${limit}
    union all select * from (${reachedAmong(viewer, reach, sql`offset 0`)}) all_tried
      where (select count(*) from reached_first) < ${limit} and (select count(*) from matched) > ${firstTried}
    union all select * from reached_first
      where (select count(*) from reached_first) < ${limit} and (select count(*) from matched) <= ${firstTried}`
}

/** Sorted first (`offset 0` or a limit keeps it so), then asked. */
function reachedAmong(viewer: Viewer, reach: Reach, tried: SQL, also = sql`true`): SQL {
  return sql`select s.id, s.name, s.search_name, s.profile, s.whole, s.own from (
      select m.id, m.name, m.search_name, m.profile, m.whole, m.own
      from matched m where m.active order by ${inOrder('m')} ${tried}) s
    where ${reaches(viewer, sql`s.id`, reach)} and ${also} order by ${inOrder('s')} limit ${limit}`
}

/** The children of the guardians found, for teachers and staff; of a guardian who typed their own name, their own. */
function childrenOfFound(viewer: Viewer, { classes }: Reach): SQL {
  const known = seesFamilies(viewer) ? sql`true` : sql`g.id = ${viewer.personId}::uuid`
  return sql`select c.id, c.name, c.search_name, c.activated_at is not null as active, bool_or(g.whole) as whole, ${isOneOf(sql`c.class_name`, classes)} as own
    from people_found g join guardianships k on k.guardian_id = g.id join people c on c.id = k.student_id
    where g.profile = 'guardian' and ${known} and c.school_id = ${viewer.schoolId}::uuid and c.left_at is null
    group by c.id limit ${limit}`
}

/** Students whose guardians may be written to: those typed before those who come with a guardian. */
function families(viewer: Viewer, reach: Reach): SQL {
  return sql`select s.id, s.name, s.search_name, s.whole, s.own, s.typed from (
      select m.id, m.name, m.search_name, m.whole, m.own, true as typed from matched m where m.profile = 'student'
      union all select c.id, c.name, c.search_name, c.whole, c.own, false from children_found c
        where c.id not in (select m.id from matched m)
      order by typed desc, whole desc, own desc, search_name, id limit ${sql.raw(String(FAMILIES_TRIED))}) s
    where ${mayWriteToGuardians(viewer, sql`s.id`, reach)}
    order by s.typed desc, ${inOrder('s')} limit ${limit}`
}
