import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { canWriteTo } from './communication-rules.ts'
import { audienceSql } from './recipients.ts'
import { suggestRecipients } from './suggestions.ts'
import { insertSchool, type SchoolSpec } from './test-school.ts'

const test = useTestDatabase()

const PEOPLE = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5']
const GROUPS = ['g0', 'g1', 'g2', 'g3']
const person = fc.constantFrom(...PEOPLE)
const group = fc.constantFrom(...GROUPS)

const school: fc.Arbitrary<SchoolSpec> = fc.record({
  people: fc
    .array(
      fc.tuple(
        fc.constantFrom('student', 'guardian', 'teacher', 'staff'),
        fc.constantFrom(undefined, undefined, undefined, 'never', 'left'),
      ),
      { minLength: 6, maxLength: 6 },
    )
    .map(
      (kinds) =>
        Object.fromEntries(
          kinds.map(([profile, access], i) => [PEOPLE[i]!, { name: `Zoe N${i}`, profile, ...(access ? { access } : {}) }]),
        ) as SchoolSpec['people'],
    ),
  groups: fc
    .array(fc.tuple(fc.uniqueArray(person, { maxLength: 4 }), fc.boolean()), { minLength: 4, maxLength: 4 })
    .map((all) =>
      Object.fromEntries(
        all.map(([members, membersMayWrite], i) => [GROUPS[i]!, { name: `Zoe G${i}`, members, membersMayWrite }]),
      ),
    ),
  rules: fc.uniqueArray(fc.tuple(group, group, fc.constantFrom('members', 'group', 'own_children')), {
    maxLength: 8,
    selector: (rule) => rule.join(),
  }) as fc.Arbitrary<SchoolSpec['rules']>,
  guardians: fc.uniqueArray(
    fc.tuple(person, person).filter(([a, b]) => a !== b),
    { maxLength: 6, selector: (pair) => pair.join() },
  ) as fc.Arbitrary<NonNullable<SchoolSpec['guardians']>>,
})

/** The rules as one would explain them, without SQL. */
function naive({ people, groups, rules, guardians = [] }: SchoolSpec) {
  const isIn = (key: string, of: string) => groups[of]!.members.includes(key)
  const hasAccess = (key: string) => people[key]!.access === undefined
  const isChild = (guardian: string, student: string) => guardians.some(([g, s]) => g === guardian && s === student)
  const reached = (from: string, to: string) =>
    from === to ||
    rules.some(
      ([f, t, reach]) => isIn(from, f) && isIn(to, t) && (reach === 'members' || (reach === 'own_children' && isChild(from, to))),
    ) ||
    GROUPS.some((key) => groups[key]!.membersMayWrite && isIn(from, key) && isIn(to, key))
  const guardiansOf = (student: string) => guardians.filter(([g, s]) => s === student && hasAccess(g)).map(([g]) => g)
  return {
    person: (from: string, to: string) => hasAccess(to) && reached(from, to),
    group: (from: string, to: string) => rules.some(([f, t, reach]) => reach === 'group' && t === to && isIn(from, f)),
    guardians: (from: string, student: string) => {
      const others = guardiansOf(student).filter((one) => one !== from)
      return (
        people[student]!.profile === 'student' &&
        people[student]!.access !== 'left' &&
        others.length > 0 &&
        others.every((one) => reached(from, one))
      )
    },
    members: (key: string, author: string) => groups[key]!.members.filter((one) => hasAccess(one) && one !== author).toSorted(),
  }
}

describe('the rules in SQL and in memory say the same', () => {
  it('for any small school', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(school, person, async (spec, from) => {
        const made = await insertSchool(test.db, spec)
        const rules = naive(spec)
        const viewer = made.viewer(from)
        for (const to of PEOPLE) {
          expect(await canWriteTo(viewer, made.person(to), test.db), `${from} → ${to}`).toBe(rules.person(from, to))
          expect(await canWriteTo(viewer, made.guardiansOf(to), test.db), `${from} → parents of ${to}`).toBe(
            rules.guardians(from, to),
          )
        }
        for (const to of GROUPS)
          expect(await canWriteTo(viewer, made.group(to), test.db), `${from} → ${to}`).toBe(rules.group(from, to))
        const offered = await suggestRecipients(viewer, 'zoe', test.db)
        const keys = (kind: string) =>
          offered
            .filter((one) => one.kind === kind)
            .map(({ id }) => made.keyOf(id))
            .toSorted()
        expect(keys('group')).toEqual(GROUPS.filter((to) => rules.group(from, to)))
        if (offered.length < 12) {
          expect(keys('person')).toEqual(PEOPLE.filter((to) => rules.person(from, to)))
          expect(keys('guardians')).toEqual(PEOPLE.filter((to) => rules.guardians(from, to)))
        }
        for (const key of GROUPS) {
          const copies = await rows<{ id: string }>(
            test.db,
            sql`select a.person_id as id from (${audienceSql(viewer, [made.group(key)])}) a`,
          )
          expect(copies.map(({ id }) => made.keyOf(id)).toSorted()).toEqual(rules.members(key, from))
        }
      }),
      { numRuns: 60 },
    )
  })
})
