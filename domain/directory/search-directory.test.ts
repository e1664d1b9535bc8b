import { beforeAll, describe, expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import { listClasses, listFunctions } from './browse.ts'
import { isAsked, readQuestion } from './directory-question.ts'
import { searchDirectory } from './search-directory.ts'
import { COLLEGE, OTHER_COLLEGE } from './test-college.ts'
import { insertSchool, type SchoolSpec, type TestSchool } from './test-school.ts'

const test = useTestDatabase()
let college: TestSchool

beforeAll(async () => {
  const functions: SchoolSpec['groups'] = {
    life: { name: 'Vie scolaire', kind: 'function', members: ['karim'] },
    board: { name: 'Conseil d’administration', kind: 'function', members: ['karim', 'nadia'] },
  }
  college = await insertSchool(test.db, { ...COLLEGE, groups: { ...COLLEGE.groups, ...functions } })
  await insertSchool(test.db, OTHER_COLLEGE)
})

type Given = { q?: string; profile?: string; class?: string }

async function search(who: string, given: Given) {
  const viewer = college.viewer(who)
  return searchDirectory(viewer, readQuestion(given, await listClasses(viewer, test.db)), test.db)
}

const found = async (who: string, given: Given | string) =>
  (await search(who, typeof given === 'string' ? { q: given } : given)).people.map(
    ({ name, canWrite }) => `${name}${canWrite ? '' : ' (read)'}`,
  )

describe('a name', () => {
  it('finds whom one may see, by last name', async () => {
    expect(await found('claire', 'ber')).toEqual(['Jules Bernard', 'Léa Bernard', 'Marc Bernard', 'Sophie Bernard'])
    expect(await found('lea', 'ber')).toEqual(['Léa Bernard', 'Marc Bernard (read)', 'Sophie Bernard (read)'])
    expect(await found('tom', 'martin')).toEqual(['Claire Martin (read)'])
    expect(await found('claire', 'BERN  lé')).toEqual(['Léa Bernard', 'Marc Bernard', 'Sophie Bernard'])
  })

  it('finds nobody whom one may not see, who has no access or is of another school', async () => {
    expect(await found('sophie', 'petit')).toEqual([])
    expect(await found('karim', 'yann')).toEqual([])
    expect(await found('karim', 'martinez')).toEqual([])
    expect(await found('karim', '%')).toEqual([])
    expect(await found('karim', 'claire')).toHaveLength(1)
  })

  it('stops at fifty and says so', async () => {
    const people = Object.fromEntries(
      Array.from({ length: 52 }, (_, i) => [`p${i}`, { name: `Ana B${i}`, profile: 'staff' as const }]),
    )
    const groups = { all: { name: 'Tous', members: Object.keys(people), membersMayWrite: true } }
    const big = await insertSchool(test.db, { people, groups, rules: [] })
    const page = await searchDirectory(big.viewer('p0'), readQuestion({ q: 'ana' }, []), test.db)
    expect([page.people.length, page.more]).toEqual([50, true])
  })
})

describe('B04 a child', () => {
  it('brings its parents to teachers and staff, after those of the name', async () => {
    expect(await found('claire', 'hugo')).toEqual(['Hugo Petit', 'Nadia Petit'])
    expect(await found('karim', 'le')).toContain('Odile Lemaître')
    expect(await found('karim', 'lea')).toEqual(['Léa Bernard', 'Marc Bernard', 'Sophie Bernard'])
    expect(await found('karim', { q: 'hugo', profile: 'guardian' })).toEqual(['Nadia Petit'])
  })

  it('also one who has no access, but never a parent who has none', async () => {
    expect(await found('claire', 'zoe')).toEqual(['Odile Lemaître'])
    expect(await found('claire', 'ines')).toEqual(['Inès Moreau'])
  })

  it('brings them to nobody else', async () => {
    expect(await found('hugo', 'lea')).toEqual(['Léa Bernard'])
    expect(await found('sophie', 'lea')).toEqual(['Léa Bernard'])
    expect(await found('nadia', 'hugo')).toEqual(['Hugo Petit'])
  })
})

describe('a class, a subject, a function', () => {
  it('is found by its words, whatever the accents', async () => {
    expect(await found('karim', 'mathem')).toEqual(['Claire Martin'])
    expect(await found('sophie', 'cpe')).toEqual(['Karim Benali'])
    expect((await search('lea', { q: 'scolaire' })).groups).toMatchObject([{ name: 'Vie scolaire' }])
  })

  it('stands for everybody in it, as far as one sees them', async () => {
    const class3a = ['Léa Bernard', 'Marc Bernard', 'Sophie Bernard', 'Paul Durand', 'Odile Lemaître', 'Claire Martin']
    expect(await found('karim', '3a')).toEqual([...class3a, 'Inès Moreau', 'Hugo Petit', 'Nadia Petit'])
    expect((await search('lea', { class: '3A' })).groups.map(({ name }) => name)).toEqual([
      '3A – Élèves',
      '3A – Équipe pédagogique',
    ])
    expect(await found('karim', { class: '3A', profile: 'teacher' })).toEqual(['Paul Durand', 'Claire Martin'])
    expect(await found('lea', { class: '3A' })).toEqual([
      'Léa Bernard',
      'Paul Durand',
      'Claire Martin',
      'Inès Moreau',
      'Hugo Petit',
    ])
    expect(await found('sophie', { class: '3A' })).toEqual(['Léa Bernard', 'Paul Durand', 'Claire Martin'])
  })

  it('narrows a name', async () => {
    expect(await found('karim', 'histoire 6C')).toEqual(['Paul Durand'])
    expect(await found('karim', { q: 'hist', class: '6C' })).toEqual(['Paul Durand'])
    expect(await found('karim', 'maths 6C')).toEqual([])
  })

  it('is only a word to those who may not browse it', async () => {
    expect(await found('lea', { class: '6C' })).toEqual([])
    expect(await found('lea', '6c')).toEqual([])
    expect(await found('hugo', '6c')).toEqual(['Tom Garcia (read)'])
  })
})

it('browses a profile', async () => {
  expect(await found('lea', { profile: 'staff' })).toEqual(['Karim Benali'])
  expect(await found('tom', { profile: 'guardian' })).toEqual([])
})

it('offers one’s own classes, and all to teachers and staff', async () => {
  const classes = async (who: string) =>
    (await listClasses(college.viewer(who), test.db)).map(({ name, mine }) => `${name}${mine ? ' *' : ''}`)
  expect(await classes('claire')).toEqual(['3A *', '6C'])
  expect(await classes('sophie')).toEqual(['3A *', '6C *'])
  expect(await classes('lea')).toEqual(['3A *'])
  expect(await classes('karim')).toEqual(['3A', '6C'])
})

it('names what people do to the whole school', async () => {
  const functions = await listFunctions(college.viewer('lea'), test.db)
  expect(functions.map(({ name, size }) => `${name} (${size})`)).toEqual(['Conseil d’administration (2)', 'Vie scolaire (1)'])
})

it('reads what an address asks, whatever stands there', () => {
  const classes = ['3A', '3A Euro'].map((name) => ({ name, mine: true, course: false }))
  expect(readQuestion({ q: ' Léa, 3a-euro ', profile: 'x', class: ['3A'] }, classes)).toEqual({
    query: 'Léa, 3a-euro',
    words: ['lea'],
    profile: null,
    chosen: null,
    className: '3A Euro',
  })
  expect(isAsked(readQuestion({ q: ['a'], class: '9Z' }, classes))).toBe(false)
})
