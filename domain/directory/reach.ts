import { type SQL, sql } from 'drizzle-orm'
import type { Viewer } from '#domain/session/viewer'

/**
 * The sets of groups that everything in this folder is asked of. Each is a subquery of group ids that does not depend on
 * the row at hand: as `any (array(…))` it runs once a statement, whatever the number of rows tested.
 */

/** Whose reach: a viewer, or a person by columns of the query around, whose aliases must be long ones. */
export type Reacher = { personId: string | SQL; schoolId: string | SQL }

/** Groups to each of whose members the viewer may write: by a rule, or as a member among members. */
export function reachableGroups(viewer: Reacher): SQL {
  return sql`select r.to_group_id from communication_rules r join group_members m on m.group_id = r.from_group_id
      where m.person_id = ${viewer.personId}::uuid and r.school_id = ${viewer.schoolId}::uuid and r.reach = 'members'
    union all
    select g.id from groups g join group_members m on m.group_id = g.id
      where m.person_id = ${viewer.personId}::uuid and g.school_id = ${viewer.schoolId}::uuid and g.members_may_write`
}

/** Groups in which the viewer reaches those whose guardian they are, and nobody else. */
export function ownChildrenGroups(viewer: Reacher): SQL {
  return sql`select r.to_group_id from communication_rules r join group_members m on m.group_id = r.from_group_id
    where m.person_id = ${viewer.personId}::uuid and r.school_id = ${viewer.schoolId}::uuid and r.reach = 'own_children'`
}

/** Groups that the viewer may address as a whole. */
export function addressableGroups(viewer: Reacher): SQL {
  return sql`select g.id from groups g join communication_rules r on r.to_group_id = g.id join group_members m on m.group_id = r.from_group_id
    where m.person_id = ${viewer.personId}::uuid and r.school_id = ${viewer.schoolId}::uuid
      and g.school_id = ${viewer.schoolId}::uuid and r.reach = 'group'`
}

/** The viewer's own groups. */
export function ownGroups(viewer: Viewer): SQL {
  return sql`select g.id from groups g join group_members m on m.group_id = g.id
    where m.person_id = ${viewer.personId}::uuid and g.school_id = ${viewer.schoolId}::uuid`
}

/** Whether the row of `people` called `alias` (ours, never typed) is somebody of the viewer's school who can sign in. */
export function hasAccess(viewer: Pick<Reacher, 'schoolId'>, alias: string): SQL {
  const p = sql.raw(alias)
  return sql`(${p}.school_id = ${viewer.schoolId}::uuid and ${p}.activated_at is not null and ${p}.left_at is null)`
}

/** The three sets as arrays of ids: subqueries, or what `readReach` read before. */
export type ReachSets = { members: SQL; ownChildren: SQL; groups: SQL }

export function reachSets(viewer: Reacher): ReachSets {
  return {
    members: sql`array(${reachableGroups(viewer)})`,
    ownChildren: sql`array(${ownChildrenGroups(viewer)})`,
    groups: sql`array(${addressableGroups(viewer)})`,
  }
}

/**
 * Whether the person is a member of one of an array of groups. A scalar with a limit, not `exists`: that the planner may turn
 * into a hash of everybody reached, a whole school to propose twelve. Fragments that are given a column of the query around
 * them use long aliases of their own: a short one would capture it (`s.id = s.id`), and the condition would say nothing.
 */
export function isMemberOf(personId: SQL, groups: SQL): SQL {
  return sql`coalesce((select true from group_members membership
    where membership.person_id = ${personId} and membership.group_id = any (${groups}) limit 1), false)`
}
