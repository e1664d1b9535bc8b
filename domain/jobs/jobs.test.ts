import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { connect, rows } from '#db/client'
import { migrate } from '#db/migrate'
import { useTestDatabase } from '#db/test-database'
import { asAdmin, onDatabase } from '#db/test-server'
import { enqueue } from './enqueue.ts'
import { Interrupted, job } from './job.ts'
import { type StartedJobs, startJobs } from './start-jobs.ts'

const base = useTestDatabase()
const running: StartedJobs[] = []
const number = z.strictObject({ number: z.int() })

async function start(...given: Parameters<typeof startJobs>): Promise<void> {
  running.push(await startJobs(...given))
}

async function until(condition: () => boolean | Promise<boolean>, seconds = 20): Promise<void> {
  for (let waited = 0; waited < seconds * 20; waited++) {
    if (await condition()) return
    await sleep(50)
  }
  throw new Error('it did not happen')
}

afterEach(async () => {
  for (const jobs of running.splice(0)) await jobs.stop()
})

describe('the queue', () => {
  test('two workers never take the same job', async () => {
    const done: number[] = []
    const count = job({ name: 'count', data: number, run: async ({ number }) => void done.push(number) })
    await start([count])
    await start([count])
    const all = Array.from({ length: 40 }, (_, index) => index)
    for (const one of all) await enqueue(count, { number: one }, {}, base.db)
    await until(() => done.length >= all.length, 90)
    expect(done.toSorted((a, b) => a - b)).toEqual(all)
  })

  test('a job is asked for with the change or not at all', async () => {
    const done: number[] = []
    const kept = job({ name: 'kept', data: number, run: async ({ number }) => void done.push(number) })
    await start([kept])
    const broken = base.db.transaction(async (tx) => {
      await enqueue(kept, { number: 1 }, {}, tx)
      throw new Error('not after all')
    })
    await expect(broken).rejects.toThrow('not after all')
    await base.db.transaction((tx) => enqueue(kept, { number: 2 }, {}, tx))
    await until(() => done.length > 0)
    expect(done).toEqual([2])
  })

  test('what fails is tried again, and what a stopping process leaves is done by the next', async () => {
    const tries: string[] = []
    const stubborn = (where: string) =>
      job({
        name: 'stubborn',
        data: number,
        run: async (_, stopping) => {
          tries.push(where)
          if (where === 'second') return
          while (!stopping.aborted) await sleep(20)
          throw new Interrupted()
        },
      })
    const first = await startJobs([stubborn('first')])
    await enqueue(stubborn('first'), { number: 1 }, {}, base.db)
    await until(() => tries.length === 1)
    await first.stop()
    await start([stubborn('second')])
    await until(() => tries.includes('second'))
    expect(tries).toEqual(['first', 'second'])
  })

  test('what runs by the clock is asked for each time the clock says so', async () => {
    const nightly = job({ name: 'nightly', data: z.strictObject({}), cron: '0 3 * * *', run: async () => {} })
    await start([nightly])
    await start([nightly])
    expect(await rows(base.db, sql`select name, cron, timezone from jobs.schedule`)).toEqual([
      { name: 'nightly', cron: '0 3 * * *', timezone: 'UTC' },
    ])
  })

  test('a killed worker’s job is done by the next', async () => {
    const done: number[] = []
    const lasting = job({ name: 'lasting', data: number, run: async ({ number }) => void done.push(number) })
    const only = await startJobs([lasting], { work: false })
    await enqueue(lasting, { number: 7 }, {}, base.db)
    await only.stop()
    const killed = spawn(process.execPath, ['domain/jobs/test-worker.ts', base.url], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise((taken) => killed.stdout.once('data', taken))
    killed.kill('SIGKILL')
    await start([lasting])
    await until(() => done.length > 0, 55)
    expect(done).toEqual([7])
  })
})

test('several processes that start at once make the queue’s tables once', async () => {
  const name = `preau_jobs_${Date.now()}`
  await asAdmin(base.url, `create database ${name}`)
  const url = onDatabase(base.url, name)
  await Promise.all([migrate(url), migrate(url), migrate(url)])
  const { db, close } = connect(url, { size: 1 })
  const [tables] = await rows<{ version: number }>(db, sql`select version from jobs.version`)
  await close()
  await asAdmin(base.url, `drop database ${name} with (force)`)
  expect(tables?.version).toBeGreaterThan(0)
})
