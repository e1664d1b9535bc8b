import { makeGroups } from '../../db/seed/groups.ts'
import { makeSchool } from '../../db/seed/people.ts'

const SEED = 'collège Jean-Moulin'

/** The people and groups of the demo school, made here a second time: they are the same, ids included, at every run. */
const school = makeSchool({ seed: SEED, uai: '0690001A', name: 'Collège Jean-Moulin', students: 520, named: true })
const groups = makeGroups(school, SEED)

export const person = (identifier: string) => school.named(identifier)

export const group = (name: string) => groups.named(name)

/** The identifiers of a class, in the order of the register. */
export function studentsOf(className: string): string[] {
  return school.students.filter((student) => student.className === className).map(({ identifier }) => identifier)
}

export function guardiansOf(student: string): string[] {
  return (school.guardiansOf.get(person(student).id) ?? []).map(({ identifier }) => identifier)
}
