import { z } from 'zod'
import { connect } from '#db/client'
import { job } from '#domain/jobs/job'
import { env } from '#env'
import { databaseNow, purgeExpired } from './purge-expired.ts'

/** A statement over a whole network may take its time at night: nobody waits for a page. */
const PATIENCE = 10 * 60_000

/** Each night: what the trash and the schools' rules no longer keep. */
export const purgeJob = job({
  name: 'purge',
  data: z.strictObject({}),
  cron: '20 1 * * *',
  patience: 4 * 3600,
  run: async (_, stopping) => {
    const { db, close } = connect(env().databaseUrl ?? '', {
      size: 2,
      statementDeadline: PATIENCE,
      transactionDeadline: PATIENCE,
    })
    await purgeExpired(await databaseNow(db), db, undefined, stopping).finally(() => close())
  },
})
