import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import type { Viewer } from '#domain/session/viewer'
import { addressableGroups, ownChildrenGroups, type ReachSets, reachableGroups } from './reach.ts'
import { uuidArray } from './ref-ids.ts'

/** Who reaches no more than this is looked up from their own reach, everybody else from the name. */
const FEW = 300

/** `near`: everybody whom the viewer reaches with the children of the guardians among them; null when these are many. */
export type Reach = ReachSets & { near: SQL | null; classes: string[] }

type Row = { members: string[]; ownChildren: string[]; groups: string[]; classes: string[]; near: string[] | null }

/** The sets that several statements of one request ask for, read once: planning each of them anew costs more than running it. */
export async function readReach(viewer: Viewer, db: Database): Promise<Reach> {
  const me = sql`${viewer.personId}::uuid`
  const [row] = await rows<Row>(
    db,
    sql`with sets as materialized (select array(${reachableGroups(viewer)}) as members),
        few as materialized (select m.person_id from group_members m where m.group_id = any ((select s.members from sets s)::uuid[])
          limit ${sql.raw(String(FEW + 1))}),
        own_children as materialized (select k.student_id as id from guardianships k where k.guardian_id = ${me})
      select to_json(s.members) as members, to_json(array(${ownChildrenGroups(viewer)})) as "ownChildren",
        to_json(array(${addressableGroups(viewer)})) as groups,
        to_json(array(select distinct g.class_name from groups g join group_members m on m.group_id = g.id
          where m.person_id = ${me} and g.school_id = ${viewer.schoolId}::uuid and g.class_name <> '')) as classes,
        case when (select count(*) from few) <= ${sql.raw(String(FEW))} then to_json(array(select f.person_id from few f union select ${me}
          union select c.id from own_children c
          union select k.student_id from guardianships k join few f on f.person_id = k.guardian_id)) end as near
      from sets s`,
  )
  const { members, ownChildren, groups, classes, near } = row ?? {
    members: [],
    ownChildren: [],
    groups: [],
    classes: [],
    near: [],
  }
  return {
    members: uuidArray(members),
    ownChildren: uuidArray(ownChildren),
    groups: uuidArray(groups),
    classes,
    near: near && uuidArray(near),
  }
}
