import { spawn } from 'node:child_process'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import type { Actor } from '#domain/audit/write-audit-line'
import { Interrupted } from '#domain/jobs/job'
import type { RosterFact } from '../roster/roster.ts'
import { applyImport } from './apply-import.ts'
import { tidyImports } from './import-job.ts'
import { getImport } from './import-row.ts'
import { guardKey } from './plan.ts'
import { requestImport } from './request-import.ts'
import { factsOf } from './test-facts.ts'
import { bring, emptySchool, membersOf, plan, stateOf } from './test-import.ts'

const test = useTestDatabase()

const ROSTER = { students: { 'Léa Bernard': { class: '3A', guardians: ['Sophie Bernard'] }, 'Hugo Petit': { class: '3A' } } }
const CHANGED = { students: { 'Léa Bernard': { class: '4B', guardians: ['Nadia Petit'] }, 'Tom Garcia': { class: '3A' } } }

async function running(school: Actor, facts: RosterFact[]): Promise<{ id: string; schoolId: string }> {
  const { id, plan: planned } = await plan(school, facts, test.db)
  await requestImport(school, id, planned.guards.map(guardKey), test.db)
  return { id, schoolId: school.schoolId }
}

async function broughtSchool(): Promise<Actor> {
  const school = await emptySchool(test.db)
  await bring(school, factsOf({ ...ROSTER, staff: { 'Anne Leroy': { isAdmin: true } } }), test.db)
  return school
}

it.each([25, 60, 95])('killed at %i %, it leaves the school as it was, and goes through the next time', async (at) => {
  const school = await broughtSchool()
  const before = await stateOf(school, test.db)
  const which = await running(school, factsOf(CHANGED))
  const given = [test.url, which.id, which.schoolId, String(at)]
  const worker = spawn(process.execPath, ['domain/directory/import/test-worker.ts', ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((reached) => worker.stdout.once('data', reached))
  worker.kill('SIGKILL')
  await new Promise((ended) => worker.once('exit', ended))
  expect(await stateOf(school, test.db)).toEqual(before)
  expect(await getImport(school, which.id, test.db)).toMatchObject({ state: 'running' })
  await applyImport(which, test.db)
  expect(await membersOf(school, '4B – Parents', test.db)).toEqual(['Nadia Petit'])
})

it('whose process ends goes on in another, and one that nobody takes up says after a while that it failed', async () => {
  const school = await broughtSchool()
  const which = await running(school, factsOf(CHANGED))
  const stop = async () => {
    throw new Interrupted()
  }
  await expect(applyImport(which, test.db, stop)).rejects.toThrow(Interrupted)
  expect(await getImport(school, which.id, test.db)).toMatchObject({ state: 'running' })
  await test.db.execute(sql`update imports set touched_at = now() - interval '1 hour' where id = ${which.id}`)
  await tidyImports(test.db)
  expect(await getImport(school, which.id, test.db)).toMatchObject({ state: 'failed', trouble: { code: 'import-failed' } })
})

it('two at once: of one school the second waits to be asked again, of two schools both are done', async () => {
  const [school, other] = [await broughtSchool(), await broughtSchool()]
  const first = await running(school, factsOf(CHANGED))
  const second = await plan(school, factsOf(ROSTER), test.db)
  await expect(requestImport(school, second.id, second.plan.guards.map(guardKey), test.db)).rejects.toMatchObject({
    code: 'import-running',
  })
  const third = await running(other, factsOf(CHANGED))
  const done = await Promise.all([applyImport(first, test.db), applyImport(first, test.db), applyImport(third, test.db)])
  expect(done.filter((one) => one !== null && one.written > 0)).toHaveLength(2)
  expect(await membersOf(school, 'Élèves', test.db)).toEqual(['Léa Bernard', 'Tom Garcia'])
})
