import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import type { Actor } from '#domain/audit/write-audit-line'
import { applyImport } from './apply-import.ts'
import { getImport } from './import-row.ts'
import { guardKey } from './plan.ts'
import { abandonImport } from './plan-import.ts'
import { requestImport } from './request-import.ts'
import { factsOf, type RosterSpec } from './test-facts.ts'
import { bring, emptySchool, membersOf, plan, stateOf } from './test-import.ts'

const test = useTestDatabase()

const SMALL = {
  students: {
    'Léa Bernard': { class: '3A', guardians: ['Sophie Bernard', 'Marc Bernard'] },
    'Hugo Petit': { class: '3A', guardians: ['Nadia Petit'] },
    'Jules Bernard': { class: '6C', guardians: ['Sophie Bernard', 'Marc Bernard'] },
    'Tom Garcia': { class: '6C' },
  },
  teachers: {
    'Claire Martin': { classes: ['3A'], duty: 'mathématiques', head: '3A' },
    'Paul Durand': { classes: ['3A', '6C'], duty: 'histoire-géographie' },
    'Lise Roux': { classes: ['6C'], duty: 'Mathématiques' },
  },
  staff: { 'Karim Benali': { duty: 'CPE' }, 'Anne Leroy': { duty: 'principale', isAdmin: true } },
} satisfies RosterSpec

async function smallSchool(): Promise<Actor> {
  const school = await emptySchool(test.db)
  await bring(school, factsOf(SMALL), test.db)
  return school
}

/** Many students of one class, so that a few changes are few. */
function large(count: number, more: Partial<RosterSpec> = {}) {
  const students = Object.fromEntries(
    Array.from({ length: count }, (_, number) => [`Élève N${number}`, { class: number % 2 ? '5A' : '5B' }]),
  )
  return factsOf({ ...SMALL, ...more, students: { ...students, ...(more.students ?? SMALL.students) } })
}

describe('a school that is brought for the first time', () => {
  it('has its people, families and groups, and their rules', async () => {
    const school = await smallSchool()
    expect(await membersOf(school, '3A – Élèves', test.db)).toEqual(['Hugo Petit', 'Léa Bernard'])
    expect(await membersOf(school, '6C – Parents', test.db)).toEqual(['Marc Bernard', 'Sophie Bernard'])
    expect(await membersOf(school, '6C – Équipe pédagogique', test.db)).toEqual(['Lise Roux', 'Paul Durand'])
    expect(await membersOf(school, 'Personnels', test.db)).toEqual(['Anne Leroy', 'Karim Benali'])
    expect(await membersOf(school, 'Parents de 3e', test.db)).toEqual(['Marc Bernard', 'Nadia Petit', 'Sophie Bernard'])
    expect(await membersOf(school, 'Vie scolaire', test.db)).toEqual(['Karim Benali'])
    expect(await membersOf(school, 'Professeurs principaux', test.db)).toEqual(['Claire Martin'])
    expect(await membersOf(school, 'Enseignants de mathématiques', test.db)).toEqual(['Claire Martin', 'Lise Roux'])
    const [rules] = await rows<{ count: number }>(
      test.db,
      sql`select count(*)::int as count from communication_rules where school_id = ${school.schoolId}`,
    )
    expect(rules!.count).toBeGreaterThan(10)
  })

  it('gives identifiers that nobody else has, and no password', async () => {
    const school = await smallSchool()
    const people = await rows<{ identifier: string; activated: boolean }>(
      test.db,
      sql`select identifier, activated_at is not null as activated from people where school_id = ${school.schoolId} and name = 'Léa Bernard'`,
    )
    expect(people[0]!.identifier).toMatch(/^lea\.bernard\d+$/)
    expect(people[0]!.activated).toBe(false)
  })

  it('says what it will do and does nothing', async () => {
    const school = await emptySchool(test.db)
    const planned = await plan(school, factsOf(SMALL), test.db)
    expect(planned.plan.people.student.new).toBe(4)
    expect(planned.plan.groups.classes).toEqual(['3A', '6C'])
    expect(await stateOf(school, test.db)).toEqual([])
  })

  it('is given by an administrator of that school only', async () => {
    const school = await emptySchool(test.db)
    const other = await emptySchool(test.db)
    const { id } = await plan(school, factsOf(SMALL), test.db)
    await expect(requestImport(other, id, [], test.db)).rejects.toThrow('not found')
    await expect(abandonImport(other, id, test.db)).rejects.toThrow('not found')
    expect(await applyImport({ id, schoolId: school.schoolId }, test.db)).toBeNull()
  })
})

describe('the same file again', () => {
  it('writes no row', async () => {
    const school = await smallSchool()
    const before = await stateOf(school, test.db)
    const again = await bring(school, factsOf(SMALL), test.db)
    expect(again.written).toBe(0)
    expect(again.plan.people.student).toMatchObject({ new: 0, changed: 0, moved: 0, same: 4 })
    expect(await stateOf(school, test.db)).toEqual(before)
  })
})

describe('a file that changed', () => {
  it('moves a student and their family to the new class, and says which contacts are lost', async () => {
    const school = await smallSchool()
    const students = { ...SMALL.students, 'Hugo Petit': { class: '6C', guardians: ['Nadia Petit'] } }
    const { plan: planned } = await bring(school, factsOf({ ...SMALL, students }), test.db)
    expect(planned.people.student.moved).toBe(1)
    expect(planned.lost).toEqual({
      'student-teacher': { count: 1, examples: [['Hugo Petit', 'Claire Martin']] },
      'guardian-teacher': { count: 1, examples: [['Nadia Petit', 'Claire Martin']] },
      'guardian-student': { count: 0, examples: [] },
    })
    expect(await membersOf(school, '6C – Élèves', test.db)).toContain('Hugo Petit')
    expect(await membersOf(school, '3A – Élèves', test.db)).toEqual(['Léa Bernard'])
    expect(await membersOf(school, '3A – Parents', test.db)).toEqual(['Marc Bernard', 'Sophie Bernard'])
  })

  it('ends the access of who left, closes their sessions, and gives it back to who returns', async () => {
    const school = await smallSchool()
    const { 'Tom Garcia': tom, ...others } = SMALL.students
    await test.db.execute(sql`insert into sessions (person_id, expires_at)
      select id, now() + interval '1 day' from people where school_id = ${school.schoolId} and name = 'Tom Garcia'`)
    const person = () =>
      rows<{ left: boolean; identifier: string; open: number }>(
        test.db,
        sql`select left_at is not null as left, identifier, (select count(*)::int from sessions s
              where s.person_id = p.id and s.revoked_at is null) as open
            from people p where school_id = ${school.schoolId} and name = 'Tom Garcia'`,
      )
    const [before] = await person()
    await bring(school, factsOf({ ...SMALL, students: others }), test.db)
    expect(await person()).toEqual([{ left: true, identifier: before!.identifier, open: 0 }])
    expect(await membersOf(school, 'Élèves', test.db)).not.toContain('Tom Garcia')
    const back = await bring(school, factsOf({ ...SMALL, students: { ...others, 'Tom Garcia': tom } }), test.db)
    expect(back.plan.people.student.returning).toBe(1)
    expect(await person()).toEqual([{ left: false, identifier: before!.identifier, open: 0 }])
    expect(await membersOf(school, '6C – Élèves', test.db)).toContain('Tom Garcia')
  })

  it('cuts a tie that is no more', async () => {
    const school = await smallSchool()
    const students = { ...SMALL.students, 'Léa Bernard': { class: '3A', guardians: ['Sophie Bernard'] } }
    const { plan: planned } = await bring(school, factsOf({ ...SMALL, students }), test.db)
    expect(planned.ties).toEqual({ fresh: 0, gone: 1 })
    expect(await membersOf(school, '3A – Parents', test.db)).toEqual(['Nadia Petit', 'Sophie Bernard'])
  })

  it('takes away a class that is in no file any more', async () => {
    const school = await smallSchool()
    const students = Object.fromEntries(Object.entries(SMALL.students).map(([name, one]) => [name, { ...one, class: '3A' }]))
    const teachers = { 'Claire Martin': { classes: ['3A'] } }
    const { plan: planned } = await bring(school, factsOf({ students, teachers, staff: SMALL.staff }), test.db)
    expect(planned.groups.goneClasses).toEqual(['6C'])
    const [left] = await rows<{ count: number }>(
      test.db,
      sql`select count(*)::int as count from groups where school_id = ${school.schoolId} and class_name = '6C'`,
    )
    expect(left!.count).toBe(0)
  })

  it('that names students alone leaves teachers, staff and their classes as they are', async () => {
    const school = await smallSchool()
    const { plan: planned } = await bring(school, factsOf({ students: SMALL.students }), test.db)
    expect(planned.people.teacher.leaving + planned.people.staff.leaving).toBe(0)
    expect(await membersOf(school, '6C – Équipe pédagogique', test.db)).toEqual(['Lise Roux', 'Paul Durand'])
  })

  it('that names one class from elsewhere leaves the others, their levels and families as they are', async () => {
    const school = await smallSchool()
    const students = { 'Léa Bernard': { class: '3A', guardians: ['Sophie Bernard'] }, 'Zélie Roy': { class: '3A' } }
    await bring(school, factsOf({ students, source: 'table' }), test.db)
    expect(await membersOf(school, 'Élèves de 6e', test.db)).toEqual(['Jules Bernard', 'Tom Garcia'])
    expect(await membersOf(school, 'Élèves de 3e', test.db)).toEqual(['Hugo Petit', 'Léa Bernard', 'Zélie Roy'])
    expect(await membersOf(school, 'Parents de 6e', test.db)).toEqual(['Marc Bernard', 'Sophie Bernard'])
  })

  it('leaves hand-made people, groups and their members alone', async () => {
    const school = await smallSchool()
    await test.db.execute(sql`with made as (insert into people (school_id, profile, first_name, last_name, name, search_name, identifier)
        values (${school.schoolId}, 'teacher', 'Rita', 'Invitée', 'Rita Invitée', ' rita invitee', ${`rita-${school.schoolId}`}) returning id),
      club as (insert into groups (school_id, kind, name, search_name) values (${school.schoolId}, 'manual', '4A – Élèves', ' 4a eleves') returning id)
      insert into group_members (group_id, person_id) select club.id, made.id from club, made
        union select club.id, p.id from club, people p where p.school_id = ${school.schoolId} and p.name = 'Léa Bernard'`)
    const students = { ...SMALL.students, 'Hugo Petit': { class: '4A' } }
    const { plan: planned } = await bring(school, factsOf({ ...SMALL, students }), test.db)
    expect(planned.people.teacher.leaving).toBe(0)
    expect(await membersOf(school, '4A – Élèves', test.db)).toEqual(['Léa Bernard', 'Rita Invitée'])
    expect(await membersOf(school, '4A – Élèves (2)', test.db)).toEqual(['Hugo Petit'])
    expect(await membersOf(school, 'Enseignants', test.db)).toContain('Rita Invitée')
  })

  it('lets two classes change names with each other', async () => {
    const school = await smallSchool()
    const facts = factsOf(SMALL).map((fact) =>
      fact.kind === 'class' ? { ...fact, name: fact.name === '3A' ? '6C' : '3A' } : fact,
    )
    await bring(school, facts, test.db)
    expect(await membersOf(school, '6C – Élèves', test.db)).toEqual(['Hugo Petit', 'Léa Bernard'])
  })
})

describe('whom the school knew without a key', () => {
  const strip = (school: Actor) => test.db.execute(sql`update people set external_id = null where school_id = ${school.schoolId}`)

  it('is found by profile, name and class', async () => {
    const school = await smallSchool()
    await strip(school)
    const { plan: planned } = await plan(school, factsOf(SMALL), test.db)
    expect(planned.people).toMatchObject({ student: { new: 0 }, guardian: { new: 0 }, teacher: { new: 0 } })
  })

  it('is not guessed where two have the name', async () => {
    const school = await smallSchool()
    await strip(school)
    await test.db.execute(sql`update people set name = 'Claire Martin', first_name = 'Claire', last_name = 'Martin', search_name = ' claire martin'
      where school_id = ${school.schoolId} and name = 'Lise Roux'`)
    const { id, plan: planned } = await plan(school, factsOf(SMALL), test.db)
    expect(planned.people.teacher.new).toBe(2)
    const issues = await rows(test.db, sql`select code, values from import_issues where import_id = ${id}`)
    expect(issues).toEqual([{ code: 'ambiguous-person', values: { name: 'Claire Martin' } }])
  })

  it('is found again when the files come from another source', async () => {
    const school = await smallSchool()
    const { written, plan: planned } = await bring(school, factsOf({ ...SMALL, source: 'other' }), test.db)
    expect(planned.people.student).toMatchObject({ new: 0, leaving: 0 })
    expect(planned.groups).toMatchObject({ fresh: 0, gone: 0 })
    expect(written).toBeGreaterThan(0)
  })
})

describe('guards', () => {
  it('ask before many leave, and again when the number is another', async () => {
    const school = await emptySchool(test.db)
    await bring(school, large(60), test.db)
    const { id, plan: planned } = await plan(school, large(30), test.db)
    expect(planned.guards).toEqual([{ code: 'leaving', count: 30 }])
    await expect(requestImport(school, id, [], test.db)).rejects.toMatchObject({ code: 'import-needs-yes' })
    await expect(requestImport(school, id, ['leaving:29'], test.db)).rejects.toMatchObject({ code: 'import-needs-yes' })
    await requestImport(school, id, ['leaving:30'], test.db)
    await test.db.execute(sql`update people set left_at = now() where school_id = ${school.schoolId} and name = 'Élève N59'`)
    const before = await stateOf(school, test.db)
    expect(await applyImport({ id, schoolId: school.schoolId }, test.db)).toBeNull()
    expect(await stateOf(school, test.db)).toEqual(before)
    const row = await getImport(school, id, test.db)
    expect(row).toMatchObject({ state: 'planned', trouble: { code: 'import-changed' } })
    expect(row.plan!.guards.map(guardKey)).toEqual(['leaving:29'])
  })

  it('stop a file that would empty a class', async () => {
    const school = await smallSchool()
    const students = Object.fromEntries(Object.entries(SMALL.students).map(([name, one]) => [name, { ...one, class: '3A' }]))
    const { id, plan: planned } = await plan(school, factsOf({ ...SMALL, students, classes: ['6C'] }), test.db)
    expect(planned.stops).toEqual([{ code: 'emptied-class', names: ['6C'] }])
    await expect(requestImport(school, id, planned.guards.map(guardKey), test.db)).rejects.toMatchObject({
      code: 'import-stopped',
    })
  })

  it('stop a file after which nobody would administer the school', async () => {
    const school = await smallSchool()
    const { plan: planned } = await plan(school, factsOf({ ...SMALL, staff: { 'Karim Benali': {} } }), test.db)
    expect(planned.stops.map(({ code }) => code)).toEqual(['no-admin'])
  })

  it('ask before somebody becomes an administrator', async () => {
    const school = await smallSchool()
    const staff = { ...SMALL.staff, 'Karim Benali': { duty: 'CPE', isAdmin: true } }
    const { plan: planned } = await plan(school, factsOf({ ...SMALL, staff }), test.db)
    expect(planned.guards).toEqual([{ code: 'admins', count: 1 }])
  })

  it('ask before a guardian has many children, or a child many guardians', async () => {
    const school = await emptySchool(test.db)
    const many = Object.fromEntries(
      Array.from({ length: 7 }, (_, n) => [`Enfant N${n}`, { class: '6C', guardians: ['Une Tante'] }]),
    )
    const students = { ...many, 'Un Neveu': { class: '6C', guardians: ['A A', 'B B', 'C C', 'D D', 'E E'] } }
    const { plan: planned } = await plan(school, factsOf({ students }), test.db)
    expect(planned.guards).toEqual([
      { code: 'wide-guardians', count: 1 },
      { code: 'many-guardians', count: 1 },
    ])
  })
})

describe('another school', () => {
  it('with the same keys is not touched', async () => {
    const other = await smallSchool()
    const before = await stateOf(other, test.db)
    const school = await smallSchool()
    const students = { 'Léa Bernard': { class: '6C', guardians: ['Nadia Petit'] } }
    await bring(school, factsOf({ students, staff: SMALL.staff }), test.db)
    expect(await stateOf(other, test.db)).toEqual(before)
  })
})
