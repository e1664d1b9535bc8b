import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { readQuota } from '#domain/attachments/quota'
import { actionsOf } from '#domain/audit/test-audit'
import { COLLEGE } from '#domain/directory/test-college'
import { insertSchool, type TestSchool } from '#domain/directory/test-school'
import { readKeeping } from '#domain/mail/keeping'
import { NotFound } from '#domain/refusal'
import { hashPassword } from '#domain/session/password'
import { readSchoolSettings } from './queries.ts'
import { saveIdentity } from './save-identity.ts'
import { saveKeeping } from './save-keeping.ts'
import { saveSecondFactor } from './save-second-factor.ts'

const test = useTestDatabase()
let college: TestSchool
let other: TestSchool
const PASSWORD = 'Le préau sous la pluie'
const TYPED = { trashDays: '30', retentionMonths: '', student: '500', guardian: '500', teacher: '5 000', staff: '5000' }

const admin = () => ({ ...college.viewer('karim'), isAdmin: true })
const refusal = (code: string, field?: string) => expect.objectContaining({ code, ...(field ? { field } : {}) })
const log = () => actionsOf(college.id, test.db)

beforeEach(async () => {
  college = await insertSchool(test.db, COLLEGE)
  other = await insertSchool(test.db, COLLEGE)
  await test.db.execute(
    sql`update people set is_admin = true, password_hash = ${await hashPassword(PASSWORD)} where id = ${college.idOf('karim')}`,
  )
})

it('is read and changed by its administrators alone', async () => {
  const stranger = college.viewer('karim')
  await expect(readSchoolSettings(stranger)).rejects.toThrow(NotFound)
  await expect(saveIdentity(stranger, { name: 'X', timeZone: 'Europe/Paris' })).rejects.toThrow(NotFound)
  await expect(saveKeeping(stranger, TYPED, true)).rejects.toThrow(NotFound)
  await expect(saveSecondFactor(stranger, 'off', PASSWORD)).rejects.toThrow(NotFound)
  expect(await log()).toEqual([])
})

it('has a name and a clock, and no other school’s change', async () => {
  await saveIdentity(admin(), { name: ' Collège  Jean ', timeZone: 'Indian/Reunion' })
  expect(await readSchoolSettings(admin())).toMatchObject({ name: 'Collège Jean', timeZone: 'Indian/Reunion' })
  expect(await rows(test.db, sql`select name from schools where id = ${other.id}`)).toEqual([{ name: 'Collège d’essai' }])
  await expect(saveIdentity(admin(), { name: ' ', timeZone: 'Europe/Paris' })).rejects.toEqual(
    refusal('school-name-missing', 'name'),
  )
  await expect(saveIdentity(admin(), { name: 'A', timeZone: 'Mars/Nord' })).rejects.toEqual(refusal('bad-time-zone', 'timeZone'))
  expect(await log()).toEqual(['school.identity'])
})

describe('the second factor', () => {
  const enrol = () =>
    test.db.execute(
      sql`insert into second_factors (person_id, secret, confirmed_at) values (${college.idOf('karim')}, 'x', now())`,
    )

  it('is asked of others by who has one, after the password', async () => {
    await saveSecondFactor(admin(), 'off', PASSWORD)
    await expect(saveSecondFactor(admin(), 'staff', PASSWORD)).rejects.toEqual(refusal('own-factor-first'))
    await enrol()
    await expect(saveSecondFactor(admin(), 'staff', 'non')).rejects.toEqual(refusal('wrong-password'))
    await saveSecondFactor(admin(), 'admins', PASSWORD)
    expect((await readSchoolSettings(admin())).secondFactor).toBe('admins')
    expect(await log()).toEqual([
      'school.secondFactor',
      'school.secondFactorRefused',
      'school.secondFactorRefused',
      'school.secondFactor',
    ])
  })

  it('says whom each choice would ask to set one up', async () => {
    expect((await readSchoolSettings(admin())).without).toEqual({ admins: 1, staff: 3 })
    await enrol()
    expect((await readSchoolSettings(admin())).without).toEqual({ admins: 0, staff: 2 })
  })
})

describe('the keeping of mail', () => {
  it('is what mailboxes and quotas then follow', async () => {
    await saveKeeping(admin(), { ...TYPED, trashDays: '45', student: '1 200' }, false)
    expect(await readKeeping(college.viewer('lea'))).toEqual({ trashDays: 45, retentionMonths: null })
    expect((await readQuota(college.viewer('lea'))).quota).toBe(1_200_000_000)
    expect((await readQuota(college.viewer('claire'))).quota).toBe(5_000_000_000)
    expect(await readKeeping(other.viewer('lea'))).toEqual({ trashDays: 30, retentionMonths: null })
  })

  it('gets shorter only if that is meant', async () => {
    await expect(saveKeeping(admin(), { ...TYPED, trashDays: '7' }, false)).rejects.toEqual(
      refusal('keeping-shortened', 'isSure'),
    )
    await expect(saveKeeping(admin(), { ...TYPED, retentionMonths: '24' }, false)).rejects.toEqual(refusal('keeping-shortened'))
    await saveKeeping(admin(), { ...TYPED, retentionMonths: '24' }, true)
    await saveKeeping(admin(), { ...TYPED, retentionMonths: '36' }, false)
    expect((await readSchoolSettings(admin())).keeping.retentionMonths).toBe(36)
  })

  it.each([
    ['trashDays', '0'],
    ['trashDays', ''],
    ['trashDays', '3651'],
    ['retentionMonths', '1,5'],
    ['student', '-1'],
    ['teacher', '1e9'],
    ['staff', '99999999999999999999'],
  ])('refuses %s « %s » and changes nothing', async (field, typed) => {
    await expect(saveKeeping(admin(), { ...TYPED, [field]: typed }, true)).rejects.toEqual(refusal('bad-number', field))
    expect(await log()).toEqual([])
  })
})
