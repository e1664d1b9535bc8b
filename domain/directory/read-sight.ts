import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { onePlan } from '#db/one-plan'
import type { Viewer } from '#domain/session/viewer'
import { ownChildrenGroups, type ReachSets, reachableGroups } from './reach.ts'
import { FEW } from './read-reach.ts'
import { uuidArray } from './ref-ids.ts'
import { kinOf, visibleGroups } from './visibility.ts'

/** `visible`: groups whose members the viewer sees; `near`: everybody whom the viewer sees, null when these are many. */
export type Sight = Pick<ReachSets, 'members' | 'ownChildren'> & { visible: SQL; near: SQL | null }

type Row = { members: string[]; ownChildren: string[]; visible: string[]; seen: number }

/** Whom the viewer sees and reaches, read once for the statements that ask it of many people. */
export async function readSight(viewer: Viewer, db: Database): Promise<Sight> {
  const [row] = await rows<Row>(
    db,
    onePlan(sql`with sets as materialized (select array(${visibleGroups(viewer)}) as visible)
      select to_json(array(${reachableGroups(viewer)})) as members, to_json(array(${ownChildrenGroups(viewer)})) as "ownChildren",
        to_json(s.visible) as visible,
        (select count(*)::int from (select from group_members m
          where m.group_id = any ((select s.visible from sets s)::uuid[]) limit ${sql.raw(String(FEW + 1))}) few) as seen
      from sets s`),
  )
  const visible = uuidArray(row?.visible ?? [])
  return {
    members: uuidArray(row?.members ?? []),
    ownChildren: uuidArray(row?.ownChildren ?? []),
    visible,
    near: row && row.seen > FEW ? null : everybodyNear(viewer, visible),
  }
}

function everybodyNear(viewer: Viewer, visible: SQL): SQL {
  return sql`array(select m.person_id from group_members m where m.group_id = any (${visible})
    union select ${viewer.personId}::uuid union ${kinOf(viewer)})`
}
