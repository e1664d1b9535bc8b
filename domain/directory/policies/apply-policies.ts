import { type SQL, sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { derivedRules } from './derived-rules.ts'

/**
 * Makes the rules of origin `policy`, and who may write inside groups of the roster, say what the school's policies say of its
 * groups as they are now. Rules and inner writing decided by hand stay. To be called in the transaction that changed policies or
 * groups. Returns how many rows were changed: 0 the second time.
 */
export async function applyPolicies(schoolId: string, db: Database = database()): Promise<number> {
  return db.transaction(async (tx) => {
    await holdSchool(schoolId, tx)
    const [rules] = await rows<{ count: number }>(tx, changeRules(schoolId))
    const [inner] = await rows<{ count: number }>(tx, changeInnerWriting(schoolId))
    return (rules?.count ?? 0) + (inner?.count ?? 0)
  })
}

function changeRules(schoolId: string): SQL {
  return sql`with ${derivedRules(schoolId)},
    gone as (delete from communication_rules r where r.school_id = ${schoolId}::uuid and r.origin = 'policy' and not exists (
        select from wanted w where w.from_group_id = r.from_group_id and w.to_group_id = r.to_group_id and w.reach = r.reach)
      returning 1),
    made as (insert into communication_rules (from_group_id, to_group_id, reach, origin, school_id)
      select from_group_id, to_group_id, reach, 'policy', ${schoolId}::uuid from wanted on conflict do nothing returning 1)
    select ((select count(*) from gone) + (select count(*) from made))::int as count`
}

function changeInnerWriting(schoolId: string): SQL {
  return sql`with ${derivedRules(schoolId)},
    changed as (update groups g set members_may_write = w.writing from inner_writing w
      where g.id = w.id and g.inner_writing = 'policy' and g.members_may_write <> w.writing returning 1)
    select count(*)::int as count from changed`
}

/** Whoever changes groups or rules of a school takes its row first: two never wait for each other in two orders. */
export async function holdSchool(schoolId: string, tx: Database): Promise<void> {
  await tx.execute(sql`select from schools where id = ${schoolId}::uuid for no key update`)
}
