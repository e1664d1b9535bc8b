import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { factsOf, type RosterSpec } from './test-facts.ts'
import { bring, emptySchool } from './test-import.ts'

const test = useTestDatabase()

const HOME = { 'Hugo Petit': { class: '3A', guardians: ['Nadia Petit'] }, 'Léa Roy': { class: '3A', guardians: ['Marc Roy'] } }

/** The families of a school that another source then tells of: « Hugo Petit 1 » has one guardian called Nadia Petit. */
async function afterwards(students: RosterSpec['students']) {
  const school = await emptySchool(test.db)
  await bring(school, factsOf({ students: HOME }), test.db)
  const { plan } = await bring(school, factsOf({ students, source: 'other' }), test.db)
  const families = await rows<{ guardian: string; children: string }>(
    test.db,
    sql`select g.name as guardian, string_agg(s.name, ', ' order by s.name) as children from people g
          join guardianships k on k.guardian_id = g.id join people s on s.id = k.student_id
        where g.school_id = ${school.schoolId} group by g.id, g.name order by 1, 2`,
  )
  return { fresh: plan.people.guardian.new, families: families.map((one) => `${one.guardian}: ${one.children}`) }
}

it('a guardian whose child has another name is another: nobody is given a namesake’s child', async () => {
  expect(await afterwards({ ...HOME, 'Zélie Petit': { class: '3A', guardians: ['Nadia Petit'] } })).toEqual({
    fresh: 0,
    families: ['Marc Roy: Léa Roy', 'Nadia Petit: Hugo Petit, Zélie Petit'],
  })
  expect(await afterwards({ 'Léa Roy': HOME['Léa Roy'], 'Zélie Roux': { class: '3A', guardians: ['Nadia Petit'] } })).toEqual({
    fresh: 1,
    families: ['Marc Roy: Léa Roy', 'Nadia Petit: Hugo Petit', 'Nadia Petit: Zélie Roux'],
  })
})

it('they are the same where their child changed class', async () => {
  const moved = { ...HOME, 'Hugo Petit': { class: '4B', guardians: ['Nadia Petit'] } }
  expect((await afterwards(moved)).fresh).toBe(0)
})
