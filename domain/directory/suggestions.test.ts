import { beforeAll, describe, expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import { suggestRecipients } from './suggestions.ts'
import { COLLEGE, OTHER_COLLEGE } from './test-college.ts'
import { insertSchool, type TestSchool } from './test-school.ts'

const test = useTestDatabase()
let college: TestSchool

beforeAll(async () => {
  college = await insertSchool(test.db, COLLEGE)
  await insertSchool(test.db, OTHER_COLLEGE)
})

async function names(viewer: string, query: string): Promise<string[]> {
  return (await suggestRecipients(college.viewer(viewer), query, test.db)).map(({ name, size, kind }) =>
    kind === 'person' ? name : `${name} (${size})`,
  )
}

describe('suggestions', () => {
  it('proposes people and groups from the first letter', async () => {
    const offered = [
      '3A – Équipe pédagogique (2)',
      '3A – Parents (4)',
      '6C – Équipe pédagogique (1)',
      '6C – Parents (2)',
      'Parents (4)',
      'Personnels (1)',
    ]
    expect(await names('karim', 'p')).toEqual([
      ...offered,
      'Parents de Hugo Petit (1)',
      'Hugo Petit',
      'Nadia Petit',
      'Paul Durand',
    ])
  })

  it.each([
    ['eleves 3a', '3A – Élèves (3)'],
    ['3A', '3A – Élèves (3)'],
    ['ÉLÈVES', '3A – Élèves (3)'],
    ['echecs club', 'Club d’échecs (3)'],
    ['d’éch', 'Club d’échecs (3)'],
  ])('finds groups by « %s »', async (query, expected) => expect(await names('claire', query)).toContain(expected))

  it('finds names in any order, without accents', async () => {
    expect(await names('claire', 'bernard lea')).toEqual(['Parents de Léa Bernard (2)', 'Léa Bernard'])
    expect(await names('claire', 'INÈS')).toEqual(['Inès Moreau'])
    expect(await names('claire', 'ine mor')).toEqual(['Inès Moreau'])
  })

  it('gives with a student the parents, with a parent the children and their parents', async () => {
    expect(await names('claire', 'bernard')).toEqual([
      'Parents de Léa Bernard (2)',
      'Parents de Jules Bernard (2)',
      'Léa Bernard',
      'Jules Bernard',
      'Marc Bernard',
      'Sophie Bernard',
    ])
    expect(await names('claire', 'sophie')).toEqual([
      'Parents de Léa Bernard (2)',
      'Parents de Jules Bernard (2)',
      'Sophie Bernard',
      'Léa Bernard',
      'Jules Bernard',
    ])
    expect(await names('sophie', 'sophie')).toEqual(['Sophie Bernard', 'Jules Bernard', 'Léa Bernard'])
  })

  it('gives the parents of a student who has no access, but not the student', async () => {
    expect(await names('claire', 'zoé')).toEqual(['Parents de Zoé Lemaître (1)'])
    expect(await names('claire', 'odile')).toEqual(['Parents de Zoé Lemaître (1)', 'Odile Lemaître'])
  })

  it('says who they are', async () => {
    const [family, person] = await suggestRecipients(college.viewer('claire'), 'lea bernard', test.db)
    expect(family).toEqual({
      ...college.guardiansOf('lea'),
      name: 'Parents de Léa Bernard',
      size: 2,
      detail: 'Marc et Sophie Bernard, chacun sa copie',
    })
    expect(person).toEqual({ ...college.person('lea'), name: 'Léa Bernard', size: 1, detail: 'élève, 3A' })
  })

  it('puts a whole word before its beginning', async () => {
    const people = (await names('karim', 'mar')).filter((name) => !name.startsWith('Parents'))
    expect(people).toEqual(['Claire Martin', 'Marc Bernard', 'Jules Bernard', 'Léa Bernard'])
    expect((await names('karim', 'marc'))[3]).toBe('Jules Bernard')
    expect(await names('karim', 'a b c d e f g h i j')).toEqual([])
  })

  it('offers nobody whom the rules do not reach, nobody without access, nobody of another school', async () => {
    expect(await names('lea', 'bernard')).toEqual(['Léa Bernard'])
    expect(await names('lea', 'p')).toEqual(['Hugo Petit', 'Paul Durand'])
    expect(await names('sophie', 'petit')).toEqual([])
    expect(await names('sophie', '3a')).toEqual([])
    expect(await names('karim', 'yann')).toEqual([])
    expect(await names('karim', 'rose')).toEqual([])
    expect(await names('karim', 'remy')).toEqual([])
    expect((await names('karim', 'claire')).length).toBe(1)
  })

  it.each(['%', '_', '%%', "'; drop table people; --", '\\', '"', '', '   ', '\u0000', '🙂'])(
    'takes « %s » for nothing',
    async (query) => {
      expect(await names('karim', query)).toEqual([])
    },
  )

  it('reads a hundred characters of what is typed, and gives at most twelve', async () => {
    expect(await names('karim', 'a'.repeat(10_000))).toEqual([])
    expect(await names('karim', `lea bernard${' '.repeat(10_000)}x`)).toContain('Léa Bernard')
    for (const letter of 'abcdefghijklmnopqrstuvwxyz') expect((await names('karim', letter)).length).toBeLessThanOrEqual(12)
  })
})
