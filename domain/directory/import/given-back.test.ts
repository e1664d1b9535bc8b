import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import type { Viewer } from '#domain/session/viewer'
import { endAccess } from '../people/end-access.ts'
import { factsOf } from './test-facts.ts'
import { bring, emptySchool, plan } from './test-import.ts'

const test = useTestDatabase()

const ANNE = { 'Anne Leroy': { isAdmin: true } }
const BOTH = factsOf({ students: { 'Léa Bernard': { class: '3A' } }, staff: { ...ANNE, 'Karim Benali': {} } })
const WITHOUT = factsOf({ students: { 'Léa Bernard': { class: '3A' } }, staff: ANNE })

it('asks before a file gives access back to whom an administrator shut out, not to who was only missing', async () => {
  const school = await emptySchool(test.db)
  await bring(school, BOTH, test.db)
  const staff = await rows<{ id: string; name: string }>(
    test.db,
    sql`select id, name from people where school_id = ${school.schoolId} and profile = 'staff'`,
  )
  const idOf = (name: string) => staff.find((one) => one.name === name)!.id
  const viewer = { ...school, personId: idOf('Anne Leroy'), isAdmin: true } as Viewer
  await endAccess(viewer, idOf('Karim Benali'), test.db)
  expect((await plan(school, WITHOUT, test.db)).plan.guards).toEqual([])
  const { plan: planned } = await bring(school, BOTH, test.db)
  expect(planned.guards).toEqual([{ code: 'given-back', count: 1 }])
  await bring(school, WITHOUT, test.db)
  expect((await plan(school, BOTH, test.db)).plan.guards).toEqual([])
})
