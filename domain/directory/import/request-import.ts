import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { type Actor, writeAuditLine } from '#domain/audit/write-audit-line'
import { enqueue, wakeWorker } from '#domain/jobs/enqueue'
import { Refusal } from '#domain/refusal'
import { requirePassword } from '#domain/session/passwords'
import type { Viewer } from '#domain/session/viewer'
import { applyImportJob } from './import-job.ts'
import { getImport } from './import-row.ts'
import { requireAgreed } from './plan.ts'

/** Schools ask one after the other; never waits for an application, which may take minutes. */
const ASKING = 7_038_216

/**
 * Asks for the application of a planned import, or of one that failed. `agreed` are the guards said yes to, each with its number
 * (`guardKey`). Refuses `import-not-ready`, `import-stopped`, `import-needs-yes`, and `import-running` while another of the school runs.
 */
export async function requestImport(actor: Actor, id: string, agreed: string[], db: Database = database()): Promise<void> {
  const { state, plan } = await getImport(actor, id, db)
  if (!plan || (state !== 'planned' && state !== 'failed')) throw new Refusal('import-not-ready')
  requireAgreed(plan, agreed)
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${ASKING}, hashtext(${actor.schoolId}::text))`)
    const asked = await rows(
      tx,
      sql`update imports set state = 'running', progress = 0, trouble = null, agreed = ${JSON.stringify(agreed)}::text::jsonb, touched_at = now()
          where id = ${id}::uuid and school_id = ${actor.schoolId}::uuid and state in ('planned', 'failed') and not exists (
            select from imports o where o.school_id = ${actor.schoolId}::uuid and o.state = 'running') returning 1`,
    )
    if (asked.length === 0) throw new Refusal('import-running')
    await enqueue(applyImportJob, { id, schoolId: actor.schoolId }, { key: id }, tx)
  })
  wakeWorker(applyImportJob)
}

/**
 * The same for a person at a screen: where it makes administrators their own password is asked for, as it is where one is made by hand.
 * That refusal is written down too.
 */
export async function requestOwnImport(
  viewer: Viewer,
  id: string,
  agreed: string[],
  password = '',
  db: Database = database(),
): Promise<void> {
  const { plan, label } = await getImport(viewer, id, db)
  if (plan?.guards.some(({ code }) => code === 'admins')) {
    try {
      await requirePassword(viewer, password, db)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await writeAuditLine(viewer, { action: 'import.applyRefused', details: { files: label, why: error.code } }, db)
      throw error
    }
  }
  await requestImport(viewer, id, agreed, db)
}
