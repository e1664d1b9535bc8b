import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { RosterFact } from './roster.ts'
import { writeSiecle, writeSts } from './test-national-rosters.ts'
import { factsOf, readAll } from './test-reading.ts'
import { writeFreeCsv, writeOneRoster } from './test-rosters.ts'
import { makeRosterSchool, type RosterSchool, sizeOf } from './test-school-roster.ts'

const school = makeRosterSchool({ students: 120 })

const FORMATS: Record<string, (school: RosterSchool, folder: string) => Promise<string[]>> = {
  'OneRoster 1.1': (from, folder) => writeOneRoster(from, folder, '1.1'),
  'OneRoster 1.2': (from, folder) => writeOneRoster(from, folder, '1.2'),
  'tables with semicolons': writeFreeCsv,
  'tables with tabs': (from, folder) => writeFreeCsv(from, folder, '\t'),
  'SIECLE and STS': async (from, folder) => [...(await writeSiecle(from, folder)), ...(await writeSts(from, folder))],
}

/** What a school would see, without ids and without what OneRoster cannot say (functions, mother or father, administrators elsewhere). */
function told(facts: RosterFact[]) {
  const people = new Map(factsOf(facts, 'person').map((one) => [one.externalId, one]))
  const groups = new Map([...factsOf(facts, 'class'), ...factsOf(facts, 'course')].map((one) => [one.externalId, one.name]))
  const name = (id: string) => `${people.get(id)?.profile} ${people.get(id)?.firstName} ${people.get(id)?.lastName}`
  const contact = (id: string) => Object.values(people.get(id)?.contact ?? {}).join(' ')
  return {
    people: [...people.keys()].map((id) => `${name(id)} ${contact(id)}`).toSorted(),
    classes: factsOf(facts, 'class')
      .map((one) => `${one.name} ${one.level}`)
      .toSorted(),
    courses: factsOf(facts, 'course')
      .map((one) => one.name)
      .toSorted(),
    // A head teacher may be told as a teacher too.
    members: [...new Set(factsOf(facts, 'member').map((one) => `${groups.get(one.group)}: ${name(one.person)}`))].toSorted(),
    heads: factsOf(facts, 'member')
      .filter(({ role }) => role === 'head')
      .map((one) => `${groups.get(one.group)}: ${name(one.person)}`)
      .toSorted(),
    ties: factsOf(facts, 'tie')
      .map((one) => `${name(one.guardian)} of ${name(one.student)}`)
      .toSorted(),
  }
}

it.each(Object.keys(FORMATS))('says the same school in %s', async (format) => {
  const read = async (write: (typeof FORMATS)[string]) =>
    readAll(await write(school, await mkdtemp(join(tmpdir(), 'preau-same-'))))
  const { facts, issues } = await read(FORMATS[format]!)
  const reference = told((await read(FORMATS['OneRoster 1.1']!)).facts)
  expect(issues).toEqual([])
  expect(told(facts)).toEqual(reference)
  expect(factsOf(facts, 'person')).toHaveLength(sizeOf(school))
  expect(reference.heads).toHaveLength(school.classes.length)
  expect((await read(FORMATS[format]!)).facts.map(({ place: { file: _, ...place }, ...fact }) => ({ ...fact, place }))).toEqual(
    facts.map(({ place: { file: _, ...place }, ...fact }) => ({ ...fact, place })),
  )
})

it('tells functions and kinship where the format has them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'preau-same-'))
  const { facts } = await readAll([...(await writeSiecle(school, folder)), ...(await writeSts(school, folder))])
  const duties = factsOf(facts, 'person')
    .filter(({ profile }) => profile === 'staff')
    .map(({ duty }) => duty)
  expect(duties).toEqual(['direction', 'CPE', 'documentaliste'])
  expect(factsOf(facts, 'person').find(({ externalId }) => externalId === 'sts:8000')).toMatchObject({
    duty: 'mathématiques',
    profile: 'teacher',
  })
  const relations = Map.groupBy(factsOf(facts, 'tie'), ({ relation }) => relation)
  expect([...relations.keys()].toSorted()).toEqual(['father', 'mother'])
})
