import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import type { Actor } from '#domain/audit/write-audit-line'
import { enqueue, wakeWorker } from '#domain/jobs/enqueue'
import { Refusal } from '#domain/refusal'
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
