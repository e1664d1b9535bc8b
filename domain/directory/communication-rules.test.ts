import { beforeAll, describe, expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import { uuidv7 } from '#db/uuid'
import type { RecipientRef } from '#domain/mail/types'
import { Refusal } from '#domain/refusal'
import { canWriteTo, requireCanWriteTo } from './communication-rules.ts'
import { COLLEGE, OTHER_COLLEGE } from './test-college.ts'
import { insertSchool, type TestSchool } from './test-school.ts'

const test = useTestDatabase()
let college: TestSchool
let other: TestSchool

beforeAll(async () => {
  college = await insertSchool(test.db, COLLEGE)
  other = await insertSchool(test.db, OTHER_COLLEGE)
})

/** Whom each may write to, of all people of the college (themself included). */
const PEOPLE: Record<string, string> = {
  claire: 'claire paul karim lea hugo ines jules tom sophie marc nadia odile',
  karim: 'claire paul karim lea hugo ines jules tom sophie marc nadia odile',
  lea: 'claire paul karim lea hugo ines',
  tom: 'paul karim jules tom',
  sophie: 'claire paul karim lea jules sophie',
  nadia: 'claire paul karim hugo nadia',
  odile: 'claire paul karim odile',
}

/** Which groups each may address as a whole. */
const GROUPS: Record<string, string> = {
  claire: 'students3a guardians3a team3a chess',
  paul: 'students3a students6c guardians3a guardians6c team3a team6c',
  karim: 'students guardians teachers staff students3a students6c guardians3a guardians6c team3a team6c chess',
  lea: '',
  sophie: '',
}

/** Whose parents each may address together. */
const FAMILIES: Record<string, string> = {
  claire: 'lea hugo jules zoe',
  karim: 'lea hugo jules zoe',
  lea: '',
  tom: '',
  sophie: '',
  nadia: '',
}

async function allowed(viewer: string, keys: string[], ref: (key: string) => RecipientRef): Promise<string> {
  const asked = await Promise.all(keys.map((key) => canWriteTo(college.viewer(viewer), ref(key), test.db)))
  return keys.filter((_, index) => asked[index]).join(' ')
}

describe('who may write to whom in the demo school', () => {
  it.each(Object.entries(PEOPLE))('%s → %s', async (viewer, expected) => {
    expect(await allowed(viewer, Object.keys(COLLEGE.people), college.person)).toBe(expected)
  })

  it.each(Object.entries(GROUPS))('%s addresses the groups: %s', async (viewer, expected) => {
    expect(await allowed(viewer, Object.keys(COLLEGE.groups), college.group)).toBe(expected)
  })

  it.each(Object.entries(FAMILIES))('%s addresses the parents of: %s', async (viewer, expected) => {
    expect(await allowed(viewer, Object.keys(COLLEGE.people), college.guardiansOf)).toBe(expected)
  })

  it('never reaches another school, whatever its rules, not even through a group that holds somebody of both', async () => {
    const mixed = await insertSchool(test.db, {
      people: { ana: { name: 'Ana Silva', profile: 'staff' } },
      groups: { all: { name: 'Tous', members: ['ana', other.idOf('claire')], membersMayWrite: true } },
      rules: [['all', 'all', 'group']],
    })
    expect(await canWriteTo(mixed.viewer('ana'), other.person('claire'), test.db)).toBe(false)
    expect(await canWriteTo(other.viewer('claire'), mixed.person('ana'), test.db)).toBe(false)
    expect(await canWriteTo(other.viewer('claire'), mixed.group('all'), test.db)).toBe(false)
    expect(await allowed('karim', ['claire', 'lea', 'sophie'], other.person)).toBe('')
    expect(await allowed('karim', ['all'], other.group)).toBe('')
    expect(await allowed('karim', ['lea'], other.guardiansOf)).toBe('')
  })
})

async function refusal(viewer: string, refs: RecipientRef[]): Promise<{ code: string; values: object } | null> {
  try {
    await requireCanWriteTo(college.viewer(viewer), refs, test.db)
    return null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { code: error.code, values: error.values }
  }
}

describe('refusals', () => {
  it('lets through what the rules allow', async () => {
    expect(
      await refusal('claire', [college.person('lea'), college.group('guardians3a'), college.guardiansOf('jules')]),
    ).toBeNull()
    expect(await refusal('lea', [])).toBeNull()
  })

  it('names the person and the rule', async () => {
    const family = {
      code: 'cannot-write-to-person',
      values: { name: 'Tom Garcia', rule: 'ownChildren', writer: 'guardian', target: 'student', groups: '' },
    }
    expect(await refusal('sophie', [college.person('claire'), college.person('tom')])).toEqual(family)
    expect(await refusal('sophie', [college.person('nadia')])).toMatchObject({ values: { name: 'Nadia Petit', rule: 'among' } })
    expect(await refusal('lea', [college.person('sophie')])).toMatchObject({
      values: { rule: 'none', writer: 'student', target: 'guardian' },
    })
    expect(await refusal('tom', [college.person('claire')])).toMatchObject({
      values: { name: 'Claire Martin', rule: 'groups', groups: '«\u00a06C – Équipe pédagogique\u00a0»' },
    })
  })

  it('names the group and who may address it', async () => {
    expect(await refusal('hugo', [college.group('chess')])).toEqual({
      code: 'cannot-write-to-group',
      values: {
        name: 'Club d’échecs',
        rule: 'groups',
        groups: '«\u00a0Encadrants du club d’échecs\u00a0», «\u00a0Personnels\u00a0»',
      },
    })
    expect(await refusal('claire', [college.group('chessRunners')])).toMatchObject({ values: { rule: 'none', groups: '' } })
  })

  it('names the family', async () => {
    expect(await refusal('tom', [college.guardiansOf('lea')])).toMatchObject({
      code: 'cannot-write-to-guardians',
      values: { name: 'Parents de Léa Bernard' },
    })
  })

  it('says the same of what does not exist, is of another school, or is nobody with access', async () => {
    const unknown = [
      college.person('yann'),
      college.person('gone'),
      other.person('lea'),
      other.group('all'),
      other.guardiansOf('lea'),
    ]
    const never = [
      college.guardiansOf('ines'),
      college.guardiansOf('tom'),
      { kind: 'person', id: uuidv7() },
      { kind: 'group', id: 'x' },
    ] as RecipientRef[]
    for (const ref of [...unknown, ...never])
      expect(await refusal('karim', [ref])).toEqual({ code: 'unknown-recipient', values: {} })
  })
})
