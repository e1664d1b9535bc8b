import { Refusal } from '#domain/refusal'
import { isRow, listIn, readTable, type TableRow } from './csv-table.ts'
import { hasEnded, isClosed, type OneRosterBook, openBook } from './one-roster-book.ts'
import { readRoles } from './one-roster-roles.ts'
import { type KnownUsers, readPeople, readUsers } from './one-roster-users.ts'
import { levelOf, type RawFact, type RawFacts, warning } from './raw-facts.ts'
import type { Place, Roster, RosterFile, RosterIssue, RosterOptions } from './roster.ts'

/** A school that the files hold; `uai` is what they give as its identifier, possibly none. */
export type RosterOrg = { id: string; name: string; uai: string }
type Classes = Map<string, { kind: 'class' | 'course' | 'elsewhere' | 'gone'; subject: string }>

export const oneRosterId = (id: string) => `oneroster:${id}`

/** The schools in OneRoster files, for whom to choose from; empty where there is no `orgs.csv`. */
export async function listOrgs(files: RosterFile[]): Promise<RosterOrg[]> {
  const orgs = files.find(({ name }) => /(^|\/)orgs\.csv$/i.test(name))
  const schools: RosterOrg[] = []
  if (!orgs) return schools
  for await (const row of readTable(orgs, ['sourcedId', 'name', 'type'])) {
    if (!isRow(row) || row.cell('type') !== 'school' || row.cell('status') === 'tobedeleted') continue
    schools.push({ id: row.cell('sourcedId'), name: row.cell('name'), uai: row.cell('identifier').toUpperCase() })
  }
  return schools
}

/**
 * One school of OneRoster 1.1 or 1.2 CSV (1EdTech): classes, then who is in them, then the people, each file as a stream. Demographics are
 * not read. Throws `roster-missing-file`, `roster-delta`, `roster-choose-org`, `roster-other-school`.
 */
export async function* readOneRoster(roster: Roster, options: RosterOptions): RawFacts {
  const book = await openBook(roster.map(({ file }) => file))
  yield* book.issues
  const org = chosenOrg(await listOrgs(book.all), options)
  const classes: Classes = new Map()
  yield* readClasses(book, org, classes)
  const roles = yield* readRoles(book, org, options.today)
  const users = yield* readUsers(book, org, roles)
  const subjects = new Map<string, string>()
  yield* readEnrollments(book, { org, classes, users, subjects, today: options.today })
  yield* readPeople(book, { users, roles, subjects })
}

/** Null where the files hold one school only, so that it need not be looked for in each row. */
function chosenOrg(orgs: RosterOrg[], { org, uai }: RosterOptions): string | null {
  if (org !== undefined) {
    if (!orgs.some(({ id }) => id === org)) throw new Refusal('roster-choose-org', {}, 'org')
    return orgs.length > 1 ? org : null
  }
  const own = orgs.find((one) => one.uai === uai.toUpperCase())
  if (orgs.length > 1) {
    if (!own) throw new Refusal('roster-choose-org', {}, 'org')
    return own.id
  }
  const [only] = orgs
  if (only && !own && /^\d{7}[A-Z]$/.test(only.uai)) throw new Refusal('roster-other-school', { found: only.uai, uai }, 'file')
  return null
}

async function* readClasses(book: OneRosterBook, org: string | null, classes: Classes): RawFacts {
  const file = book.required('classes')
  for await (const row of readTable(file, ['sourcedId', 'title'])) {
    if (!isRow(row)) {
      yield row
      continue
    }
    const place: Place = { file: file.name, line: row.line }
    const [id, type] = [row.cell('sourcedId'), row.cell('classType')]
    const kind = type === 'homeroom' ? 'class' : 'course'
    const there = org !== null && row.cell('schoolSourcedId') !== org ? 'elsewhere' : isClosed(row) ? 'gone' : kind
    if (!classes.has(id)) classes.set(id, { kind: there, subject: listIn(row.cell('subjects'))[0] ?? '' })
    if (there === 'elsewhere' || there === 'gone') continue
    if (type !== 'homeroom' && type !== 'scheduled')
      yield warning('unknown-class-type', { ...place, column: 'classType' }, { type })
    const name = row.cell('title') || row.cell('classCode')
    yield { kind, place, externalId: oneRosterId(id), name, level: levelOf(name) || levelOf(row.cell('grades')) }
  }
}

type Enrolling = {
  org: string | null
  classes: Classes
  users: KnownUsers
  subjects: Map<string, string>
  today: string
}

async function* readEnrollments(book: OneRosterBook, known: Enrolling): RawFacts {
  const file = book.required('enrollments')
  for await (const row of readTable(file, ['classSourcedId', 'userSourcedId', 'role'])) {
    if (isRow(row)) yield* enrollment(row, { file: file.name, line: row.line }, known)
    else yield row
  }
}

/** Roles that are neither student nor teacher (aide, proctor, administrator) make nobody a member of a class. */
function* enrollment(row: TableRow, place: Place, known: Enrolling): Generator<RawFact | RosterIssue> {
  const [classId, userId, role] = [row.cell('classSourcedId'), row.cell('userSourcedId'), row.cell('role')]
  const klass = known.classes.get(classId)
  if (klass?.kind === 'elsewhere' || klass?.kind === 'gone' || isClosed(row)) return
  const user = known.users.get(userId)
  if (user?.isElsewhere || user?.profiles.length === 0) return
  const ended = hasEnded(row, known.today)
  if (ended === null) yield warning('bad-date', { ...place, column: 'endDate' }, { value: row.cell('endDate') })
  if (ended || (role !== 'student' && role !== 'teacher')) return
  const group = oneRosterId(classId)
  const person = oneRosterId(userId)
  const isHead = role === 'teacher' && klass?.kind === 'class' && row.cell('primary').toLowerCase() === 'true'
  if (role === 'teacher' && klass?.subject && !known.subjects.has(userId)) known.subjects.set(userId, klass.subject)
  yield { kind: 'member', place, group, person, role: isHead ? 'head' : role }
}
