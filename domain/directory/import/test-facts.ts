import type { RosterFact } from '../roster/roster.ts'

/** One pupil in words: class, and who their guardians are. */
export type PupilSpec = { class: string; guardians?: string[] }
/** A small school as a file would say it; keys are names, « Léa Bernard ». */
export type RosterSpec = {
  students: Record<string, PupilSpec>
  /** The classes that each teaches. */
  teachers?: Record<string, { classes: string[]; duty?: string; head?: string }>
  staff?: Record<string, { duty?: string; isAdmin?: boolean }>
  /** Named without anybody in them. */
  classes?: string[]
  source?: string
}

/** The facts of a small school, for tests; ids are made from the names. */
export function factsOf({ students, teachers = {}, staff = {}, classes = [], source = 'test' }: RosterSpec): RosterFact[] {
  const place = { file: 'essai.csv', line: 1 }
  const idOf = (name: string) => `${source}:${name}`
  const classId = (name: string) => `${source}:class:${name}`
  const facts: RosterFact[] = []
  const person = (name: string, profile: 'student' | 'guardian' | 'teacher' | 'staff', duty = '', isAdmin = false) => {
    const [firstName = '', ...rest] = name.split(' ')
    const one = { profile, firstName, lastName: rest.join(' '), duty, isAdmin, leaves: false, contact: {} }
    facts.push({ kind: 'person', place, externalId: idOf(name), ...one })
  }
  const named = [...classes, ...Object.values(students).map((one) => one.class)]
  for (const name of new Set([...named, ...Object.values(teachers).flatMap((one) => one.classes)]))
    facts.push({ kind: 'class', place, externalId: classId(name), name, level: name[0]! })
  for (const guardian of new Set(Object.values(students).flatMap((one) => one.guardians ?? []))) person(guardian, 'guardian')
  for (const [name, one] of Object.entries(students)) {
    person(name, 'student')
    facts.push({ kind: 'member', place, group: classId(one.class), person: idOf(name), role: 'student' })
    for (const guardian of one.guardians ?? [])
      facts.push({ kind: 'tie', place, guardian: idOf(guardian), student: idOf(name), relation: 'guardian' })
  }
  for (const [name, one] of Object.entries(teachers)) {
    person(name, 'teacher', one.duty)
    for (const taught of one.classes) {
      const role = one.head === taught ? ('head' as const) : ('teacher' as const)
      facts.push({ kind: 'member', place, group: classId(taught), person: idOf(name), role })
    }
  }
  for (const [name, one] of Object.entries(staff)) person(name, 'staff', one.duty, one.isAdmin)
  return facts
}
