import { type SQL, sql } from 'drizzle-orm'
import type { Viewer } from '#domain/session/viewer'
import { addressableGroups, isMemberOf, ownGroups, reachableGroups } from './reach.ts'

/**
 * Whether the viewer may see the page of a person with access of their school (`hasAccess`, asked besides): themself, their own
 * child or guardian, or somebody in a group by which one of the two may write to the other or both belong together.
 */
export function mayBeSeen(viewer: Viewer, personId: SQL, visible = sql`array(${visibleGroups(viewer)})`): SQL {
  const me = sql`${viewer.personId}::uuid`
  return sql`(${personId} = ${me} or ${isMemberOf(personId, visible)}
    or exists (select from guardianships kin where (kin.guardian_id = ${me} and kin.student_id = ${personId})
      or (kin.student_id = ${me} and kin.guardian_id = ${personId})))`
}

/** The viewer's children and guardians, by id. */
export function kinOf(viewer: Viewer): SQL {
  const me = sql`${viewer.personId}::uuid`
  return sql`select kin.student_id from guardianships kin where kin.guardian_id = ${me}
    union all select kin.guardian_id from guardianships kin where kin.student_id = ${me}`
}

/**
 * Whether the viewer may open a group: they are in it, may address it or write to each of its members, or it is a function or a
 * shared mailbox, which the whole school knows: whoever writes to one may know who reads it. Its members are shown as far as the viewer may see them.
 */
export function mayOpenGroup(viewer: Viewer, groupId: SQL): SQL {
  return sql`${groupId} = any (array(${ownGroups(viewer)} union all ${addressableGroups(viewer)} union all ${reachableGroups(viewer)}
    union all select g.id from groups g where g.school_id = ${viewer.schoolId}::uuid and g.kind in ('function', 'mailbox')))`
}

/**
 * Groups whose members the viewer may see. Being in one together counts, but not in the wholes of the roster (all parents,
 * those of a level, of a class, of a course): families are not shown to each other.
 */
export function visibleGroups(viewer: Viewer): SQL {
  return sql`${reachableGroups(viewer)}
    union all
    select r.from_group_id from communication_rules r join group_members m on m.group_id = r.to_group_id
      where m.person_id = ${viewer.personId}::uuid and r.school_id = ${viewer.schoolId}::uuid and r.reach = 'members'
    union all
    select g.id from groups g join group_members m on m.group_id = g.id
      where m.person_id = ${viewer.personId}::uuid and g.school_id = ${viewer.schoolId}::uuid and g.kind not in ('profile', 'level', 'class_guardians', 'course_guardians')`
}
