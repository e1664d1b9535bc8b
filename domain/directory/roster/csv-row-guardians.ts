import { GUARDIANS, nameKey, relationIn } from './csv-fields.ts'
import type { CsvRecord } from './csv-records.ts'
import type { CsvReading } from './csv-roster.ts'
import { person, type RawFact, warning } from './raw-facts.ts'
import type { RosterIssue } from './roster.ts'

/** The guardians whom a student's own row names, each tied to the student. */
export function* guardiansInColumns(record: CsvRecord, student: string, reading: CsvReading): Generator<RawFact | RosterIssue> {
  for (const number of GUARDIANS) {
    const field = (part: 'Id' | 'LastName' | 'FirstName' | 'Relation' | 'Email' | 'Mobile' | 'Phone') =>
      `guardian${number}${part}` as const
    const cell = (part: Parameters<typeof field>[0]) => record.cell(field(part))
    const column = (part: Parameters<typeof field>[0]) => record.at(field(part)).column ?? ''
    const [lastName, firstName] = [cell('LastName'), cell('FirstName')]
    if (!lastName && !firstName) continue
    const contact = { email: cell('Email'), mobile: cell('Mobile'), phone: cell('Phone') }
    const found = reading.guardians.find(nameKey(lastName, firstName), Object.values(contact), [student])
    const id = cell('Id') ? `csv-responsable:${cell('Id')}` : found.id
    const name = `${firstName} ${lastName}`.slice(0, 80)
    if (!cell('Id') && found.isDoubtful) yield warning('same-person', record.at(field('LastName')), { name })
    const columns = {
      lastName: column('LastName'),
      firstName: column('FirstName'),
      email: column('Email'),
      mobile: column('Mobile'),
      phone: column('Phone'),
    }
    const { place } = record
    if (!reading.told.has(id)) yield person({ place, columns, externalId: id, profile: 'guardian', firstName, lastName, contact })
    reading.told.add(id)
    const relation = relationIn(cell('Relation'))
    if (relation === null)
      yield warning('unknown-relation', record.at(field('Relation')), { value: cell('Relation').slice(0, 60) })
    yield { kind: 'tie', place: record.at(field('LastName')), guardian: id, student, relation: relation ?? 'guardian' }
  }
}
