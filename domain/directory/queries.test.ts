import { beforeAll, describe, expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import { uuidv7 } from '#db/uuid'
import { NotFound } from '#domain/refusal'
import { getGroup, getPerson, listMyGroups } from './queries.ts'
import { COLLEGE, OTHER_COLLEGE } from './test-college.ts'
import { insertSchool, type TestSchool } from './test-school.ts'

const test = useTestDatabase()
let college: TestSchool
let other: TestSchool

beforeAll(async () => {
  college = await insertSchool(test.db, COLLEGE)
  other = await insertSchool(test.db, OTHER_COLLEGE)
})

const open = (viewer: string, key: string) => getPerson(college.viewer(viewer), college.idOf(key), test.db)

async function whoOpens(viewer: string): Promise<string> {
  const opened = await Promise.all(
    Object.keys(COLLEGE.people).map((key) =>
      open(viewer, key).then(
        () => key,
        (error) => (error instanceof NotFound ? null : Promise.reject(error)),
      ),
    ),
  )
  return opened.filter(Boolean).join(' ')
}

describe('a person’s page', () => {
  it.each([
    ['claire', 'claire paul karim lea hugo ines jules tom sophie marc nadia odile'],
    ['lea', 'claire paul karim lea hugo ines sophie marc'],
    ['tom', 'claire paul karim hugo jules tom'],
    ['sophie', 'claire paul karim lea jules sophie'],
  ])('opens for %s: %s', async (viewer, expected) => expect(await whoOpens(viewer)).toBe(expected))

  it('is not found in another school, for what is no id, for whoever has no access', async () => {
    for (const id of [other.idOf('lea'), uuidv7(), 'x', college.idOf('yann'), college.idOf('gone'), college.idOf('students')]) {
      await expect(getPerson(college.viewer('karim'), id, test.db)).rejects.toBeInstanceOf(NotFound)
    }
  })

  it('shows a family to teachers, staff and itself', async () => {
    const names = (links: { name: string; role: string; linked: boolean }[]) =>
      links.map(({ name, role, linked }) => `${name}, ${role}${linked ? '' : ' (no page)'}`)
    expect(names((await open('claire', 'lea')).guardians)).toEqual(['Marc Bernard, père', 'Sophie Bernard, mère'])
    expect(names((await open('claire', 'ines')).guardians)).toEqual(['Rémy Moreau, père (no page)'])
    expect(names((await open('claire', 'sophie')).children)).toEqual(['Léa Bernard, élève, 3A', 'Jules Bernard, élève, 6C'])
    expect(names((await open('lea', 'lea')).guardians)).toEqual(['Marc Bernard, père', 'Sophie Bernard, mère'])
    expect(await open('lea', 'sophie')).toMatchObject({ role: 'parent d’élève', children: [], guardians: [] })
    expect(await open('hugo', 'lea')).toMatchObject({ guardians: [] })
    expect(await open('sophie', 'lea')).toMatchObject({ guardians: [] })
  })

  it('says whether one may write, and why', async () => {
    expect(await open('claire', 'lea')).toMatchObject({
      canWrite: true,
      role: 'élève, 3A',
      reason: { code: 'toAll', values: { from: 'teacher', to: 'student' } },
    })
    expect(await open('lea', 'hugo')).toMatchObject({ reason: { code: 'sameClass', values: { className: '3A' } } })
    expect(await open('sophie', 'lea')).toMatchObject({ reason: { code: 'ownChild' } })
    expect(await open('lea', 'lea')).toMatchObject({ canWrite: true, reason: { code: 'self' } })
    expect(await open('tom', 'claire')).toMatchObject({
      canWrite: false,
      reason: { code: 'cannot-write-to-person', values: { rule: 'groups' } },
    })
  })

  it('shows the groups that one may open', async () => {
    const groups = async (viewer: string, key: string) =>
      (await open(viewer, key)).groups.map(({ name, size }) => `${name} (${size})`)
    expect(await groups('claire', 'hugo')).toEqual(['3A – Élèves (3)', 'Club d’échecs (3)'])
    expect(await groups('lea', 'hugo')).toEqual(['3A – Élèves (3)'])
  })
})

describe('a group', () => {
  const openGroup = (viewer: string, key: string, after?: string) =>
    getGroup(college.viewer(viewer), college.idOf(key), after, test.db)

  it('shows its members to those who may address it', async () => {
    const group = await openGroup('claire', 'guardians3a')
    expect(group).toMatchObject({ name: '3A – Parents', size: 4, canWrite: true, next: null, hidden: false })
    expect(group.members.map(({ name }) => name)).toEqual(['Marc Bernard', 'Sophie Bernard', 'Odile Lemaître', 'Nadia Petit'])
  })

  it('shows families of it only themselves', async () => {
    const group = await openGroup('sophie', 'guardians3a')
    expect(group).toMatchObject({ size: 4, canWrite: false, hidden: true })
    expect(group.members.map(({ name }) => name)).toEqual(['Sophie Bernard'])
    expect((await openGroup('lea', 'students3a')).members).toHaveLength(3)
  })

  it('is not found for anybody else', async () => {
    await expect(openGroup('lea', 'students6c')).rejects.toBeInstanceOf(NotFound)
    await expect(openGroup('lea', 'guardians3a')).rejects.toBeInstanceOf(NotFound)
    await expect(getGroup(college.viewer('karim'), other.idOf('all'), undefined, test.db)).rejects.toBeInstanceOf(NotFound)
    await expect(getGroup(college.viewer('karim'), 'x', undefined, test.db)).rejects.toBeInstanceOf(NotFound)
  })

  it('pages by name', async () => {
    const people = Object.fromEntries(
      Array.from({ length: 203 }, (_, i) => [`p${i}`, { name: `Ana É${String(i).padStart(3, '0')}`, profile: 'staff' as const }]),
    )
    const big = await insertSchool(test.db, {
      people,
      groups: { all: { name: 'Tous', members: Object.keys(people) } },
      rules: [['all', 'all', 'group']],
    })
    const first = await getGroup(big.viewer('p0'), big.idOf('all'), undefined, test.db)
    expect([first.members.length, first.members.at(-1)?.name, first.size]).toEqual([200, 'Ana É199', 203])
    const second = await getGroup(big.viewer('p0'), big.idOf('all'), first.next!, test.db)
    expect(second.members.map(({ name }) => name)).toEqual(['Ana É200', 'Ana É201', 'Ana É202'])
    expect(second.next).toBeNull()
    expect((await getGroup(big.viewer('p0'), big.idOf('all'), other.idOf('lea'), test.db)).members).toEqual([])
  })
})

it('lists one’s own groups but for those of classes', async () => {
  const groups = await listMyGroups(college.viewer('claire'), test.db)
  expect(groups.map(({ name, size }) => `${name} (${size})`)).toEqual([
    'Club d’échecs (3)',
    'Encadrants du club d’échecs (1)',
    'Enseignants (2)',
  ])
})
