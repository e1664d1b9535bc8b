import type { Profile } from '#domain/directory/types'
import { isRow, listIn, readTable, type TableRow } from './csv-table.ts'
import { isClosed, type OneRosterBook } from './one-roster-book.ts'
import { type OneRosterRole, type OneRosterRoles, roleOf } from './one-roster-roles.ts'
import { type Columns, person, type RawFact, type RawFacts, warning } from './raw-facts.ts'
import type { Place, RosterIssue } from './roster.ts'

/** A user as ids and profiles, the first of which is the main one; none when they are left out. `isElsewhere`: of another school alone. */
type KnownUser = { profiles: Profile[]; agents: string[]; isElsewhere: boolean }
export type KnownUsers = Map<string, KnownUser>

const COLUMNS: Columns = {
  externalId: 'sourcedId',
  firstName: 'givenName',
  lastName: 'familyName',
  email: 'email',
  mobile: 'sms',
  phone: 'phone',
}

/** First reading: who is who, and of which school. Guardians belong where their children are. */
export async function* readUsers(
  book: OneRosterBook,
  org: string | null,
  roles: OneRosterRoles,
): AsyncGenerator<RosterIssue | RawFact, KnownUsers> {
  const users: KnownUsers = new Map()
  const file = book.required('users')
  for await (const row of readTable(file, requiredColumns(roles))) {
    if (!isRow(row)) {
      yield row
      continue
    }
    const id = row.cell('sourcedId')
    const found = rolesOf(row, roles, { file: file.name, line: row.line })
    yield* found.issues
    if (users.has(id)) continue
    const isElsewhere = org !== null && !isOf(row, org, roles)
    users.set(id, {
      profiles: found.roles.map(({ profile }) => profile),
      agents: listIn(row.cell('agentSourcedIds')),
      isElsewhere,
    })
  }
  bringGuardiansHere(users)
  return users
}

const requiredColumns = (roles: OneRosterRoles) => ['sourcedId', 'givenName', 'familyName', ...(roles ? [] : ['role'])]

function isOf(row: TableRow, org: string, roles: OneRosterRoles): boolean {
  return roles ? roles.here.has(row.cell('sourcedId')) : listIn(row.cell('orgSourcedIds')).includes(org)
}

function rolesOf(row: TableRow, roles: OneRosterRoles, place: Place): { roles: OneRosterRole[]; issues: RosterIssue[] } {
  if (roles) {
    const id = row.cell('sourcedId')
    const found = roles.here.get(id) ?? roles.elsewhere.get(id)
    return { roles: found ?? [], issues: found ? [] : [warning('no-role', { ...place, column: 'sourcedId' }, { id })] }
  }
  const role = roleOf(row.cell('role'), place)
  return 'kind' in role ? { roles: [], issues: [role] } : { roles: [role], issues: [] }
}

function bringGuardiansHere(users: KnownUsers): void {
  const isStudentHere = (id: string) => users.get(id)?.profiles[0] === 'student' && !users.get(id)?.isElsewhere
  for (const [id, user] of users) {
    if (isStudentHere(id)) {
      for (const agent of user.agents) {
        const guardian = users.get(agent)
        if (guardian?.profiles.includes('guardian')) guardian.isElsewhere = false
      }
    }
    if (user.profiles.includes('guardian') && user.agents.some(isStudentHere)) user.isElsewhere = false
  }
}

type Found = { users: KnownUsers; roles: OneRosterRoles; subjects: Map<string, string> }

/** Second reading: the people themselves and their ties. Who has two profiles in the school is two people of ours. */
export async function* readPeople(book: OneRosterBook, found: Found): RawFacts {
  const file = book.required('users')
  for await (const row of readTable(file, requiredColumns(found.roles))) {
    if (!isRow(row)) continue
    const user = found.users.get(row.cell('sourcedId'))
    if (!user || user.isElsewhere || user.profiles.length === 0) continue
    const place: Place = { file: file.name, line: row.line }
    for (const role of rolesOf(row, found.roles, place).roles) yield personIn(row, place, role, found)
    yield* tiesOf(row.cell('sourcedId'), user, { ...place, column: 'agentSourcedIds' }, found.users)
  }
}

function personIn(row: TableRow, place: Place, role: OneRosterRole, { users, subjects }: Found): RawFact {
  const id = row.cell('sourcedId')
  return person({
    place,
    columns: COLUMNS,
    externalId: idAs(id, role.profile, users),
    profile: role.profile,
    firstName: row.cell('preferredGivenName') || row.cell('givenName'),
    lastName: row.cell('preferredFamilyName') || row.cell('familyName'),
    duty: role.duty || (role.profile === 'teacher' ? (subjects.get(id) ?? '') : ''),
    isAdmin: role.isAdmin,
    leaves: isClosed(row) || row.cell('enabledUser').toLowerCase() === 'false',
    contact: { email: row.cell('email'), mobile: row.cell('sms'), phone: row.cell('phone') },
  })
}

/** `agentSourcedIds` of a student are guardians, those of a guardian students; each tie may stand on one side only. */
function* tiesOf(id: string, user: KnownUser, place: Place, users: KnownUsers): Generator<RawFact | RosterIssue> {
  for (const agent of user.agents) {
    const [guardian, student] = user.profiles[0] === 'student' ? [agent, id] : [id, agent]
    const [ofGuardian, ofStudent] = [users.get(guardian), users.get(student)]
    // Another school's child, or somebody left out: told already, or nothing to tell.
    if (ofStudent?.isElsewhere || ofGuardian?.profiles.length === 0) continue
    if (ofGuardian && !ofGuardian.profiles.includes('guardian')) yield warning('agent-not-guardian', place, { id: guardian })
    else
      yield {
        kind: 'tie',
        place,
        guardian: idAs(guardian, 'guardian', users),
        student: idAs(student, 'student', users),
        relation: 'guardian',
      }
  }
}

function idAs(id: string, profile: Profile, users: KnownUsers): string {
  const main = users.get(id)?.profiles[0] ?? profile
  return main === profile ? `oneroster:${id}` : `oneroster:${id}/${profile}`
}
