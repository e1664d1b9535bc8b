import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { type Actor, writeAuditLine } from '#domain/audit/write-audit-line'
import { Interrupted } from '#domain/jobs/job'
import { Refusal } from '#domain/refusal'
import { applyPolicies, holdSchool } from '../policies/apply-policies.ts'
import { applyGroups } from './apply-groups.ts'
import { applyPeople, applyTies } from './apply-people.ts'
import { forgetStaged, getImport, type ImportRow, noteImport, type Trouble } from './import-row.ts'
import { listNewAdmins, tellNewAdmins } from './new-admins.ts'
import { type Plan, requireAgreed } from './plan.ts'
import { comparePlan } from './plan-import.ts'

/** Schools import one after the other; any number of its own. */
const SCHOOL_LOCK = 7_038_215

export type Applied = { written: number; plan: Plan }
/** Told between the steps, in percent; what it throws ends the application. */
export type OnStep = (percent: number) => Promise<void>

/**
 * Applies a running import in one transaction on `db`, whose deadlines must allow for it; gives how many rows it wrote, or null when
 * there was nothing to do. The school is compared anew under a lock: if the plan now needs another yes, or is stopped, nothing is
 * changed and the import waits for its answer again. When it fails, or its process is killed, the school is as it was.
 */
export async function applyImport(
  { id, schoolId }: { id: string; schoolId: string },
  db: Database,
  onStep: OnStep = async () => {},
): Promise<Applied | null> {
  const row = await getImport({ schoolId }, id, db)
  if (row.state !== 'running') return null
  try {
    const applied = await db.transaction((tx) => applyPlanned(row, tx, onStep))
    if (applied) await forgetStaged(id, db)
    return applied
  } catch (error) {
    // Another process goes on.
    if (!(error instanceof Interrupted)) await fail(id, error, db)
    throw error
  }
}

async function applyPlanned(row: ImportRow, tx: Database, onStep: OnStep): Promise<Applied | null> {
  const which = { id: row.id, schoolId: row.schoolId }
  await tx.execute(sql`select pg_advisory_xact_lock(${SCHOOL_LOCK}, hashtext(${row.schoolId}::text))`)
  if (!(await isStillRunning(row, tx))) return null
  await onStep(5)
  const plan = await comparePlan(which, tx)
  await onStep(25)
  if (await asksAnew(row, plan, tx)) return null
  const admins = await listNewAdmins(which, tx)
  let written = await applyPeople(which, tx)
  await onStep(50)
  written += await applyTies(which, tx)
  await onStep(60)
  await holdSchool(row.schoolId, tx)
  written += await applyGroups(which, tx)
  await onStep(80)
  written += await applyPolicies(row.schoolId, tx)
  await onStep(95)
  const actor = await actorOf(row, tx)
  await writeAuditLine(actor, { action: 'import.apply', details: auditDetails(row, plan) }, tx)
  await tellNewAdmins(actor, admins, tx)
  await noteImport(
    row.id,
    sql`state = 'done', progress = 100, finished_at = now(), plan = ${JSON.stringify(plan)}::text::jsonb`,
    tx,
  )
  return { written, plan }
}

/** Asked again under the lock: two processes may have been given the same job. */
async function isStillRunning({ id }: ImportRow, tx: Database): Promise<boolean> {
  const [row] = await rows<{ state: string }>(tx, sql`select state from imports where id = ${id}::uuid`)
  return row?.state === 'running'
}

/** The school changed since the yes: the new plan is shown, and asks. */
async function asksAnew(row: ImportRow, plan: Plan, tx: Database): Promise<boolean> {
  try {
    requireAgreed(plan, row.agreed)
    return false
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const trouble: Trouble = { code: 'import-changed', values: {} }
    await noteImport(
      row.id,
      sql`state = 'planned', progress = 0, plan = ${JSON.stringify(plan)}::text::jsonb, trouble = ${JSON.stringify(trouble)}::text::jsonb`,
      tx,
    )
    return true
  }
}

async function actorOf(row: ImportRow, tx: Database): Promise<Actor> {
  const [starter] = await rows<{ id: string | null }>(tx, sql`select started_by as id from imports where id = ${row.id}::uuid`)
  return { schoolId: row.schoolId, name: row.starterName, personId: starter?.id ?? null }
}

function auditDetails({ label }: ImportRow, { people }: Plan): Record<string, string | number> {
  const sum = (change: 'new' | 'leaving' | 'moved') => Object.values(people).reduce((all, one) => all + one[change], 0)
  return { files: label, fresh: sum('new'), leaving: sum('leaving'), moved: sum('moved') }
}

/** Whatever went wrong stays in the log of the server; the page says that nothing was changed, and offers to try again. */
async function fail(id: string, error: unknown, db: Database): Promise<void> {
  const trouble: Trouble = { code: error instanceof Refusal ? error.code : 'import-failed', values: {} }
  const note = noteImport(
    id,
    sql`state = 'failed', progress = 0, finished_at = now(), trouble = ${JSON.stringify(trouble)}::text::jsonb`,
    db,
  )
  await note.catch(() => {})
}
