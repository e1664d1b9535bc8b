import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import type { RecipientRef } from '#domain/mail/types'
import { audienceSql, countAudience, listRecipients } from './recipients.ts'
import { COLLEGE, OTHER_COLLEGE } from './test-college.ts'
import { insertSchool, type TestSchool } from './test-school.ts'

const test = useTestDatabase()
let college: TestSchool
let other: TestSchool

beforeAll(async () => {
  college = await insertSchool(test.db, COLLEGE)
  other = await insertSchool(test.db, OTHER_COLLEGE)
})

/** The copies made, as « who: about | tag », in the order of the names. */
async function copies(author: string, refs: RecipientRef[]): Promise<string[]> {
  const found = await rows<{ id: string; about: string[] | null; tag: string }>(
    test.db,
    sql`select a.person_id as id, a.about, a.tag from (${audienceSql(college.viewer(author), refs)}) a`,
  )
  return found
    .map(({ id, about, tag }) => `${college.keyOf(id)}: ${about?.map(college.keyOf).join(' ') ?? '-'} | ${tag}`)
    .toSorted()
}

describe('the copies of a message', () => {
  it('gives one person their own', async () => {
    expect(await copies('claire', [college.person('lea')])).toEqual(['lea: - | '])
  })

  it('gives each member with access one, tagged by the class, and the author none', async () => {
    expect(await copies('claire', [college.group('students3a'), college.group('team3a')])).toEqual([
      'hugo: - | 3A',
      'ines: - | 3A',
      'lea: - | 3A',
      'paul: - | 3A',
    ])
  })

  it('gives the author one when they name themself', async () => {
    expect(await copies('claire', [college.person('claire'), college.group('team6c')])).toEqual(['claire: - | ', 'paul: - | 6C'])
  })

  it('gives whoever is named and in several groups only one', async () => {
    const refs = [college.person('lea'), college.group('students3a'), college.group('students'), college.group('chess')]
    expect(await copies('karim', refs)).toEqual([
      'claire: - | ',
      'hugo: - | 3A',
      'ines: - | 3A',
      'jules: - | ',
      'lea: - | 3A',
      'tom: - | ',
    ])
  })

  it('tells a guardian of two which children it is about, once', async () => {
    expect(await copies('paul', [college.group('guardians6c')])).toEqual(['marc: jules | Jules', 'sophie: jules | Jules'])
    expect(await copies('paul', [college.group('guardians6c'), college.group('guardians3a'), college.person('sophie')])).toEqual([
      'marc: jules lea | Jules, Léa',
      'nadia: hugo | Hugo',
      'odile: zoe | Zoé',
      'sophie: jules lea | Jules, Léa',
    ])
  })

  it('gives each guardian of a student a copy about that student alone', async () => {
    expect(await copies('claire', [college.guardiansOf('lea')])).toEqual(['marc: lea | Léa', 'sophie: lea | Léa'])
    expect(await copies('claire', [college.guardiansOf('lea'), college.guardiansOf('jules')])).toHaveLength(2)
  })

  it('leaves guardians addressed at large untagged', async () => {
    expect(await copies('karim', [college.group('guardians')])).toContain('nadia: - | ')
  })

  it('tells the class of the author to those whom no class group names', async () => {
    expect(await copies('lea', [college.person('claire'), college.person('karim')])).toEqual(['claire: - | 3A', 'karim: - | 3A'])
    expect(await copies('sophie', [college.person('claire'), college.person('paul'), college.person('lea')])).toEqual([
      'claire: - | 3A',
      'lea: - | 3A',
      'paul: - | 3A',
    ])
    await test.db.execute(sql`update people set class_name = '6A' where id = ${college.idOf('lea')}::uuid`)
    expect(await copies('sophie', [college.person('paul'), college.person('karim')])).toEqual(['karim: - | 6A', 'paul: - | 6C'])
    await test.db.execute(sql`update people set class_name = '3A' where id = ${college.idOf('lea')}::uuid`)
  })

  it('gives nobody without access one, nobody of another school, nothing for what is no id', async () => {
    const refs: RecipientRef[] = [
      college.person('yann'),
      college.person('gone'),
      college.guardiansOf('ines'),
      other.person('lea'),
      other.group('all'),
      other.guardiansOf('lea'),
      { kind: 'person', id: 'x,y' },
      { kind: 'group', id: "'}" },
    ]
    expect(await copies('karim', refs)).toEqual([])
    expect(await copies('karim', [])).toEqual([])
  })
})

describe('who would get it', () => {
  it('counts each person once, by profile, and names who was never activated', async () => {
    const refs = [
      college.group('guardians3a'),
      college.group('team3a'),
      college.person('yann'),
      college.person('sophie'),
      college.guardiansOf('lea'),
    ]
    expect(await countAudience(college.viewer('claire'), refs, test.db)).toEqual({
      total: 5,
      students: 0,
      guardians: 4,
      teachers: 1,
      staff: 0,
      inactive: 2,
      inactiveNames: ['Rémy Moreau', 'Yann Morel'],
    })
  })

  it('tells no size of what one may neither address nor is in, and no names to families', async () => {
    const lea = college.viewer('lea')
    expect(
      await countAudience(lea, [college.group('guardians'), college.guardiansOf('tom'), other.group('all')], test.db),
    ).toMatchObject({ total: 0, inactive: 0 })
    expect(await countAudience(lea, [college.group('students3a')], test.db)).toMatchObject({
      total: 2,
      inactive: 1,
      inactiveNames: [],
    })
    expect(await countAudience(lea, [], test.db)).toMatchObject({ total: 0 })
  })
})

describe('chosen recipients', () => {
  it('come in their order with names, sizes and details', async () => {
    const refs = [
      college.guardiansOf('lea'),
      college.person('sophie'),
      college.group('students3a'),
      college.person('claire'),
      college.person('yann'),
    ]
    expect(await listRecipients(college.viewer('karim'), refs, test.db)).toEqual([
      { ...refs[0], name: 'Parents de Léa Bernard', size: 2, detail: 'Marc et Sophie Bernard, chacun sa copie' },
      { ...refs[1], name: 'Sophie Bernard', size: 1, detail: 'mère de Léa, 3A, et de Jules, 6C' },
      { ...refs[2], name: '3A – Élèves', size: 3, detail: '3A' },
      { ...refs[3], name: 'Claire Martin', size: 1, detail: 'mathématiques, 3A' },
    ])
  })

  it('tell nobody but teachers, staff and themself whose parent somebody is', async () => {
    const refs = [college.person('sophie'), college.guardiansOf('lea')]
    const details = async (viewer: string) =>
      (await listRecipients(college.viewer(viewer, 'en'), refs, test.db)).map(({ detail }) => detail)
    expect(await details('sophie')).toEqual(['mother of Léa, 3A, and of Jules, 6C', ''])
    expect(await details('nadia')).toEqual(['parent', ''])
    expect(await details('hugo')).toEqual(['parent', ''])
  })

  it('leave out what is of another school or unknown', async () => {
    const refs: RecipientRef[] = [
      other.person('lea'),
      other.group('all'),
      other.guardiansOf('lea'),
      college.guardiansOf('tom'),
      { kind: 'group', id: '' },
    ]
    expect(await listRecipients(college.viewer('karim'), refs, test.db)).toEqual([])
  })
})
