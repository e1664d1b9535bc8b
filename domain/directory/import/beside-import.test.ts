import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import { applyImport } from './apply-import.ts'
import { guardKey } from './plan.ts'
import { requestImport } from './request-import.ts'
import { factsOf } from './test-facts.ts'
import { bring, emptySchool, plan } from './test-import.ts'

const test = useTestDatabase()

const ROSTER = factsOf({ students: { 'Léa Bernard': { class: '3A' } }, staff: { 'Anne Leroy': { isAdmin: true } } })
const CHANGED = factsOf({ students: { 'Léa Bernard': { class: '4B' } }, staff: { 'Anne Leroy': { isAdmin: true } } })

/** An application that stands still before its end, in its transaction, until `go` is called. */
async function halted() {
  const school = await emptySchool(test.db)
  await bring(school, ROSTER, test.db)
  const { id, plan: planned } = await plan(school, CHANGED, test.db)
  const second = await plan(school, CHANGED, test.db)
  await requestImport(school, id, planned.guards.map(guardKey), test.db)
  const [reached, going] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const done = applyImport({ id, schoolId: school.schoolId }, test.db, async (percent) => {
    if (percent !== 95) return
    reached.resolve()
    await going.promise
  })
  await reached.promise
  const finish = async () => {
    going.resolve()
    await done
  }
  return { school, second, finish }
}

const soon = <T>(work: Promise<T>): Promise<T | 'waited'> => Promise.race([work, setTimeout(3000, 'waited' as const)])

it('while one school is applied another plans and is not kept waiting', async () => {
  const { finish } = await halted()
  const other = await emptySchool(test.db)
  const planned = soon(plan(other, ROSTER, test.db)).finally(finish)
  expect(await planned).toMatchObject({ plan: { people: { student: { new: 1 } } } })
})

it('while one import of a school is applied another is refused at once', async () => {
  const { school, second, finish } = await halted()
  const asked = soon(requestImport(school, second.id, second.plan.guards.map(guardKey), test.db)).finally(finish)
  await expect(asked).rejects.toMatchObject({ code: 'import-running' })
})
