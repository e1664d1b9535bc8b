import { type SQL, sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { isAdministeredBy } from '#domain/session/administers'
import type { Viewer } from '#domain/session/viewer'
import { hasAccess } from '../reach.ts'
import type { Change } from './change.ts'
import { derivedRules } from './derived-rules.ts'
import type { Profile, Target } from './policy-table.ts'

/** `contacts`: pairs of somebody who writes and somebody, or a group, written to; `people`: how many write; at most three examples. */
export type Effect = {
  what: 'gained' | 'lost'
  from: Profile
  target: Target
  contacts: number
  people: number
  examples: { from: string; to: string }[]
}

/**
 * Who would gain and who would lose contact by a change, among those with access. Nothing is written: the rules that would follow
 * are made in the statement, and only pairs that a new or a gone rule speaks of are looked at.
 */
export function previewChange(viewer: Viewer, change: Change, db: Database = database()): Promise<Effect[]> {
  return rows<Effect>(
    db,
    sql`with ${derivedRules(viewer.schoolId, change.kind === 'policies' ? change.after : undefined)},
      who as materialized (select p.id, p.profile, p.name from people p where ${hasAccess(viewer, 'p')} and ${isAdministeredBy(viewer, sql`p.school_id`)}),
      before as (${edgesNow(viewer.schoolId)}),
      after as (${edgesThen(viewer.schoolId, change)}),
      gained as ((${pairsOf(sql`(select * from after except select * from before)`)}) except (${pairsOf(sql`before`)})),
      lost as ((${pairsOf(sql`(select * from before except select * from after)`)}) except (${pairsOf(sql`after`)})),
      each_writer as (
        select x.what, w.profile as "from", coalesce(t.profile, 'groups') as target, x.writer, count(*)::int as contacts,
          substr(min(md5(concat(x.writer, x.person, x.whole)) || coalesce(t.name, g.name)), 33) as example
        from (select 'gained' as what, * from gained union all select 'lost', * from lost) x
          join who w on w.id = x.writer left join who t on t.id = x.person left join mine g on g.id = x.whole
        group by 1, 2, 3, 4),
      numbered as (select *, row_number() over (partition by what, "from", target order by contacts desc, writer) as number from each_writer)
      select n.what, n."from", n.target, sum(n.contacts)::int as contacts, count(*)::int as people,
        json_agg(json_build_object('from', w.name, 'to', n.example) order by n.number) filter (where n.number <= 3) as examples
      from numbered n join who w on w.id = n.writer group by 1, 2, 3
      order by 1, array_position(array['student', 'guardian', 'teacher', 'staff'], n."from"),
        array_position(array['student', 'guardian', 'teacher', 'staff', 'groups'], n.target)`,
  )
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

/** (writer, person, whole): one of the two last is null. */
function pairsOf(edges: SQL): SQL {
  return sql`select a.person_id as writer, b.person_id as person, null::uuid as whole from ${edges} e
      join group_members a on a.group_id = e.f join who wa on wa.id = a.person_id
      join group_members b on b.group_id = e.t join who wb on wb.id = b.person_id
      where e.reach <> 'group' and a.person_id <> b.person_id and (e.reach = 'members' or exists (
        select from guardianships k where k.guardian_id = a.person_id and k.student_id = b.person_id))
    union select a.person_id, null, e.t from ${edges} e
      join group_members a on a.group_id = e.f join who wa on wa.id = a.person_id where e.reach = 'group'`
}
