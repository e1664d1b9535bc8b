import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { connect } from '#db/client'
import { job } from './job.ts'
import { startJobs } from './start-jobs.ts'

/** A worker that takes a job, says so and never ends: the test kills it. */
const lasting = job({
  name: 'lasting',
  data: z.strictObject({ number: z.int() }),
  run: async () => {
    console.log('taken')
    await sleep(600_000)
  },
})
await startJobs([lasting], { db: connect(process.argv[2] ?? '', { size: 3 }).db })
