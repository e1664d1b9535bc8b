import type { Profile } from '#domain/directory/types'
import { Refusal } from '#domain/refusal'
import { CHILDREN, type CsvField, classKey, nameKey, relationIn } from './csv-fields.ts'
import { GuardianNames } from './csv-guardian-names.ts'
import { type CsvRecord, readRecords } from './csv-records.ts'
import { guardiansInColumns } from './csv-row-guardians.ts'
import { error, levelOf, person, type RawFact, type RawFacts, warning } from './raw-facts.ts'
import type { Place, Roster, RosterIssue, RosterOptions } from './roster.ts'
import { MOST_FACTS } from './sound-facts.ts'

type Facts = Generator<RawFact | RosterIssue>
/** What earlier rows said: ids given out, groups told, students by name with their classes. */
export type CsvReading = {
  told: Set<string>
  homonyms: Map<string, Set<string>>
  students: Map<string, Map<string, string>>
  guardians: GuardianNames
}

const SOURCES: Record<Profile, string> = {
  student: 'csv-eleve',
  guardian: 'csv-responsable',
  teacher: 'csv-enseignant',
  staff: 'csv-personnel',
}

/**
 * Tables of the school's own: students with their class and guardians, guardians with their children, teachers, staff, in as many files as
 * wanted. Ids are the given ones, else names (with the class for students of one name), so that a change of class is no other person.
 */
export async function* readCsvRoster(roster: Roster, options: RosterOptions): RawFacts {
  const reading: CsvReading = { told: new Set(), homonyms: new Map(), students: new Map(), guardians: new GuardianNames() }
  let rows = 0
  for await (const record of recordsOf(roster, options)) {
    if (++rows > MOST_FACTS) throw new Refusal('roster-too-large', { limit: MOST_FACTS }, 'file')
    countHomonym(record, reading)
  }
  for (const one of options.known?.people ?? [])
    if (one.profile === 'student') rememberStudent(reading, nameKey(one.lastName, one.firstName), one.externalId, one.className)
  for await (const record of recordsOf(roster, options)) {
    if (record.profile === 'student') yield* studentRow(record, reading)
    if (record.profile === null)
      yield error('unknown-profile', record.at('profile'), { value: record.cell('profile').slice(0, 60) })
  }
  for await (const record of recordsOf(roster, options)) {
    if (record.profile === 'guardian') yield* guardianRow(record, reading)
    if (record.profile === 'teacher' || record.profile === 'staff') yield* adultRow(record, record.profile, reading)
  }
}

async function* recordsOf(roster: Roster, { mappings = {} }: RosterOptions): AsyncGenerator<CsvRecord> {
  for (const { file } of roster) yield* readRecords(file, mappings[file.name])
}

const lastNameOf = (record: CsvRecord) => record.cell('usageName') || record.cell('lastName')
const shownName = (record: CsvRecord) => `${record.cell('firstName')} ${lastNameOf(record)}`.trim().slice(0, 80)
const keyOf = (record: CsvRecord) => nameKey(lastNameOf(record), record.cell('firstName'))

function countHomonym(record: CsvRecord, { homonyms }: CsvReading): void {
  if (record.profile !== 'student' || record.cell('id')) return
  const key = keyOf(record)
  homonyms.set(key, (homonyms.get(key) ?? new Set()).add(classKey(record.cell('class'))))
}

function rememberStudent({ students }: CsvReading, key: string, id: string, className: string): void {
  const ofName = students.get(key) ?? new Map<string, string>()
  students.set(key, ofName.set(id, classKey(className)))
}

function idOf(record: CsvRecord, profile: Profile, { homonyms }: CsvReading): string {
  const given = record.cell('id')
  if (given) return `${SOURCES[profile]}:${given}`
  const isShared = profile === 'student' && (homonyms.get(keyOf(record))?.size ?? 0) > 1
  return `${SOURCES[profile]}:${keyOf(record)}${isShared ? `/${classKey(record.cell('class'))}` : ''}`
}

function* studentRow(record: CsvRecord, reading: CsvReading): Facts {
  const id = idOf(record, 'student', reading)
  if ((reading.homonyms.get(keyOf(record))?.size ?? 0) > 1 && !record.cell('id') && !reading.told.has(id))
    yield warning('homonyms', record.at('lastName'), { name: shownName(record) })
  // Who is called by a name of use may be looked for by the other.
  for (const lastName of [record.cell('usageName'), record.cell('lastName')])
    if (lastName) rememberStudent(reading, nameKey(lastName, record.cell('firstName')), id, record.cell('class'))
  yield* personOnce(record, id, 'student', reading)
  const className = record.cell('class')
  if (className) yield* membership('class', className, id, 'student', record.at('class'), reading)
  for (const group of namesIn(record.cell('groups')))
    yield* membership('course', group, id, 'student', record.at('groups'), reading)
  yield* guardiansInColumns(record, id, reading)
}

function* adultRow(record: CsvRecord, profile: 'teacher' | 'staff', reading: CsvReading): Facts {
  const id = idOf(record, profile, reading)
  yield* personOnce(record, id, profile, reading)
  const classes = namesIn(record.cell('class'))
  for (const name of classes) yield* membership('class', name, id, 'teacher', record.at('class'), reading)
  for (const name of namesIn(record.cell('groups')))
    yield* membership('course', name, id, 'teacher', record.at('groups'), reading)
  const headOf = record.cell('headOf')
  const isTick = /^(oui|o|x|1|vrai|true|yes)$/i.test(headOf)
  if (/^(non|n|0|faux|false|no)$/i.test(headOf)) return
  for (const name of isTick ? classes.slice(0, 1) : namesIn(headOf))
    yield* membership('class', name, id, 'head', record.at('headOf'), reading)
}

function* guardianRow(record: CsvRecord, reading: CsvReading): Facts {
  const { email, mobile, phone } = contactOf(record)
  const given = record.cell('id')
  const children = [...childrenOf(record, reading)]
  const ids = children.flatMap((child) => (child.kind === 'issue' ? [] : [child.student]))
  const found = reading.guardians.find(keyOf(record), [email, mobile, phone], ids)
  const id = given ? `${SOURCES.guardian}:${given}` : found.id
  if (!given && found.isDoubtful) yield warning('same-person', record.at('lastName'), { name: shownName(record) })
  yield* personOnce(record, id, 'guardian', reading)
  const relation = relationIn(record.cell('relation'))
  if (relation === null) yield warning('unknown-relation', record.at('relation'), { value: record.cell('relation').slice(0, 60) })
  for (const child of children) {
    if (child.kind === 'issue') yield child
    else yield { kind: 'tie', place: child.place, guardian: id, student: child.student, relation: relation ?? 'guardian' }
  }
}

type Child = { kind: 'child'; place: Place; student: string }

/** Children are found by their id, else by name and class; of several that fit none is guessed. */
function* childrenOf(record: CsvRecord, { students }: CsvReading): Generator<Child | RosterIssue> {
  for (const number of CHILDREN) {
    const cell = (part: 'Id' | 'LastName' | 'FirstName' | 'Class') => record.cell(`child${number}${part}`)
    const place = record.at(`child${number}${cell('Id') ? 'Id' : 'LastName'}` as CsvField)
    if (cell('Id')) yield { kind: 'child', place, student: `${SOURCES.student}:${cell('Id')}` }
    else if (cell('LastName') || cell('FirstName')) {
      const name = `${cell('FirstName')} ${cell('LastName')}`.trim().slice(0, 80)
      const ofName = [...(students.get(nameKey(cell('LastName'), cell('FirstName'))) ?? [])]
      const fitting = ofName.filter(([, className]) => !cell('Class') || className === classKey(cell('Class')))
      if (fitting.length === 1) yield { kind: 'child', place, student: fitting[0]![0] }
      else if (fitting.length === 0) yield warning('child-not-found', place, { name })
      else yield warning('child-ambiguous', place, { name, count: fitting.length })
    }
  }
}

/** Rows may repeat a person, with another class, group or guardian: they are told once. */
function* personOnce(record: CsvRecord, externalId: string, profile: Profile, { told }: CsvReading): Facts {
  if (told.has(externalId)) return
  told.add(externalId)
  const { place, columns } = record
  const duty = profile === 'teacher' || profile === 'staff' ? record.cell('duty') : ''
  const names = { firstName: record.cell('firstName'), lastName: lastNameOf(record), duty }
  yield person({ place, columns, externalId, profile, ...names, contact: contactOf(record) })
}

function contactOf(record: CsvRecord): { email: string; mobile: string; phone: string; address: string } {
  const town = [record.cell('postcode'), record.cell('town')].filter(Boolean).join(' ')
  const address = [record.cell('address'), town].filter(Boolean).join(', ')
  return { email: record.cell('email'), mobile: record.cell('mobile'), phone: record.cell('phone'), address }
}

function* membership(
  kind: 'class' | 'course',
  name: string,
  who: string,
  role: 'student' | 'teacher' | 'head',
  place: Place,
  { told }: CsvReading,
): Facts {
  const group = `${kind === 'class' ? 'csv-classe' : 'csv-groupe'}:${classKey(name)}`
  if (!told.has(group)) yield { kind, place, externalId: group, name, level: kind === 'class' ? levelOf(name) : '' }
  told.add(group)
  yield { kind: 'member', place, group, person: who, role }
}

/** A cell that lists names: « 3A, 4B ». */
function namesIn(cell: string): string[] {
  return cell
    .split(/[,;|\n]/)
    .map((name) => name.trim())
    .filter(Boolean)
}
