import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import type { Actor } from '#domain/audit/write-audit-line'
import { NotFound, Refusal } from '#domain/refusal'
import type { RosterFact, RosterIssue } from '../roster/roster.ts'
import { forgetStaged, getImport } from './import-row.ts'
import { matchPeople } from './match-people.ts'
import { type Plan, readPlan } from './plan.ts'
import { shapeGroups } from './shape-groups.ts'
import { stageRoster } from './stage-roster.ts'
import { removeUploads } from './uploads.ts'
import type { Which } from './which.ts'

type Said = AsyncIterable<RosterFact | RosterIssue> | Iterable<RosterFact | RosterIssue>

/**
 * Reads what the files say into the import and compares it with the school: the plan, which changes nothing. Throws what reading
 * throws, `import-empty` when the files name nobody, and `NotFound`.
 */
export async function planImport(actor: Actor, id: string, said: Said, db: Database = database()): Promise<Plan> {
  const { state } = await getImport(actor, id, db)
  if (state !== 'uploaded') throw new Refusal('import-not-ready')
  const { facts } = await stageRoster(id, said, db)
  if (facts === 0) throw new Refusal('import-empty')
  const which = { id, schoolId: actor.schoolId }
  // Counted after each step: by what was there before, PostgreSQL would go through everybody for each. And between transactions:
  // whoever counts a table keeps everybody else from counting it until the end of theirs.
  await db.transaction((tx) => matchPeople(which, tx))
  await db.execute(sql`analyze import_people`)
  await db.transaction((tx) => shapeGroups(which, tx))
  await db.execute(sql`analyze import_groups, import_group_members`)
  return db.transaction(async (tx) => {
    const plan = await readPlan(which, tx)
    const noted = await rows(
      tx,
      sql`update imports set state = 'planned', progress = 0, plan = ${JSON.stringify(plan)}::text::jsonb, touched_at = now()
          where id = ${id}::uuid and state = 'uploaded' returning 1`,
    )
    // Put aside meanwhile.
    if (noted.length === 0) throw new Refusal('import-not-ready')
    return plan
  })
}

/** Compares what was read with the school as it is now. */
export async function comparePlan(which: Which, tx: Database): Promise<Plan> {
  await matchPeople(which, tx)
  await shapeGroups(which, tx)
  return readPlan(which, tx)
}

/** Puts an import aside, before it ran or after it failed; its files, and what was read of them, go. */
export async function abandonImport(actor: Actor, id: string, db: Database = database()): Promise<void> {
  const gone = await rows(
    db,
    sql`update imports set state = 'abandoned', touched_at = now(), finished_at = now()
        where id = ${id}::uuid and school_id = ${actor.schoolId}::uuid and state in ('uploaded', 'planned', 'failed') returning 1`,
  )
  if (gone.length === 0) throw new NotFound()
  await removeUploads([id])
  await forgetStaged(id, db)
}
