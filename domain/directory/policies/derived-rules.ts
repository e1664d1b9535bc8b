import { type SQL, sql } from 'drizzle-orm'
import { type Policies, PROFILE_GROUPS, PROFILES, TARGETS } from './policy-table.ts'

/**
 * What follows from policies for the groups of a school as they are, as tables to stand behind `with`: `wanted` (from_group_id,
 * to_group_id, reach), the rules; `inner_writing` (id, writing), whether members write to each other, for groups of which a policy
 * speaks. The policies are those of the school, or the given ones, to try them.
 *
 * `whole` is the group of each profile, `circle` the groups of classes and courses: those of one class, or of one course, have the
 * same sort and name. People of one profile among themselves are a matter of inner writing alone: in a class, or the team of a
 * class, as soon as those of one class reach each other, elsewhere only if all of the profile do.
 * A shared mailbox is addressed by its members and by every profile that reaches the staff.
 */
export function derivedRules(schoolId: string, policies?: Policies): SQL {
  return sql`policy as (${policies ? cellsOf(policies) : cellsOfSchool(schoolId)}),
    mine as (select id, kind, name, class_name, runners_of from groups where school_id = ${schoolId}::uuid),
    whole as (select g.id, n.profile from mine g join (values ${profileNames()}) n (profile, name) on n.name = g.name where g.kind = 'profile'),
    circle as (select id, split_part(kind, '_', 1) as sort, rtrim(split_part(kind, '_', 2), 's') as profile, class_name
      from mine where kind like 'class\\_%' or kind like 'course\\_%'),
    wanted (from_group_id, to_group_id, reach) as (
      select f.id, t.id, 'members' from policy p join whole f on f.profile = p."from" join whole t on t.profile = p.target
        where p.reach = 'all' and p."from" <> p.target
      union select f.id, t.id, 'own_children' from policy p join whole f on f.profile = p."from" join whole t on t.profile = p.target
        where p.reach = 'own' and p."from" = 'guardian' and p.target = 'student'
      union select f.id, t.id, 'members' from policy p join circle f on f.profile = p."from"
        join circle t on t.profile = p.target and t.sort = f.sort and t.class_name = f.class_name
        where p.reach = 'own' and p."from" <> p.target and not (p."from" = 'guardian' and p.target = 'student')
      union select f.id, t.id, 'group' from policy p join circle f on f.profile = p."from"
        join circle t on t.sort = f.sort and t.class_name = f.class_name where p.reach = 'own' and p.target = 'groups'
      union select f.id, t.id, 'group' from policy p join whole f on f.profile = p."from" cross join mine t
        where p.reach = 'all' and p.target = 'groups' and t.kind <> 'mailbox'
      union select f.id, t.id, 'group' from policy p join whole f on f.profile = p."from" join mine t on t.kind = 'mailbox'
        where p.reach = 'all' and p.target = 'staff'
      union select id, id, 'group' from mine where kind = 'mailbox'
      union select id, runners_of, 'group' from mine where runners_of is not null),
    inner_writing (id, writing) as (
      select g.id, coalesce(p.reach = 'all' or (p.reach = 'own' and g.close), false)
      from (select id, profile, sort = 'class' or profile = 'teacher' as close from circle union all select id, profile, false from whole) g
        left join policy p on p."from" = g.profile and p.target = g.profile)`
}

function cellsOfSchool(schoolId: string): SQL {
  return sql`select from_profile as "from", target, reach from communication_policies where school_id = ${schoolId}::uuid`
}

/** The policies as rows ("from", target, reach). */
export function cellsOf(policies: Policies): SQL {
  const cells = PROFILES.flatMap((from) => TARGETS.map((target) => ({ from, target, reach: policies[from][target] })))
  return sql`select c."from", c.target, c.reach from json_to_recordset(${JSON.stringify(cells)}::text::json) c ("from" text, target text, reach text)`
}

function profileNames(): SQL {
  const names = PROFILES.map((profile) => sql`(${profile}::text, ${PROFILE_GROUPS[profile]}::text)`)
  return sql.join(names, sql`, `)
}
