import { closeDatabase } from '#db/client'
import { migrate } from '#db/migrate'
import { DatabaseUnusable } from '#db/unusable'
import { ALL_JOBS } from '#domain/all-jobs'
import { ALL_LIVE } from '#domain/all-live'
import { fileStore } from '#domain/attachments/file-store'
import { startJobs } from '#domain/jobs/start-jobs'
import { openLive } from '#domain/live/open-live'
import { BadSettings, env } from '#env'

const LEFT_AFTER = 8_000

/** The job queue apart from the web process: any number may run. Ends within eight seconds when asked to. */
async function work(): Promise<void> {
  const url = env().databaseUrl
  if (!url)
    throw new BadSettings(['DATABASE_URL manque : « npm run worker » travaille sur la base du serveur, donnez son adresse.'])
  await fileStore()
  await migrate(url)
  const live = await openLive(ALL_LIVE, { url, redisUrl: env().redisUrl })
  const jobs = await startJobs(ALL_JOBS)
  console.log('Préau travaille : les tâches sont faites ici.')
  endOnSignals(async () => {
    await jobs.stop()
    await live.stop()
    await closeDatabase()
  })
}

function endOnSignals(stop: () => Promise<void>): void {
  const end = () => {
    setTimeout(() => process.exit(0), LEFT_AFTER).unref()
    void stop().finally(() => process.exit(0))
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, end)
}

await work().catch((error: unknown) => {
  console.error(error instanceof BadSettings || error instanceof DatabaseUnusable ? error.message : error)
  process.exit(1)
})
