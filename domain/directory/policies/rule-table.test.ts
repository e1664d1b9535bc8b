import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { searchName } from '#db/fold'
import { fillDemoSchool } from '#db/seed/demo-school'
import { useTestDatabase } from '#db/test-database'
import type { RecipientRef } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'
import { listReachable } from '../communication-rules.ts'
import { applyPolicies } from './apply-policies.ts'
import { writePolicies } from './policies.ts'
import type { Policies, Profile } from './policy-table.ts'
import { PRESETS } from './presets.ts'

/**
 * Everybody whom a few of each profile reach in the demo school, under every preset and some tables in between: what the rules in SQL
 * say, against what the words of the matrix mean, evaluated here from people, classes and families alone.
 */

const test = useTestDatabase()

type Person = { id: string; identifier: string; profile: Profile; className: string; access: boolean; left: boolean }
type Group = {
  id: string
  name: string
  kind: string
  className: string
  runnersOf: string | null
  hand: boolean
  writing: boolean
}
type School = {
  id: string
  people: Person[]
  groups: Group[]
  membersOf: Map<string, Set<string>>
  childrenOf: Map<string, Person[]>
  guardiansOf: Map<string, Person[]>
  handRules: { from: string; to: string; reach: string }[]
}

let schoolId: string
beforeAll(async () => {
  ;({ schoolId } = await fillDemoSchool(test.db, { students: 130, deliveries: 500 }))
  await addCourse()
  await addHandMade()
}, 60_000)

/** A Latin course across two classes, as the roster would make it. */
async function addCourse(): Promise<void> {
  const make = (kind: string, name: string, who: ReturnType<typeof sql>) =>
    test.db.execute(sql`with made as (insert into groups (school_id, kind, name, search_name, class_name)
        values (${schoolId}, ${kind}, ${name}, ${searchName(name)}, 'LATIN') returning id)
      insert into group_members (person_id, group_id) select who.id, made.id from made, (${who}) who (id)`)
  const pupils = sql`select id from people where profile = 'student' and left_at is null and class_name in ('3A', '6C') and first_name < 'J'`
  await make('course_students', 'Latin – Élèves', pupils)
  await make(
    'course_guardians',
    'Latin – Parents',
    sql`select distinct guardian_id from guardianships where student_id in (${pupils})`,
  )
  await make(
    'course_teachers',
    'Latin – Équipe',
    sql`select id from people where identifier = 'paul.durand'
    union (select id from people where profile = 'teacher' and identifier not in ('paul.durand', 'claire.martin') order by id limit 1)`,
  )
}

/** What administrators decide beside the matrix: a rule, a class that must not write, a club that may. */
async function addHandMade(): Promise<void> {
  await test.db.execute(sql`insert into communication_rules (from_group_id, to_group_id, reach, origin, school_id)
    select f.id, t.id, r.reach, 'hand', f.school_id from groups f, groups t, (values ('members'), ('group')) r (reach)
    where f.name = '6C – Élèves' and t.name = 'Club d’échecs'`)
  await test.db.execute(
    sql`update groups set inner_writing = 'hand', members_may_write = name = 'Chorale' where name in ('6C – Élèves', 'Chorale')`,
  )
}

async function readSchool(): Promise<School> {
  const people = await rows<Person>(
    test.db,
    sql`select id, identifier, profile, class_name as "className", activated_at is not null and left_at is null as access, left_at is not null as left
        from people where school_id = ${schoolId} order by id`,
  )
  const groups = await rows<Group>(
    test.db,
    sql`select id, name, kind, class_name as "className", runners_of as "runnersOf", inner_writing = 'hand' as hand, members_may_write as writing
        from groups where school_id = ${schoolId} order by id`,
  )
  const members = await rows<{ g: string; p: string }>(test.db, sql`select group_id as g, person_id as p from group_members`)
  const ties = await rows<{ g: string; s: string }>(test.db, sql`select guardian_id as g, student_id as s from guardianships`)
  const handRules = await rows<School['handRules'][number]>(
    test.db,
    sql`select from_group_id as "from", to_group_id as "to", reach from communication_rules where origin = 'hand'`,
  )
  const byId = new Map(people.map((person) => [person.id, person]))
  const gather = (pairs: { key: string; value: string }[]) =>
    new Map([...Map.groupBy(pairs, ({ key }) => key)].map(([key, all]) => [key, all.map(({ value }) => byId.get(value)!)]))
  return {
    id: schoolId,
    people,
    groups,
    membersOf: new Map([...Map.groupBy(members, ({ g }) => g)].map(([g, all]) => [g, new Set(all.map(({ p }) => p))])),
    childrenOf: gather(ties.map(({ g, s }) => ({ key: g, value: s }))),
    guardiansOf: gather(ties.map(({ g, s }) => ({ key: s, value: g }))),
    handRules,
  }
}

/** The matrix in its own words, without SQL and without a rule from group to group. */
function naive(school: School, policies: Policies) {
  const isIn = (person: Person, group: string) => school.membersOf.get(group)?.has(person.id) ?? false
  const here = (students: Person[] = []) => students.filter(({ left }) => !left)
  /** The classes and courses in which somebody learns, teaches, or has a child. */
  const circlesOf = (person: Person): string[] => {
    if (person.profile === 'guardian') return here(school.childrenOf.get(person.id)).flatMap(circlesOf)
    const kinds = person.profile === 'student' ? ['class_students', 'course_students'] : ['class_teachers', 'course_teachers']
    return school.groups
      .filter(({ id, kind }) => kinds.includes(kind) && isIn(person, id))
      .map(({ kind, className }) => `${kind.split('_')[0]} ${className}`)
  }
  const meet = (one: Person, other: Person, only = '') => {
    const circles = circlesOf(other)
    return circlesOf(one).some((circle) => circle.startsWith(only) && circles.includes(circle))
  }
  const own = (from: Person, to: Person): boolean => {
    if (from.profile === 'guardian' && to.profile === 'student') return here(school.childrenOf.get(from.id)).includes(to)
    if (from.profile === to.profile && from.profile !== 'teacher')
      return school.groups.some(
        (group) => group.kind === `class_${from.profile}s` && !group.hand && isIn(from, group.id) && isIn(to, group.id),
      )
    return meet(from, to)
  }
  const decided = (from: Person, to: Person) =>
    school.groups.some((group) => group.hand && group.writing && isIn(from, group.id) && isIn(to, group.id)) ||
    school.handRules.some((rule) => rule.reach === 'members' && isIn(from, rule.from) && isIn(to, rule.to))
  const reached = (from: Person, to: Person) => {
    const cell = policies[from.profile][to.profile]
    return from === to || cell === 'all' || (cell === 'own' && own(from, to)) || decided(from, to)
  }
  const person = (from: Person, to: Person) => to.access && reached(from, to)
  const group = (from: Person, to: Group) => {
    const cell = policies[from.profile].groups
    const runs = school.groups.some((one) => one.runnersOf === to.id && isIn(from, one.id))
    const teaches = /^(class|course)_/.test(to.kind) && circlesOf(from).includes(`${to.kind.split('_')[0]} ${to.className}`)
    const byHand = school.handRules.some((rule) => rule.reach === 'group' && rule.to === to.id && isIn(from, rule.from))
    if (to.kind === 'mailbox') return byHand || isIn(from, to.id) || policies[from.profile].staff === 'all'
    return runs || byHand || cell === 'all' || (cell === 'own' && teaches)
  }
  const guardians = (from: Person, student: Person) => {
    const others = (school.guardiansOf.get(student.id) ?? []).filter((one) => one.access && one !== from)
    return !student.left && others.length > 0 && others.every((one) => reached(from, one))
  }
  return { person, group, guardians }
}

const viewerOf = (school: School, { id, profile, identifier }: Person): Viewer => ({
  personId: id,
  schoolId: school.id,
  profile,
  name: identifier,
  firstName: identifier,
  locale: 'fr',
  sessionId: id,
  schoolName: '',
  timeZone: 'Europe/Paris',
  isAdmin: false,
  theme: 'auto',
  density: 'airy',
  readingFont: false,
})

/** Known people of every kind, and one of each profile whom nobody knows. */
function writers(school: School): Person[] {
  const known = ['lea.bernard', 'tom.garcia', 'sophie.bernard', 'nadia.petit', 'claire.martin', 'paul.durand', 'karim.benali']
  const last = (['student', 'guardian', 'teacher'] as const).map(
    (profile) => school.people.findLast((one) => one.profile === profile && one.access)!,
  )
  return [...known.map((identifier) => school.people.find((one) => one.identifier === identifier)!), ...last]
}

const TABLES: Record<string, Policies> = {
  ...PRESETS,
  'nobody at all': Object.fromEntries(
    Object.entries(PRESETS.usual).map(([from, row]) => [
      from,
      Object.fromEntries(Object.keys(row).map((target) => [target, 'none'])),
    ]),
  ) as Policies,
  'own everywhere': {
    ...PRESETS.usual,
    guardian: { student: 'own', guardian: 'own', teacher: 'own', staff: 'none', groups: 'none' },
    teacher: { student: 'own', guardian: 'own', teacher: 'own', staff: 'none', groups: 'own' },
  },
  'all but families': {
    ...PRESETS.open,
    student: { ...PRESETS.open.student, student: 'none' },
    guardian: { student: 'none', guardian: 'all', teacher: 'none', staff: 'all', groups: 'none' },
    teacher: { ...PRESETS.open.teacher, guardian: 'none', groups: 'none' },
  },
}

describe('who may write to whom, cell by cell', () => {
  it.each(Object.keys(TABLES))('with « %s »', { timeout: 60_000 }, async (name) => {
    await writePolicies(schoolId, TABLES[name]!, test.db)
    await applyPolicies(schoolId, test.db)
    const school = await readSchool()
    const means = naive(school, TABLES[name]!)
    const refs: RecipientRef[] = [
      ...school.people.map(({ id }) => ({ kind: 'person' as const, id })),
      ...school.groups.map(({ id }) => ({ kind: 'group' as const, id })),
      ...school.people.filter(({ profile }) => profile === 'student').map(({ id }) => ({ kind: 'guardians' as const, id })),
    ]
    let cells = 0
    for (const from of writers(school)) {
      const allowed = new Set((await listReachable(viewerOf(school, from), refs, test.db)).map(({ kind, id }) => `${kind} ${id}`))
      const wrong: string[] = []
      const hold = (kind: string, id: string, what: string, expected: boolean) => {
        cells++
        if (allowed.has(`${kind} ${id}`) !== expected)
          wrong.push(`${from.identifier} → ${what}: ${expected ? 'refused' : 'let through'}`)
      }
      for (const to of school.people) hold('person', to.id, to.identifier, means.person(from, to))
      for (const to of school.groups) hold('group', to.id, to.name, means.group(from, to))
      for (const to of school.people.filter(({ profile }) => profile === 'student'))
        hold('guardians', to.id, `parents of ${to.identifier}`, means.guardians(from, to))
      expect(wrong).toEqual([])
    }
    expect(cells).toBeGreaterThan(1000)
  })
})
