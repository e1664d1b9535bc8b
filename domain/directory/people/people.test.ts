import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { actionsOf } from '#domain/audit/test-audit'
import { NotFound } from '#domain/refusal'
import { activate } from '#domain/session/activation'
import { hashPassword } from '#domain/session/password'
import { findViewer, openSession } from '#domain/session/sessions'
import { COLLEGE, OTHER_COLLEGE } from '../test-college.ts'
import { insertSchool, type TestSchool } from '../test-school.ts'
import { makeSheets } from './activation-sheets.ts'
import { addPerson } from './add-person.ts'
import { makeAdministrator, unmakeAdministrator } from './administrators.ts'
import { allowWriting, blockWriting } from './block-writing.ts'
import { correctPerson, saveContactDetails } from './correct-person.ts'
import { endAccess, giveAccessBack } from './end-access.ts'
import { readPeopleFilter } from './people-filter.ts'
import { getAdministeredPerson, listClasses, listPeople } from './queries.ts'
import { removeSecondFactor, resetAccess, signOutPerson } from './reset-access.ts'

const test = useTestDatabase()
let college: TestSchool
let other: TestSchool

const PASSWORD = 'Le préau sous la pluie'
const admin = () => ({ ...college.viewer('karim'), isAdmin: true })
const id = (key: string) => college.idOf(key)
const refusal = (code: string) => expect.objectContaining({ code })
const filter = (asked: Record<string, string> = {}) => readPeopleFilter(asked)
const names = async (asked: Record<string, string>) => (await listPeople(admin(), filter(asked))).people.map(({ name }) => name)
const log = () => actionsOf(college.id, test.db)

beforeEach(async () => {
  college = await insertSchool(test.db, COLLEGE)
  other = await insertSchool(test.db, OTHER_COLLEGE)
  await test.db.execute(
    sql`update people set is_admin = true, password_hash = ${await hashPassword(PASSWORD)} where id = ${id('karim')}`,
  )
})

describe('finding people', () => {
  it.each([
    [{ q: 'lea' }, ['Léa Bernard']],
    [{ profile: 'staff' }, ['Karim Benali', 'Yann Morel']],
    [{ className: '6C', profile: 'student' }, ['Jules Bernard', 'Tom Garcia']],
    [{ className: '6C', profile: 'guardian' }, ['Marc Bernard', 'Sophie Bernard']],
    [{ state: 'left' }, ['Rose Martinez']],
    [{ state: 'inactive', profile: 'student' }, ['Zoé Lemaître']],
    [{ state: 'admin' }, ['Karim Benali']],
    [{ q: '%' }, []],
  ])('by %j gives %j', async (asked, expected) => expect(await names(asked)).toEqual(expected))

  it('by a class of the school', async () => {
    expect(await listClasses(admin())).toEqual(['3A', '6C'])
    expect(await listClasses(college.viewer('karim'))).toEqual([])
  })

  it('is for administrators, and of their own school', async () => {
    expect((await listPeople(college.viewer('karim'), filter())).people).toEqual([])
    expect((await listPeople(admin(), filter())).total).toBe(15)
    await expect(getAdministeredPerson(college.viewer('claire'), id('lea'))).rejects.toThrow(NotFound)
    await expect(getAdministeredPerson(admin(), other.idOf('lea'))).rejects.toThrow(NotFound)
    expect(await getAdministeredPerson(admin(), id('lea'))).toMatchObject({
      name: 'Léa Bernard',
      role: 'élève, 3A',
      hasPassword: false,
    })
  })

  it('by the beginning of the identifier', async () => {
    await test.db.execute(sql`update people set identifier = ${`zz.${college.id}`} where id = ${id('tom')}`)
    expect(await names({ q: `ZZ.${college.id.slice(0, 20)}` })).toEqual(['Tom Garcia'])
  })
})

type Verb = (viewer: ReturnType<typeof admin>, person: string) => Promise<unknown>
const VERBS: [string, Verb][] = [
  ['blockWriting', blockWriting],
  ['allowWriting', allowWriting],
  ['endAccess', endAccess],
  ['giveAccessBack', giveAccessBack],
  ['resetAccess', resetAccess],
  ['signOutPerson', signOutPerson],
  ['removeSecondFactor', removeSecondFactor],
  ['makeAdministrator', (viewer, person) => makeAdministrator(viewer, person, PASSWORD)],
  ['unmakeAdministrator', (viewer, person) => unmakeAdministrator(viewer, person, PASSWORD)],
  ['correctPerson', (viewer, person) => correctPerson(viewer, person, { firstName: 'A', lastName: 'B', duty: '' })],
  [
    'saveContactDetails',
    (viewer, person) => saveContactDetails(viewer, person, { email: '', mobile: '1', phone: '', address: '' }),
  ],
]

it.each(VERBS)('%s is for nobody of another school, and by nobody but administrators', async (_, verb) => {
  const before = await rows(test.db, sql`select * from people order by id`)
  await expect(verb(admin(), other.idOf('claire'))).rejects.toThrow(NotFound)
  await expect(verb(college.viewer('claire'), id('lea'))).rejects.toThrow(NotFound)
  await expect(verb(admin(), 'x')).rejects.toThrow(NotFound)
  expect(await rows(test.db, sql`select * from people order by id`)).toEqual(before)
  expect(await log()).toEqual([])
})

describe('the verbs on one person', () => {
  it('take the right to write away and give it back, once each in the log', async () => {
    await blockWriting(admin(), id('lea'))
    await blockWriting(admin(), id('lea'))
    expect((await getAdministeredPerson(admin(), id('lea'))).state.blocked).toBe(true)
    await allowWriting(admin(), id('lea'))
    await allowWriting(admin(), id('lea'))
    expect(await log()).toEqual(['person.block', 'person.unblock'])
  })

  it('end access with its sessions, and give it back', async () => {
    const { token } = await openSession(id('lea'), '')
    await endAccess(admin(), id('lea'))
    await giveAccessBack(admin(), id('lea'))
    expect(await findViewer(token)).toBeNull()
    expect(await openSession(id('lea'), '')).toBeTruthy()
  })

  it('reset: no password, no session, one code that opens the account again', async () => {
    await test.db.execute(sql`update people set password_hash = 'x' where id = ${id('lea')}`)
    const { token } = await openSession(id('lea'), '')
    const code = await resetAccess(admin(), id('lea'))
    expect(await findViewer(token)).toBeNull()
    expect(await getAdministeredPerson(admin(), id('lea'))).toMatchObject({ hasPassword: false, state: { activated: true } })
    expect(await activate({ code, identifier: id('lea'), password: 'quatre mots bien à moi' }, 'a')).toBe(id('lea'))
    expect(await log()).toEqual(['person.reset', 'person.code'])
  })

  it.each([
    ['oneself', 'karim', 'not-yourself'],
    ['another administrator', 'claire', 'is-administrator'],
  ])('refuse %s', async (_, key, code) => {
    await test.db.execute(sql`update people set is_admin = true where id = ${id('claire')}`)
    for (const verb of [blockWriting, endAccess, resetAccess, removeSecondFactor])
      await expect(verb(admin(), id(key))).rejects.toEqual(refusal(code))
  })

  it('give no administrator who left their access back: the administration is taken first', async () => {
    await test.db.execute(sql`update people set is_admin = true where id = ${id('gone')}`)
    await expect(giveAccessBack(admin(), id('gone'))).rejects.toEqual(refusal('is-administrator'))
    await makeAdministrator(admin(), id('claire'), PASSWORD)
    await unmakeAdministrator(admin(), id('gone'), PASSWORD)
    await giveAccessBack(admin(), id('gone'))
    expect((await getAdministeredPerson(admin(), id('gone'))).state.left).toBe(false)
  })

  it('refuse names that are too long together, and drop what no text may hold', async () => {
    const long = { firstName: 'É'.repeat(100), lastName: 'X'.repeat(100), duty: '' }
    await expect(correctPerson(admin(), id('lea'), long)).rejects.toEqual(refusal('name-too-long'))
    await saveContactDetails(admin(), id('sophie'), { email: '', mobile: '', phone: '', address: '1 rue\0 A\r\n69000 Lyon' })
    expect((await getAdministeredPerson(admin(), id('sophie'))).contact?.address).toBe('1 rue A\n69000 Lyon')
    expect(await names({ q: 'lea\0' })).toEqual(['Léa Bernard'])
  })

  it('open nothing to who has left', async () => {
    await expect(resetAccess(admin(), id('gone'))).rejects.toEqual(refusal('has-left'))
    await expect(blockWriting(admin(), id('gone'))).rejects.toEqual(refusal('has-left'))
  })

  it('correct names, by which the person is then found', async () => {
    await correctPerson(admin(), id('lea'), { firstName: ' Léa\n', lastName: 'Œillet', duty: '' })
    expect(await names({ q: 'oeillet' })).toEqual(['Léa Œillet'])
    await expect(correctPerson(admin(), id('lea'), { firstName: 'L', lastName: ' ', duty: '' })).rejects.toEqual(
      refusal('name-missing'),
    )
  })

  it('keep contact details, and refuse what is no address', async () => {
    const contact = { email: 'a@exemple.fr', mobile: '06 39 98 00 00', phone: '', address: '' }
    await saveContactDetails(admin(), id('sophie'), contact)
    expect((await getAdministeredPerson(admin(), id('sophie'))).contact).toEqual({ ...contact, phone: null, address: null })
    await expect(saveContactDetails(admin(), id('sophie'), { ...contact, email: 'a@b' })).rejects.toEqual(refusal('bad-email'))
    expect(JSON.stringify(await rows(test.db, sql`select details from audit_lines`))).not.toContain('exemple')
  })
})

describe('an e-mail address', () => {
  const contact = { email: 'neuve@exemple.fr', mobile: '', phone: '', address: '' }
  const link = (key: string, hash: string) =>
    test.db.execute(sql`insert into password_resets (token_hash, person_id, expires_at)
      values (${hash}, ${id(key)}, now() + interval '30 minutes')`)
  const open = () => rows(test.db, sql`select token_hash from password_resets where used_at is null`)

  it('of another administrator is nobody else’s to change: links that set a password go there', async () => {
    await test.db.execute(sql`update people set is_admin = true where id = ${id('claire')}`)
    await expect(saveContactDetails(admin(), id('claire'), contact)).rejects.toEqual(refusal('is-administrator'))
    await saveContactDetails(admin(), id('claire'), { ...contact, email: '', mobile: '06 39 98 00 00' })
    await saveContactDetails(admin(), id('karim'), contact)
  })

  it('that changes, and a password taken away, end the links that were sent before', async () => {
    await link('sophie', 'one')
    await saveContactDetails(admin(), id('sophie'), contact)
    expect(await open()).toEqual([])
    await link('sophie', 'two')
    await saveContactDetails(admin(), id('sophie'), { ...contact, mobile: '06 39 98 00 00' })
    expect(await open()).toHaveLength(1)
    await resetAccess(admin(), id('sophie'))
    expect(await open()).toEqual([])
  })
})

describe('administrators', () => {
  it('are made and unmade after one’s own password', async () => {
    const { token } = await openSession(id('claire'), '')
    await makeAdministrator(admin(), id('claire'), PASSWORD)
    expect(await findViewer(token)).toBeNull()
    await unmakeAdministrator(admin(), id('karim'), PASSWORD)
    expect(await names({ state: 'admin' })).toEqual(['Claire Martin'])
    expect(await log()).toEqual(['person.makeAdmin', 'person.unmakeAdmin'])
  })

  it.each([
    ['a wrong password', 'claire', 'non', 'wrong-password'],
    ['a guardian', 'sophie', PASSWORD, 'not-for-families'],
    ['an account never activated', 'yann', PASSWORD, 'not-activated'],
    ['who has left', 'gone', PASSWORD, 'has-left'],
  ])('are not made of %s, and the log says so', async (_, key, password, code) => {
    await expect(makeAdministrator(admin(), id(key), password)).rejects.toEqual(refusal(code))
    expect(await log()).toEqual(['person.makeAdminRefused'])
    expect(await names({ state: 'admin' })).toEqual(['Karim Benali'])
  })

  it('are never none', async () => {
    await expect(unmakeAdministrator(admin(), id('karim'), PASSWORD)).rejects.toEqual(refusal('last-administrator'))
    await makeAdministrator(admin(), id('claire'), PASSWORD)
    await Promise.allSettled([
      unmakeAdministrator(admin(), id('karim'), PASSWORD),
      unmakeAdministrator(admin(), id('claire'), PASSWORD),
    ])
    expect(await names({ state: 'admin' })).toHaveLength(1)
  })
})

describe('activation sheets', () => {
  it('have a code for each who has no password, and none twice', async () => {
    const { slips } = await makeSheets(admin(), filter({ className: '3A', profile: 'student' }), true)
    expect(slips.map(({ name }) => name)).toEqual(['Léa Bernard', 'Zoé Lemaître', 'Inès Moreau', 'Hugo Petit'])
    expect(new Set(slips.map(({ code }) => code)).size).toBe(4)
    expect(slips[0]).toMatchObject({ role: 'élève, 3A', identifier: id('lea') })
    await expect(makeSheets(admin(), filter({ className: '3A', profile: 'student' }), true)).rejects.toEqual(
      refusal('nobody-to-activate'),
    )
    expect((await makeSheets(admin(), filter({ className: '3A', profile: 'student' }), false)).slips).toHaveLength(4)
    expect(await log()).toEqual(['person.codes', 'person.codes'])
  })

  it('leave out who has a password or has left, and are made by administrators alone', async () => {
    const all = (await makeSheets(admin(), filter(), true)).slips.map(({ name }) => name)
    expect(all).not.toContain('Karim Benali')
    expect(all).not.toContain('Rose Martinez')
    await expect(makeSheets(college.viewer('claire'), filter(), false)).rejects.toEqual(refusal('nobody-to-activate'))
  })
})

it('activation sheets have none for administrators who come in without a password', async () => {
  await test.db.execute(
    sql`update people set is_admin = true, password_hash = null, activated_at = now() where id = ${id('claire')}`,
  )
  const { slips } = await makeSheets(admin(), filter(), false)
  expect(slips.map(({ name }) => name)).not.toContain('Claire Martin')
})

describe('a person added by hand', () => {
  const guest = { firstName: 'Noé', lastName: 'Invité', profile: 'teacher', duty: 'théâtre', email: '', anyway: false } as const

  it('belongs to the profile, has an identifier of their own and no access yet', async () => {
    const added = await getAdministeredPerson(admin(), await addPerson(admin(), guest))
    expect(added).toMatchObject({
      role: 'théâtre',
      identifier: expect.stringMatching(/^noe\.invite\d*$/),
      state: { activated: false },
    })
    expect(added.groups.map(({ name }) => name)).toEqual(['Enseignants'])
    expect(await log()).toEqual(['person.add'])
  })

  it('is refused a second time, unless it is a namesake', async () => {
    await addPerson(admin(), guest)
    await expect(addPerson(admin(), { ...guest, firstName: 'NOÉ' })).rejects.toEqual(refusal('already-there'))
    const [first, second] = [await names({ q: 'invite' }), await addPerson(admin(), { ...guest, anyway: true })]
    expect(first).toHaveLength(1)
    expect((await getAdministeredPerson(admin(), second)).identifier).toMatch(/^noe\.invite\d+$/)
  })

  it('is added by administrators alone', async () => {
    await expect(addPerson(college.viewer('karim'), guest)).rejects.toThrow(NotFound)
  })
})
