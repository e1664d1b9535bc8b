import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { uuidv7 } from '#db/uuid'
import { canWriteTo } from '../communication-rules.ts'
import { applyPolicies } from '../policies/apply-policies.ts'
import { writePolicies } from '../policies/policies.ts'
import { PRESETS } from '../policies/presets.ts'
import { saveChange } from '../policies/save-change.ts'
import { COLLEGE, OTHER_COLLEGE } from '../test-college.ts'
import { insertSchool, type TestSchool } from '../test-school.ts'
import { deleteGroup, makeGroup, makeMailbox, renameGroup } from './change-group.ts'
import { addMember, removeMember } from './change-members.ts'
import { getAdminGroup, listGroups } from './queries.ts'

const test = useTestDatabase()
let college: TestSchool
let other: TestSchool
beforeAll(async () => {
  college = await insertSchool(test.db, COLLEGE)
  other = await insertSchool(test.db, OTHER_COLLEGE)
  await writePolicies(college.id, PRESETS.usual, test.db)
  await applyPolicies(college.id, test.db)
})

const admin = () => ({ ...college.viewer('karim'), isAdmin: true })
const make = (name: string) => makeGroup(admin(), name, test.db)
const open = (id: string) => getAdminGroup(admin(), id, '', test.db)
const mayAddress = (who: string, id: string) => canWriteTo(college.viewer(who), { kind: 'group', id }, test.db)
const notFound = { name: 'NotFound' }

describe('a group made by hand', () => {
  it('is filled by name, and those who run it may address it at once', async () => {
    const id = await make('Chorale')
    expect(await mayAddress('paul', id)).toBe(false)
    expect(await mayAddress('karim', id)).toBe(true)
    await addMember(admin(), { group: id, person: college.idOf('lea'), role: 'member' }, test.db)
    await addMember(admin(), { group: id, person: college.idOf('paul'), role: 'runner' }, test.db)
    await addMember(admin(), { group: id, person: college.idOf('paul'), role: 'runner' }, test.db)
    const page = await open(id)
    expect(page.members.map(({ name }) => name)).toEqual(['Léa Bernard', 'Paul Durand'])
    expect(page.runners.map(({ name, role }) => `${name}, ${role}`)).toEqual(['Paul Durand, histoire, 3A et 6C'])
    expect(await mayAddress('paul', id)).toBe(true)
    expect(await mayAddress('lea', id)).toBe(false)
    await removeMember(admin(), { group: id, person: college.idOf('paul'), role: 'runner' }, test.db)
    expect(await mayAddress('paul', id)).toBe(false)
    expect((await open(id)).members).toHaveLength(2)
    await removeMember(admin(), { group: id, person: college.idOf('lea'), role: 'member' }, test.db)
    expect((await open(id)).members.map(({ name }) => name)).toEqual(['Paul Durand'])
  })

  it('gets somebody who runs it while another administrator changes who writes in it', async () => {
    const id = await make('Robotique')
    const waiting = () =>
      rows(
        test.db,
        sql`select from pg_locks l join pg_database d on d.oid = l.database where not l.granted and d.datname = current_database()
        union all select from pg_locks where not granted and locktype = 'transactionid'`,
      )
    let adding: Promise<void> | undefined
    await test.db.transaction(async (tx) => {
      await tx.execute(sql`select from schools where id = ${college.id}::uuid for no key update`)
      adding = addMember(admin(), { group: id, person: college.idOf('paul'), role: 'runner' }, test.db)
      await expect.poll(async () => (await waiting()).length, { timeout: 20_000 }).toBeGreaterThan(0)
      await saveChange(admin(), { kind: 'inner', group: id, writing: 'yes' }, tx)
    })
    await adding
    expect(await mayAddress('paul', id)).toBe(true)
    expect((await open(id)).writing).toBe(true)
  })

  it('is run by teachers and staff alone', async () => {
    const id = await make('Journal du collège')
    const lea = { group: id, person: college.idOf('lea'), role: 'runner' } as const
    await expect(addMember(admin(), lea, test.db)).rejects.toMatchObject({ code: 'runner-profile' })
    expect((await open(id)).members).toEqual([])
  })

  it('has a name of its own', async () => {
    const id = await make('Théâtre')
    await expect(make('Théâtre')).rejects.toMatchObject({ code: 'group-name-taken', field: 'name' })
    await expect(renameGroup(admin(), id, '3A – Élèves', test.db)).rejects.toMatchObject({ code: 'group-name-taken' })
    await addMember(admin(), { group: id, person: college.idOf('paul'), role: 'runner' }, test.db)
    await renameGroup(admin(), id, 'Théâtre du soir', test.db)
    const names = await rows<{ name: string }>(
      test.db,
      sql`select name from groups where id = ${id}::uuid or runners_of = ${id}::uuid order by name`,
    )
    expect(names.map(({ name }) => name)).toEqual(['Encadrants – Théâtre du soir', 'Théâtre du soir'])
  })

  it('goes without harm to old messages, even two of one message', async () => {
    const [first, second] = [await make('Sortie au musée'), await make('Sortie au zoo')]
    const message = uuidv7()
    await test.db.execute(sql`insert into messages (id, school_id, author_id, author_name, thread_id, state, subject, body_html, body_text, preview)
      values (${message}, ${college.id}, ${college.idOf('karim')}, 'Karim Benali', ${message}, 'draft', 'Sorties', '', '', '')`)
    await test.db.execute(sql`insert into message_recipients (message_id, field, position, kind, group_id, name, size)
      values (${message}, 'to', 0, 'group', ${first}, 'Sortie au musée', 3), (${message}, 'to', 1, 'group', ${second}, 'Sortie au zoo', 2)`)
    await deleteGroup(admin(), first, test.db)
    await deleteGroup(admin(), second, test.db)
    const kept = await rows(
      test.db,
      sql`select name, size from message_recipients where message_id = ${message} order by position`,
    )
    expect(kept).toEqual([
      { name: 'Sortie au musée', size: 3 },
      { name: 'Sortie au zoo', size: 2 },
    ])
    await expect(open(first)).rejects.toMatchObject(notFound)
  })

  it('is in the log, each step of it', async () => {
    const id = await make('Échecs du midi')
    await addMember(admin(), { group: id, person: college.idOf('tom'), role: 'member' }, test.db)
    await renameGroup(admin(), id, 'Échecs du soir', test.db)
    await deleteGroup(admin(), id, test.db)
    const lines = await rows<{ action: string; details: unknown }>(
      test.db,
      sql`select action, details from audit_lines where subject_id = ${id}::uuid order by id`,
    )
    expect(lines).toEqual([
      { action: 'group.make', details: {} },
      { action: 'group.join', details: { name: 'Tom Garcia', role: 'member' } },
      { action: 'group.rename', details: { before: 'Échecs du midi' } },
      { action: 'group.remove', details: { count: 1 } },
    ])
  })
})

describe('is refused as if it were not there', () => {
  it('a group of the roster: its members come with the import', async () => {
    const id = college.idOf('students3a')
    await expect(renameGroup(admin(), id, 'Autre', test.db)).rejects.toMatchObject(notFound)
    await expect(deleteGroup(admin(), id, test.db)).rejects.toMatchObject(notFound)
    const tom = { group: id, person: college.idOf('tom'), role: 'member' } as const
    await expect(addMember(admin(), tom, test.db)).rejects.toMatchObject(notFound)
    await expect(removeMember(admin(), { ...tom, person: college.idOf('lea') }, test.db)).rejects.toMatchObject(notFound)
  })

  it('a group or a person of another school', async () => {
    const [mine, theirs] = [college.idOf('chess'), other.idOf('all')]
    await expect(open(theirs)).rejects.toMatchObject(notFound)
    await expect(deleteGroup(admin(), theirs, test.db)).rejects.toMatchObject(notFound)
    for (const [group, person] of [
      [theirs, college.idOf('lea')],
      [mine, other.idOf('lea')],
    ])
      await expect(addMember(admin(), { group: group!, person: person!, role: 'member' }, test.db)).rejects.toMatchObject(
        notFound,
      )
  })

  it('everything, for who is no administrator', async () => {
    const karim = college.viewer('karim')
    await expect(makeGroup(karim, 'Piratage', test.db)).rejects.toMatchObject(notFound)
    await expect(deleteGroup(karim, college.idOf('chess'), test.db)).rejects.toMatchObject(notFound)
    await expect(getAdminGroup(karim, college.idOf('chess'), '', test.db)).rejects.toMatchObject(notFound)
    expect((await listGroups(karim, { query: '', byHand: false, after: '' }, test.db)).groups).toEqual([])
  })
})

it('groups are listed by name, found by words, and those who run a group stand with it', async () => {
  const list = async (query: string, byHand = false) =>
    (await listGroups(admin(), { query, byHand, after: '' }, test.db)).groups.map(({ name }) => name)
  expect(await list('eleves')).toEqual(['3A – Élèves', '6C – Élèves', 'Élèves'])
  expect(await list('club', true)).toEqual(['Club d’échecs'])
  expect(await list('encadrants')).toEqual([])
})

describe('a shared mailbox', () => {
  const makeBox = (name: string) => makeMailbox(admin(), name, test.db)
  const everybody = ['lea', 'sophie', 'claire', 'karim']
  const whoMay = async (id: string) => {
    const may = await Promise.all(everybody.map((who) => mayAddress(who, id)))
    return everybody.filter((_, index) => may[index])
  }

  it('is written to by whoever reaches the staff, as long as they do', async () => {
    const id = await makeBox('Intendance')
    expect(await whoMay(id)).toEqual(everybody)
    const strict = { ...PRESETS.usual, student: { ...PRESETS.usual.student, staff: 'none' as const } }
    await writePolicies(college.id, strict, test.db)
    await applyPolicies(college.id, test.db)
    expect(await whoMay(id)).toEqual(['sophie', 'claire', 'karim'])
    await writePolicies(college.id, PRESETS.usual, test.db)
    await applyPolicies(college.id, test.db)
    expect(await whoMay(id)).toEqual(everybody)
    expect(await canWriteTo(other.viewer('claire'), { kind: 'group', id }, test.db)).toBe(false)
  })

  it('is read by teachers and staff alone, and run by nobody', async () => {
    const id = await makeBox('Vie scolaire')
    const join = (person: string, role: 'member' | 'runner' = 'member') =>
      addMember(admin(), { group: id, person: college.idOf(person), role }, test.db)
    await expect(join('lea')).rejects.toMatchObject({ code: 'mailbox-profile' })
    await expect(join('sophie')).rejects.toMatchObject({ code: 'mailbox-profile' })
    await expect(join('karim', 'runner')).rejects.toMatchObject(notFound)
    await join('karim')
    await join('claire')
    const page = await open(id)
    expect([page.kind, page.members.map(({ name }) => name)]).toEqual(['mailbox', ['Karim Benali', 'Claire Martin']])
    expect((await listGroups(admin(), { query: 'vie scol', byHand: true, after: '' }, test.db)).groups).toHaveLength(1)
  })

  it('is in the log, each step of it, under a name of its own', async () => {
    const id = await makeBox('Secrétariat')
    await addMember(admin(), { group: id, person: college.idOf('karim'), role: 'member' }, test.db)
    await renameGroup(admin(), id, 'Accueil', test.db)
    await removeMember(admin(), { group: id, person: college.idOf('karim'), role: 'member' }, test.db)
    await deleteGroup(admin(), id, test.db)
    const lines = await rows<{ action: string }>(
      test.db,
      sql`select action from audit_lines where subject_id = ${id}::uuid order by id`,
    )
    expect(lines.map(({ action }) => action)).toEqual(
      ['make', 'join', 'rename', 'leave', 'remove'].map((verb) => `mailbox.${verb}`),
    )
  })

  it('is nobody’s to make but an administrator’s', async () => {
    await expect(makeMailbox(college.viewer('karim'), 'À moi', test.db)).rejects.toMatchObject(notFound)
    const id = await makeBox('Infirmerie')
    const mine = { group: id, person: college.idOf('claire'), role: 'member' } as const
    await expect(addMember(college.viewer('claire'), mine, test.db)).rejects.toMatchObject(notFound)
    await expect(addMember({ ...other.viewer('claire'), isAdmin: true }, mine, test.db)).rejects.toMatchObject(notFound)
  })
})
