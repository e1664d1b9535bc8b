import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { connect, type Database, database, rows } from '#db/client'
import { Interrupted, job } from '#domain/jobs/job'
import { env } from '#env'
import { applyImport } from './apply-import.ts'
import { noteImport } from './import-row.ts'
import { removeUploads, sweepUploads } from './uploads.ts'

/** One school is applied in seconds, a large network in minutes; nobody waits for a page. */
const PATIENCE = 10 * 60_000

/** A connection whose deadlines allow for a whole school in one transaction. The caller closes it. */
export function patientConnection(url: string = env().databaseUrl ?? '') {
  return connect(url, { size: 2, statementDeadline: PATIENCE, transactionDeadline: PATIENCE })
}

/** Applies an import that was said yes to; its progress is written beside the transaction. */
export const applyImportJob = job({
  name: 'apply-import',
  data: z.strictObject({ id: z.uuid(), schoolId: z.uuid() }),
  patience: 1200,
  run: async (which, stopping) => {
    const { db, close } = patientConnection()
    try {
      await applyImport(which, db, async (percent) => {
        if (stopping.aborted) throw new Interrupted()
        await noteImport(which.id, sql`progress = ${percent}`, database())
      })
    } finally {
      await close()
    }
  },
})

/** Each ten minutes: what was never finished is put aside after a week, and what a killed process left running says that it failed. */
export const tidyImportsJob = job({
  name: 'tidy-imports',
  data: z.strictObject({}),
  cron: '*/10 * * * *',
  run: async () => tidyImports(database()),
})

export async function tidyImports(db: Database): Promise<void> {
  await db.execute(sql`update imports set state = 'failed', progress = 0, finished_at = now(), trouble = '{"code":"import-failed","values":{}}'
    where state = 'running' and touched_at < now() - interval '25 minutes'`)
  const old = await rows<{ id: string }>(
    db,
    sql`update imports set state = 'abandoned', finished_at = now()
        where state in ('uploaded', 'planned', 'failed') and touched_at < now() - interval '7 days' returning id`,
  )
  for (const table of ['people', 'classes', 'members', 'ties', 'groups', 'group_members', 'issues'])
    await db.execute(sql`delete from ${sql.identifier(`import_${table}`)} s using imports i
      where i.id = s.import_id and i.state in ('done', 'refused', 'abandoned') and i.touched_at < now() - interval '1 day'`)
  await removeUploads(old.map(({ id }) => id))
  const waiting = await rows<{ id: string }>(db, sql`select id from imports where state = 'uploaded'`)
  await sweepUploads(waiting.map(({ id }) => id))
}
