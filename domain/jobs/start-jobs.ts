import { PgBoss } from 'pg-boss'
import { type Database, database } from '#db/client'
import { JOBS_SCHEMA, queueDatabase } from '#db/job-tables'
import { holdQueue } from './enqueue.ts'
import type { Job } from './job.ts'

/** Seconds between two looks for work of other processes; work of this process wakes its worker. */
const LOOK = 2
const QUEUE = {
  retryLimit: 8,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 300,
  // A worker that was killed stops giving signs of life: its job is handed on.
  heartbeatSeconds: 15,
  deleteAfterSeconds: 24 * 3600,
} as const

export type StartedJobs = { stop: () => Promise<void> }

type Options = { db?: Database; work?: boolean; report?: (error: unknown) => void }

/**
 * Opens the queue and works through it: every job of `jobs` is taken by one process at a time, and those with an hour come
 * by themselves. With `work: false` the process only asks for jobs. The queue's tables are there already (`migrate`).
 */
export async function startJobs(jobs: Job[], { db = database(), work = true, report = say }: Options = {}): Promise<StartedJobs> {
  const ending = new AbortController()
  const boss = new PgBoss({
    db: queueDatabase(db),
    schema: JOBS_SCHEMA,
    migrate: false,
    createSchema: false,
    supervise: work,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    schedule: work,
    reindex: false,
    monitorVacuum: false,
  })
  boss.on('error', report)
  await boss.start()
  const workers = new Map<string, string>()
  const wake = (name: string) => {
    const worker = workers.get(name)
    if (worker) boss.notifyWorker(worker)
  }
  for (const one of jobs) {
    await boss.createQueue(one.name, { ...QUEUE, expireInSeconds: one.patience ?? 900 })
    if (one.cron && work) await boss.schedule(one.name, one.cron)
    if (work) workers.set(one.name, await boss.work(one.name, { pollingIntervalSeconds: LOOK }, handle(one, ending.signal, wake)))
  }
  openQueue(boss, wake)
  return {
    stop: async () => {
      holdQueue(undefined)
      ending.abort()
      await boss.stop({ graceful: true, timeout: 3_000 })
    },
  }
}

/** Who has done one looks for the next at once. */
function handle(job: Job, stopping: AbortSignal, wake: (name: string) => void) {
  return async (taken: { data: unknown }[]) => {
    for (const { data } of taken) await job.run(job.data.parse(data ?? {}), stopping)
    wake(job.name)
  }
}

function openQueue(boss: PgBoss, wake: (name: string) => void): void {
  holdQueue({
    send: async (name, data, { at, key }, db) => {
      await boss.send(name, data, {
        db: queueDatabase(db),
        ...(at ? { startAfter: at } : {}),
        ...(key ? { singletonKey: key } : {}),
      })
    },
    wake,
  })
}

/** The database may be away for a while: one line a minute says it, not one a look. */
let said = 0
function say(error: unknown): void {
  if (performance.now() - said < 60_000 && said > 0) return
  said = performance.now()
  console.error('jobs:', error instanceof Error ? error.message : error)
}
