import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { onePlan } from '#db/one-plan'
import type { Viewer } from '#domain/session/viewer'
import { addressableGroups, ownChildrenGroups, type ReachSets, reachableGroups } from './reach.ts'
import { uuidArray } from './ref-ids.ts'

/** Who reaches no more than this is looked up from their own reach, everybody else from the name. */
export const FEW = 1500

/** `near`: everybody whom the viewer reaches with the children of the guardians among them; null when these are many. */
export type Reach = ReachSets & { near: SQL | null; classes: string[] }

type Row = { members: string[]; ownChildren: string[]; groups: string[]; classes: string[]; reached: number }

const NOBODY: Row = { members: [], ownChildren: [], groups: [], classes: [], reached: 0 }

/** The sets that several statements of one request ask for, read once: planning each of them anew costs more than running it. */
export async function readReach(viewer: Viewer, db: Database): Promise<Reach> {
  const [row] = await rows<Row>(
    db,
    onePlan(sql`with sets as materialized (select array(${reachableGroups(viewer)}) as members)
      select to_json(s.members) as members, to_json(array(${ownChildrenGroups(viewer)})) as "ownChildren",
        to_json(array(${addressableGroups(viewer)})) as groups,
        to_json(array(select distinct g.class_name from groups g join group_members m on m.group_id = g.id
          where m.person_id = ${viewer.personId}::uuid and g.school_id = ${viewer.schoolId}::uuid and g.class_name <> '')) as classes,
        (select count(*)::int from (select from group_members m
          where m.group_id = any ((select s.members from sets s)::uuid[]) limit ${sql.raw(String(FEW + 1))}) few) as reached
      from sets s`),
  )
  const { reached, ...sets } = row ?? NOBODY
  const members = uuidArray(sets.members)
  return {
    members,
    ownChildren: uuidArray(sets.ownChildren),
    groups: uuidArray(sets.groups),
    classes: sets.classes,
    near: reached > FEW ? null : everybodyNear(viewer, members),
  }
}

function everybodyNear(viewer: Viewer, members: SQL): SQL {
  const me = sql`${viewer.personId}::uuid`
  return sql`array(with few as materialized (select m.person_id from group_members m where m.group_id = any (${members}))
    select f.person_id from few f union select ${me}
    union select k.student_id from guardianships k where k.guardian_id = ${me}
    union select k.student_id from guardianships k join few f on f.person_id = k.guardian_id)`
}
