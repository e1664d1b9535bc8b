import { type SQL, sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { isAdministeredBy } from '#domain/session/administers'
import type { Viewer } from '#domain/session/viewer'
import { FRENCH } from '../name-match.ts'
import { hasAccess } from '../reach.ts'
import type { Change } from './change.ts'
import { type Cast, compareReach, type Edge, type Effect } from './compare-reach.ts'
import { derivedRules } from './derived-rules.ts'
import { PROFILES, TARGETS } from './policy-table.ts'

/**
 * Who would gain and who would lose contact by a change, among those with access. Nothing is written: the rules that would follow
 * are made in the statement that reads them. For anybody but an administrator of the school: nothing.
 */
export async function previewChange(viewer: Viewer, change: Change, db: Database = database()): Promise<Effect[]> {
  const edges = await readEdges(viewer, change, db)
  if (edges.every(({ was, will }) => was === will)) return []
  const place = ({ what, from, target }: Effect) =>
    [what === 'lost' ? 1 : 0, PROFILES.indexOf(from), TARGETS.indexOf(target)].join(' ')
  const effects = await compareReach(await readCast(viewer, db), edges)
  return effects.toSorted((one, other) => place(one).localeCompare(place(other)))
}

function readEdges(viewer: Viewer, change: Change, db: Database): Promise<Edge[]> {
  return rows<Edge>(
    db,
    sql`with ${derivedRules(viewer.schoolId, change.kind === 'policies' ? change.after : undefined)}
        select e.f as "from", e.t as "to", e.reach, bool_or(not e.later) as was, bool_or(e.later) as will
        from (select n.*, false as later from (${edgesNow(viewer.schoolId)}) n
          union all select t.*, true from (${edgesThen(viewer.schoolId, change)}) t) e
        where exists (select from schools s where ${isAdministeredBy(viewer, sql`s.id`)}) group by 1, 2, 3`,
  )
}

async function readCast(viewer: Viewer, db: Database): Promise<Cast> {
  const mine = sql`${hasAccess(viewer, 'p')} and ${isAdministeredBy(viewer, sql`p.school_id`)}`
  const people = await rows<Cast['people'][number]>(
    db,
    sql`select p.id, p.name, p.profile from people p where ${mine} order by p.last_name ${FRENCH}, p.first_name ${FRENCH}, p.id`,
  )
  const groups = await rows<{ id: string; name: string; members: string[] }>(
    db,
    sql`select g.id, g.name, coalesce(json_agg(m.person_id) filter (where m.person_id is not null), '[]') as members
        from groups g left join group_members m on m.group_id = g.id where ${isAdministeredBy(viewer, sql`g.school_id`)} group by g.id`,
  )
  const ties = await rows<{ guardian: string; student: string }>(
    db,
    sql`select k.guardian_id as guardian, k.student_id as student from guardianships k join people p on p.id = k.guardian_id where ${mine}`,
  )
  const places = new Map(people.map(({ id }, place) => [id, place]))
  const known = (ids: string[]) => ids.map((id) => places.get(id)).filter((place) => place !== undefined)
  const children = Map.groupBy(ties, ({ guardian }) => places.get(guardian)!)
  return {
    people,
    groups: new Map(groups.map(({ id, name, members }) => [id, { name, members: known(members) }])),
    children: new Map([...children].map(([place, all]) => [place, known(all.map(({ student }) => student))])),
  }
}

/** From group to group; a group whose members may write to each other is a rule to itself. */
function edgesNow(schoolId: string): SQL {
  return sql`select from_group_id as f, to_group_id as t, reach from communication_rules where school_id = ${schoolId}::uuid
    union select id, id, 'members' from groups where school_id = ${schoolId}::uuid and members_may_write`
}

function edgesThen(schoolId: string, change: Change): SQL {
  const removed =
    change.kind === 'remove'
      ? sql`and (from_group_id, to_group_id, reach) <> (${change.from}::uuid, ${change.to}::uuid, ${change.reach})`
      : sql``
  const added =
    change.kind === 'add'
      ? sql`union select f.id, t.id, ${change.reach}::text from mine f, mine t where f.id = ${change.from}::uuid and t.id = ${change.to}::uuid`
      : sql``
  const decided =
    change.kind === 'inner'
      ? sql`case when g.id = ${change.group}::uuid then case ${change.writing}::text when 'yes' then true when 'no' then false
          else coalesce(i.writing, false) end end`
      : sql`null::boolean`
  return sql`select from_group_id as f, to_group_id as t, reach from communication_rules
      where school_id = ${schoolId}::uuid and origin = 'hand' ${removed}
    ${added}
    union select from_group_id, to_group_id, reach from wanted
    union select g.id, g.id, 'members' from groups g left join inner_writing i on i.id = g.id
      where g.school_id = ${schoolId}::uuid and coalesce(${decided},
        case g.inner_writing when 'policy' then i.writing end, g.members_may_write)`
}
