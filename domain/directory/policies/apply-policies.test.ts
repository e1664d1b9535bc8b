import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { fillDemoSchool } from '#db/seed/demo-school'
import { useTestDatabase } from '#db/test-database'
import { COLLEGE } from '../test-college.ts'
import { insertSchool, type TestSchool } from '../test-school.ts'
import { applyPolicies } from './apply-policies.ts'
import { readPolicies, writePolicies } from './policies.ts'
import type { Policies } from './policy-table.ts'
import { PRESETS, presetOf } from './presets.ts'

const test = useTestDatabase()

async function rulesOf(school: TestSchool): Promise<string[]> {
  const found = await rows<{ from: string; to: string; reach: string; origin: string }>(
    test.db,
    sql`select from_group_id as "from", to_group_id as "to", reach, origin from communication_rules where school_id = ${school.id}::uuid`,
  )
  return found
    .map(
      ({ from, to, reach, origin }) =>
        `${school.keyOf(from)} → ${school.keyOf(to)} ${reach}${origin === 'hand' ? ' by hand' : ''}`,
    )
    .toSorted()
}

async function writingWithin(school: TestSchool): Promise<string[]> {
  const found = await rows<{ id: string }>(
    test.db,
    sql`select id from groups where school_id = ${school.id}::uuid and members_may_write`,
  )
  return found.map(({ id }) => school.keyOf(id)).toSorted()
}

async function collegeWith(policies: Policies, spec = COLLEGE): Promise<TestSchool> {
  const school = await insertSchool(test.db, spec)
  await writePolicies(school.id, policies, test.db)
  await applyPolicies(school.id, test.db)
  return school
}

describe('rules follow from the policies', () => {
  it('so that those of the demo school are those of its preset', { timeout: 60_000 }, async () => {
    const { schoolId } = await fillDemoSchool(test.db, { students: 130, deliveries: 500 })
    expect(presetOf(await readPolicies(schoolId, test.db))).toBe('usual')
    expect(await applyPolicies(schoolId, test.db)).toBe(0)
  })

  it('as the preset « careful » says, and the second time nothing is left to change', async () => {
    const school = await collegeWith(PRESETS.careful)
    const rules = await rulesOf(school)
    expect(rules).toContain('students3a → team3a members')
    expect(rules).toContain('team3a → guardians3a members')
    expect(rules).toContain('guardians → students own_children')
    expect(rules).toContain('chessRunners → chess group')
    expect(rules).not.toContain('teachers → students members')
    expect(rules).not.toContain('students3a → team6c members')
    expect(await writingWithin(school)).toEqual(['staff', 'teachers', 'team3a', 'team6c'])
    expect(await applyPolicies(school.id, test.db)).toBe(0)
  })

  it('as « open » says: families of a class among themselves, teachers to every group', async () => {
    const school = await collegeWith(PRESETS.open)
    expect(await writingWithin(school)).toEqual([
      'guardians3a',
      'guardians6c',
      'staff',
      'students',
      'students3a',
      'students6c',
      'teachers',
      'team3a',
      'team6c',
    ])
    const rules = await rulesOf(school)
    expect(rules).toContain('teachers → guardians6c group')
    expect(rules.filter((rule) => /^(students|guardians)\w* → \w+ group$/.test(rule))).toEqual([])
    expect(rules).not.toContain('students → guardians members')
  })

  it('but not those made by hand, nor inner writing decided by hand', async () => {
    const { students3a } = COLLEGE.groups
    const school = await collegeWith(PRESETS.careful, {
      ...COLLEGE,
      groups: { ...COLLEGE.groups, students3a: { ...students3a!, innerWriting: 'hand' } },
      rules: [
        ['guardians3a', 'guardians3a', 'members', 'hand'],
        ['students3a', 'team3a', 'members', 'hand'],
      ],
    })
    expect((await rulesOf(school)).filter((rule) => rule.endsWith('hand'))).toEqual([
      'guardians3a → guardians3a members by hand',
      'students3a → team3a members by hand',
    ])
    expect(await writingWithin(school)).toContain('students3a')
    await writePolicies(school.id, PRESETS.open, test.db)
    await applyPolicies(school.id, test.db)
    expect((await rulesOf(school)).filter((rule) => rule.endsWith('hand'))).toHaveLength(2)
  })

  it('and not those of another school', async () => {
    const other = await insertSchool(test.db, COLLEGE)
    const before = await rulesOf(other)
    await collegeWith(PRESETS.careful)
    expect(await rulesOf(other)).toEqual(before)
  })
})
