import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { useOutbox } from '#domain/notifications/test-outbox'
import { makeSmallSchool, type SmallSchool } from '#domain/school-for-tests'
import { deviceOf } from './device.ts'
import { tellNewDevice } from './new-device.ts'
import { joinSchool, leaveSchools, requireOwnAccount } from './other-schools.ts'
import { hashPassword } from './password.ts'
import { changePassword } from './passwords.ts'
import { listOtherSchools, listSessions } from './queries.ts'
import { closeSession, findViewer, openSession } from './sessions.ts'
import { tidySessions } from './tidy-sessions.ts'

const test = useTestDatabase()
const outbox = useOutbox()
let here: SmallSchool
let there: SmallSchool
let hash: string

beforeAll(async () => {
  ;[here, there] = [await makeSmallSchool(test.db), await makeSmallSchool(test.db)]
  hash = await hashPassword('preau')
  await test.db.execute(sql`update people set
    identifier = replace(name, ' ', '.') || case when school_id = ${there.id} then '.2' else '' end`)
  await test.db.execute(sql`update schools set second_factor = 'off'`)
})
beforeEach(async () => {
  outbox.asked.splice(0)
  await test.db.execute(sql`update people set account_id = null, password_hash = ${hash}`)
  await test.db.execute(sql`delete from sign_in_delays`)
  await test.db.execute(sql`delete from sessions`)
})

const refusal = (code: string) => expect.objectContaining({ code })
const nadia = (school = here) => school.viewer('Nadia Petit')
const join = (identifier: string, password = 'preau', current = 'preau') =>
  joinSchool(nadia(), { identifier, password, current }, test.db)

describe('one’s own sessions', () => {
  const open = async (name: string) => (await openSession(here.viewer(name).personId, 'Firefox/140.0 Linux')).token

  it('are listed with this one first; closed ones, old ones and other people’s are not there', async () => {
    const [first, second, gone] = [await open('Nadia Petit'), await open('Nadia Petit'), await open('Nadia Petit')]
    await open('Hugo Petit')
    await closeSession(gone)
    const viewer = (await findViewer(first))!
    expect((await listSessions(viewer)).map(({ id, isThis }) => [id, isThis])).toEqual([
      [first.sessionId, true],
      [second.sessionId, false],
    ])
    await test.db.execute(sql`update sessions set last_seen_at = now() - interval '31 days' where id = ${second.sessionId}`)
    expect(await listSessions(viewer)).toHaveLength(1)
  })

  it('are closed by their owner alone', async () => {
    const hugo = await open('Hugo Petit')
    await closeSession({ personId: nadia().personId, sessionId: hugo.sessionId })
    expect(await findViewer(hugo)).not.toBeNull()
  })
})

it('a sign-in from a device never used before is told by mail, the first of all is not', async () => {
  const come = async (userAgent: string) => tellNewDevice((await openSession(nadia().personId, userAgent)).token)
  await come('Firefox/140.0 (X11; Linux)')
  await come('Firefox/141.0 (X11; Linux)')
  expect(outbox.asked).toEqual([])
  await come('Firefox/141.0 (Windows NT 10.0)')
  expect(outbox.asked.map(({ data }) => data.letter)).toEqual(['new-device'])
})

it('each night what is over goes, and what lives stays', async () => {
  const [old, lives] = [await openSession(nadia().personId, ''), await openSession(nadia().personId, '')]
  await test.db.execute(sql`update sessions set expires_at = now() - interval '13 months' where id = ${old.token.sessionId}`)
  await test.db.execute(sql`insert into sign_in_delays (key, failures, wait_until)
    values ('old', 1, now() - interval '2 days'), ('new', 9, now() + interval '1 minute')`)
  await tidySessions()
  expect(await rows(test.db, sql`select id from sessions`)).toEqual([{ id: lives.token.sessionId }])
  expect(await rows(test.db, sql`select key from sign_in_delays`)).toEqual([{ key: 'new' }])
})

describe('an account in another school', () => {
  const schools = async (viewer = nadia()) => (await listOtherSchools(viewer)).map(({ personId }) => personId)

  it('is joined with both passwords, told to both, and left again', async () => {
    await join('Nadia.Petit.2')
    expect(await schools()).toEqual([nadia(there).personId])
    expect(await schools(nadia(there))).toEqual([nadia().personId])
    const told = outbox.asked.filter(({ name }) => name === 'account-news').map(({ data }) => data.personId)
    expect(told.toSorted()).toEqual([nadia().personId, nadia(there).personId].toSorted())
    await requireOwnAccount(nadia(), nadia(there).personId)
    await leaveSchools(nadia())
    expect([await schools(), await schools(nadia(there))]).toEqual([[], []])
  })

  it.each([
    ['the other’s password wrong', 'Nadia.Petit.2', 'deviné', 'preau', 'wrong-credentials'],
    ['one’s own password wrong', 'Nadia.Petit.2', 'preau', 'deviné', 'wrong-password'],
    ['an account of the same school', 'Hugo.Petit', 'preau', 'preau', 'same-school'],
    ['oneself', 'Nadia.Petit', 'preau', 'preau', 'same-school'],
    ['an account never activated', 'Yann.Morel.2', 'preau', 'preau', 'wrong-credentials'],
  ])('is refused with %s', async (_, identifier, password, current, code) => {
    await expect(join(identifier, password, current)).rejects.toEqual(refusal(code))
    expect(await schools()).toEqual([])
  })

  it('opens nothing any more once one of the two has a new password', async () => {
    await join('Nadia.Petit.2')
    await changePassword(nadia(there), { current: 'preau', password: 'quatre mots sans lien' })
    await expect(requireOwnAccount(nadia(), nadia(there).personId)).rejects.toThrow('not found')
  })

  it('is one a school, also by way of a third account', async () => {
    await join('Nadia.Petit.2')
    const viewer = here.viewer('Hugo Petit')
    const third = { identifier: 'Nadia.Petit.2', password: 'preau', current: 'preau' }
    await expect(joinSchool(viewer, third, test.db)).rejects.toEqual(refusal('same-school'))
    await expect(requireOwnAccount(viewer, nadia().personId)).rejects.toThrow('not found')
  })

  it.each([
    ['a teacher', sql`profile = 'teacher'`],
    ['an administrator', sql`is_admin = true`],
  ])('opens from the account of %s, not towards it: that asks for its own password', async (_, stricter) => {
    await join('Nadia.Petit.2')
    const { personId } = nadia(there)
    await test.db.execute(sql`update people set ${stricter} where id = ${personId}`)
    const opens = async (viewer = nadia()) => (await listOtherSchools(viewer)).map((one) => one.opens)
    expect([await opens(), await opens(nadia(there))]).toEqual([[false], [true]])
    await expect(requireOwnAccount(nadia(), personId)).rejects.toEqual(refusal('account-asks'))
    await requireOwnAccount(nadia(there), nadia().personId)
    await test.db.execute(sql`update people set profile = 'guardian', is_admin = false where id = ${personId}`)
  })

  it('leaves nobody tied to nobody', async () => {
    await join('Nadia.Petit.2')
    await leaveSchools(nadia())
    expect(await rows(test.db, sql`select id from people where account_id is not null`)).toEqual([])
  })

  it('is nobody else’s, and not one’s own once its person left', async () => {
    await join('Nadia.Petit.2')
    const elsewhere = nadia(there).personId
    await expect(requireOwnAccount(here.viewer('Hugo Petit'), elsewhere)).rejects.toThrow('not found')
    await expect(requireOwnAccount(nadia(), there.viewer('Hugo Petit').personId)).rejects.toThrow('not found')
    await expect(requireOwnAccount(nadia(), nadia().personId)).rejects.toThrow('not found')
    await test.db.execute(sql`update people set left_at = now() where id = ${elsewhere}`)
    await expect(requireOwnAccount(nadia(), elsewhere)).rejects.toThrow('not found')
    await test.db.execute(sql`update people set left_at = null where id = ${elsewhere}`)
  })
})

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0',
    'Edge',
    'Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
    'Safari',
    'iPhone',
  ],
  [
    'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
    'Chrome',
    'Android',
  ],
  ['curl/8.0', '', ''],
  ['', '', ''],
])('%s is %s on %s', (userAgent, browser, system) => expect(deviceOf(userAgent)).toEqual({ browser, system }))
