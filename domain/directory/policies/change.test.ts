import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { canWriteTo } from '../communication-rules.ts'
import { COLLEGE, OTHER_COLLEGE } from '../test-college.ts'
import { insertSchool, type TestSchool } from '../test-school.ts'
import { applyPolicies } from './apply-policies.ts'
import { type Change, changeOf } from './change.ts'
import { readPolicies, writePolicies } from './policies.ts'
import { PRESETS } from './presets.ts'
import { previewChange } from './preview-change.ts'
import { saveChange } from './save-change.ts'

const test = useTestDatabase()
const GROUPS = Object.keys(COLLEGE.groups)
const PEOPLE = Object.keys(COLLEGE.people)
const { usual } = PRESETS

let college: TestSchool
beforeAll(async () => {
  college = await insertSchool(test.db, COLLEGE)
  await writePolicies(college.id, usual, test.db)
  await applyPolicies(college.id, test.db)
})

const admin = () => ({ ...college.viewer('karim'), isAdmin: true })

/** Whom everybody with access reaches, asked one by one of the rules as they are. */
async function contacts(): Promise<string[]> {
  const found: string[] = []
  for (const from of PEOPLE.filter((key) => !COLLEGE.people[key]!.access)) {
    const viewer = college.viewer(from)
    for (const to of PEOPLE)
      if (to !== from && (await canWriteTo(viewer, college.person(to), test.db)))
        found.push(`${COLLEGE.people[from]!.profile} ${COLLEGE.people[to]!.profile} ${from} ${to}`)
    for (const to of GROUPS)
      if (await canWriteTo(viewer, college.group(to), test.db))
        found.push(`${COLLEGE.people[from]!.profile} groups ${from} ${to}`)
  }
  return found
}

/** Shows the change, makes it, and holds what was shown against what came of it. */
async function tryOut(change: Change): Promise<string[]> {
  const shown = await previewChange(admin(), change, test.db)
  const before = await contacts()
  await saveChange(admin(), change, test.db)
  const after = await contacts()
  const came = [
    ...after.filter((one) => !before.includes(one)).map((one) => `gained ${one}`),
    ...before.filter((one) => !after.includes(one)).map((one) => `lost ${one}`),
  ]
  const pairs = new Map<string, { contacts: number; people: Set<string> }>()
  for (const line of came) {
    const [what, from, target, who] = line.split(' ')
    const pair = pairs.get(`${what} ${from} ${target}`) ?? { contacts: 0, people: new Set() }
    pairs.set(`${what} ${from} ${target}`, { contacts: pair.contacts + 1, people: pair.people.add(who!) })
  }
  const expected = [...pairs].map(([key, { contacts: count, people }]) => `${key} ${count} by ${people.size}`)
  const told = shown.map((one) => `${one.what} ${one.from} ${one.target} ${one.contacts} by ${one.people}`)
  expect(told.toSorted()).toEqual(expected.toSorted())
  return told
}

const policies = (after: typeof usual | (typeof PRESETS)['careful'] | (typeof PRESETS)['open']): Promise<Change> =>
  readPolicies(college.id, test.db).then((before) => ({ kind: 'policies', before, after }))

describe('what a change is said to do is what it does', () => {
  it('from preset to preset', async () => {
    expect(await tryOut(await policies(PRESETS.open))).not.toEqual([])
    expect(await tryOut(await policies(PRESETS.careful))).not.toEqual([])
    expect(await tryOut(await policies(PRESETS.careful))).toEqual([])
    await tryOut(await policies(usual))
  })

  it('cell by cell', { timeout: 30_000 }, async () => {
    for (const [cell, reach] of [
      ['student.student', 'all'],
      ['student.teacher', 'none'],
      ['guardian.student', 'none'],
      ['guardian.guardian', 'own'],
      ['teacher.student', 'own'],
      ['teacher.groups', 'all'],
      ['staff.guardian', 'none'],
    ]) {
      const before = await readPolicies(college.id, test.db)
      const change = changeOf({ [cell!]: reach }, before)
      expect(await tryOut(change!), cell).not.toEqual([])
    }
    await tryOut(await policies(usual))
  })

  it('for a rule of one’s own, and for the writing inside a group', async () => {
    const rule = { from: college.idOf('students6c'), to: college.idOf('chess'), reach: 'members' } as const
    expect(await tryOut({ kind: 'add', ...rule })).toEqual(['gained student student 2 by 2', 'gained student teacher 2 by 2'])
    expect(await tryOut({ kind: 'remove', ...rule })).toHaveLength(2)
    const inner = { kind: 'inner', group: college.idOf('students3a') } as const
    expect(await tryOut({ ...inner, writing: 'no' })).toEqual(['lost student student 6 by 3'])
    expect(await tryOut({ ...inner, writing: 'policy' })).toEqual(['gained student student 6 by 3'])
    expect(await tryOut({ ...inner, group: college.idOf('chess'), writing: 'yes' })).not.toEqual([])
    await tryOut({ ...inner, group: college.idOf('chess'), writing: 'policy' })
  })

  it('with examples by name', async () => {
    const [effect] = await previewChange(
      admin(),
      { kind: 'add', from: college.idOf('guardians'), to: college.idOf('chess'), reach: 'group' },
      test.db,
    )
    expect(effect?.examples).toContainEqual({ from: 'Sophie Bernard', to: 'Club d’échecs' })
  })
})

describe('a change is refused', () => {
  it('when the matrix was changed meanwhile', async () => {
    const change: Change = { kind: 'policies', before: PRESETS.open, after: PRESETS.careful }
    await expect(saveChange(admin(), change, test.db)).rejects.toMatchObject({ code: 'policies-changed' })
    expect(await readPolicies(college.id, test.db)).toEqual(usual)
  })

  it('for what no cell may say: students write to no family', async () => {
    const after = { ...usual, student: { ...usual.student, guardian: 'all' as const } }
    const change: Change = { kind: 'policies', before: usual, after }
    await expect(saveChange(admin(), change, test.db)).rejects.toMatchObject({ code: 'bad-input' })
    expect(changeOf({ 'student.guardian': 'all' }, usual)).toEqual({ kind: 'policies', before: usual, after: usual })
  })

  it('for anybody but administrators', async () => {
    const change: Change = { kind: 'policies', before: usual, after: PRESETS.open }
    await expect(saveChange(college.viewer('karim'), change, test.db)).rejects.toMatchObject({ name: 'NotFound' })
    expect(await previewChange(college.viewer('karim'), change, test.db)).toEqual([])
  })

  it('for groups of another school, which do not exist', async () => {
    const other = await insertSchool(test.db, OTHER_COLLEGE)
    const [mine, theirs] = [college.idOf('chess'), other.idOf('all')]
    const foreign: Change[] = [
      { kind: 'add', from: mine, to: theirs, reach: 'group' },
      { kind: 'add', from: theirs, to: mine, reach: 'group' },
      { kind: 'remove', from: theirs, to: theirs, reach: 'group' },
      { kind: 'inner', group: theirs, writing: 'no' },
    ]
    for (const change of foreign) await expect(saveChange(admin(), change, test.db)).rejects.toMatchObject({ name: 'NotFound' })
  })
})

it('every change of a cell is a line of the log', async () => {
  await saveChange(admin(), await policies(PRESETS.careful), test.db)
  const lines = await rows<{ details: Record<string, string> }>(
    test.db,
    sql`select details from audit_lines where school_id = ${college.id}::uuid and action = 'rules.change' order by id desc limit 3`,
  )
  expect(lines.map(({ details }) => details).toReversed()).toEqual([
    { from: 'student', target: 'student', before: 'own', after: 'none' },
    { from: 'teacher', target: 'student', before: 'all', after: 'own' },
    { from: 'teacher', target: 'guardian', before: 'all', after: 'own' },
  ])
})
