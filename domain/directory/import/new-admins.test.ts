import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import type { Actor } from '#domain/audit/write-audit-line'
import { useOutbox } from '#domain/notifications/test-outbox'
import { hashPassword } from '#domain/session/password'
import type { Viewer } from '#domain/session/viewer'
import { getImport } from './import-row.ts'
import { guardKey } from './plan.ts'
import { requestOwnImport } from './request-import.ts'
import { factsOf } from './test-facts.ts'
import { bring, emptySchool, plan } from './test-import.ts'

const test = useTestDatabase()
const outbox = useOutbox()

const STUDENTS = { 'Léa Bernard': { class: '3A' } }
const ANNE = { 'Anne Leroy': { duty: 'principale', isAdmin: true } }
const KARIM = { 'Karim Benali': { duty: 'CPE' } }
const BOTH = factsOf({ students: STUDENTS, staff: { ...ANNE, ...KARIM } })
const KARIM_TOO = factsOf({ students: STUDENTS, staff: { ...ANNE, 'Karim Benali': { duty: 'CPE', isAdmin: true } } })
const KARIM_ALONE = factsOf({ students: STUDENTS, staff: { 'Karim Benali': { duty: 'CPE', isAdmin: true } } })
const ONE_BECOMES = [{ code: 'admins', count: 1 }]

async function school(): Promise<Actor> {
  const made = await emptySchool(test.db)
  await bring(made, BOTH, test.db)
  return made
}

const open = ({ schoolId }: Actor, name: string) =>
  test.db.execute(sql`update people set activated_at = now() where school_id = ${schoolId} and name = ${name}`)

async function log({ schoolId }: Actor): Promise<string[]> {
  const lines = await rows<{ line: string }>(
    test.db,
    sql`select concat_ws(' ', action, nullif(subject_name, ''), details->>'why') as line from audit_lines where school_id = ${schoolId} order by id`,
  )
  return lines.map(({ line }) => line)
}

it('whoever becomes an administrator stands in the log, signs in anew and is told', async () => {
  const college = await school()
  await open(college, 'Karim Benali')
  await test.db.execute(sql`insert into sessions (person_id, expires_at)
    select id, now() + interval '1 day' from people where school_id = ${college.schoolId} and name = 'Karim Benali'`)
  const { plan: planned } = await bring(college, KARIM_TOO, test.db)
  expect(planned.guards).toEqual(ONE_BECOMES)
  expect((await log(college)).slice(-2)).toEqual(['import.apply', 'person.makeAdmin Karim Benali'])
  const sessions = await rows(
    test.db,
    sql`select from sessions s join people p on p.id = s.person_id where p.school_id = ${college.schoolId} and s.revoked_at is null`,
  )
  expect(sessions).toEqual([])
  expect(outbox.asked.filter(({ name }) => name === 'account-news').map(({ data }) => data.news)).toEqual(['admin-made'])
})

it('an administrator who left and returns becomes one again: that asks', async () => {
  const college = await school()
  await test.db.execute(
    sql`update people set left_at = now(), is_admin = true where school_id = ${college.schoolId} and name = 'Karim Benali'`,
  )
  expect((await plan(college, BOTH, test.db)).plan.guards).toEqual(ONE_BECOMES)
})

it('the last one whose account is open does not leave for one who never opened theirs', async () => {
  const college = await school()
  expect((await plan(college, KARIM_ALONE, test.db)).plan.stops).toEqual([])
  await open(college, 'Anne Leroy')
  expect((await plan(college, KARIM_ALONE, test.db)).plan.stops).toEqual([{ code: 'no-admin', names: [] }])
})

it('new administrators ask for one’s own password, other imports do not', async () => {
  const college = await school()
  await test.db.execute(sql`update people set password_hash = ${await hashPassword('Le préau sous la pluie')}
    where school_id = ${college.schoolId} and name = 'Anne Leroy'`)
  const [anne] = await rows<{ id: string }>(
    test.db,
    sql`select id from people where school_id = ${college.schoolId} and name = 'Anne Leroy'`,
  )
  const viewer = { ...college, personId: anne!.id } as Viewer
  const asked = await plan(college, KARIM_TOO, test.db)
  const agreed = asked.plan.guards.map(guardKey)
  for (const wrong of [undefined, 'non'])
    await expect(requestOwnImport(viewer, asked.id, agreed, wrong, test.db)).rejects.toMatchObject({ code: 'wrong-password' })
  expect(await log(college)).toContain('import.applyRefused wrong-password')
  expect(await getImport(college, asked.id, test.db)).toMatchObject({ state: 'planned' })
  await requestOwnImport(viewer, asked.id, agreed, 'Le préau sous la pluie', test.db)
  expect(await getImport(college, asked.id, test.db)).toMatchObject({ state: 'running' })
  const other = await plan({ ...college }, BOTH, test.db)
  await expect(requestOwnImport(viewer, other.id, [], '', test.db)).rejects.toMatchObject({ code: 'import-running' })
})
