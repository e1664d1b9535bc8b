import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { schools } from '#db/schema/directory'
import { uuidv7 } from '#db/uuid'
import type { Actor } from '#domain/audit/write-audit-line'
import { writePolicies } from '../policies/policies.ts'
import { PRESETS } from '../policies/presets.ts'
import type { RosterFact } from '../roster/roster.ts'
import { applyImport, type OnStep } from './apply-import.ts'
import { beginImport } from './import-row.ts'
import { guardKey, type Plan } from './plan.ts'
import { planImport } from './plan-import.ts'
import { requestImport } from './request-import.ts'

/** A new school with the rules « usual » and nobody in it, for tests; gives who acts there. */
export async function emptySchool(db: Database): Promise<Actor> {
  const id = uuidv7()
  await db.insert(schools).values({ id, uai: id.slice(-8), name: 'Collège à remplir' })
  await writePolicies(id, PRESETS.usual, db)
  return { schoolId: id, name: 'Essai', personId: null }
}

/** Plans facts; gives the import's id and its plan. */
export async function plan(actor: Actor, facts: RosterFact[], db: Database): Promise<{ id: string; plan: Plan }> {
  const id = await beginImport(actor, 'essai.csv', db)
  return { id, plan: await planImport(actor, id, facts, db) }
}

/** Plans facts, says yes to everything that is asked, and applies; gives the plan and how many rows were written. */
export async function bring(actor: Actor, facts: RosterFact[], db: Database, onStep?: OnStep) {
  const planned = await plan(actor, facts, db)
  await requestImport(actor, planned.id, planned.plan.guards.map(guardKey), db)
  const applied = await applyImport({ id: planned.id, schoolId: actor.schoolId }, db, onStep)
  return { ...planned, written: applied?.written ?? null }
}

/** Everything that an import may change in a school, row by row with the transaction that wrote it last. */
export async function stateOf({ schoolId }: Pick<Actor, 'schoolId'>, db: Database): Promise<string[]> {
  const all = await rows<{ row: string }>(
    db,
    sql`select 'p' || p.xmin || row_to_json(p) as row from people p where p.school_id = ${schoolId}::uuid
      union all select 'g' || g.xmin || row_to_json(g) from groups g where g.school_id = ${schoolId}::uuid
      union all select 'm' || m.xmin || row_to_json(m) from group_members m join groups g on g.id = m.group_id where g.school_id = ${schoolId}::uuid
      union all select 't' || t.xmin || row_to_json(t) from guardianships t join people p on p.id = t.guardian_id where p.school_id = ${schoolId}::uuid
      union all select 'r' || r.xmin || row_to_json(r) from communication_rules r where r.school_id = ${schoolId}::uuid
      union all select 'c' || c.xmin || row_to_json(c) from contact_details c join people p on p.id = c.person_id where p.school_id = ${schoolId}::uuid
      order by 1`,
  )
  return all.map(({ row }) => row)
}

/** The names of the members of a group. */
export async function membersOf({ schoolId }: Pick<Actor, 'schoolId'>, group: string, db: Database): Promise<string[]> {
  const found = await rows<{ name: string }>(
    db,
    sql`select p.name from group_members m join groups g on g.id = m.group_id join people p on p.id = m.person_id
        where g.school_id = ${schoolId}::uuid and g.name = ${group} order by 1`,
  )
  return found.map(({ name }) => name)
}
