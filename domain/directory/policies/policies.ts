import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { cellsOf } from './derived-rules.ts'
import { type Policies, PROFILES, type Profile, type Reach, TARGETS, type Target } from './policy-table.ts'

/** The school's policies; what has no row is `none`. */
export async function readPolicies(schoolId: string, db: Database = database()): Promise<Policies> {
  const found = await rows<{ from: Profile; target: Target; reach: Reach }>(
    db,
    sql`select from_profile as "from", target, reach from communication_policies where school_id = ${schoolId}::uuid`,
  )
  const reaches = new Map(found.map(({ from, target, reach }) => [`${from} ${target}`, reach]))
  const rowOf = (from: Profile) =>
    Object.fromEntries(TARGETS.map((target) => [target, reaches.get(`${from} ${target}`) ?? 'none']))
  return Object.fromEntries(PROFILES.map((from) => [from, rowOf(from)])) as Policies
}

/** Makes these the school's policies. Rules follow only by `applyPolicies`. */
export async function writePolicies(schoolId: string, policies: Policies, db: Database): Promise<void> {
  await db.execute(sql`
    insert into communication_policies (school_id, from_profile, target, reach)
    select ${schoolId}::uuid, cell."from", cell.target, cell.reach from (${cellsOf(policies)}) cell
    on conflict (school_id, from_profile, target) do update set reach = excluded.reach
      where communication_policies.reach <> excluded.reach`)
}
