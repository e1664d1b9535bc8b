import type { Profile } from '#domain/directory/types'
import { isRow, listIn, readTable } from './csv-table.ts'
import { hasEnded, isClosed, type OneRosterBook } from './one-roster-book.ts'
import { error, warning } from './raw-facts.ts'
import type { Place, RosterFact, RosterIssue } from './roster.ts'

/** What a role of OneRoster 1.1 or 1.2 makes of its bearer. `duty` is a word of the school's, empty where the role says nothing more. */
export type OneRosterRole = { profile: Profile; duty: string; isAdmin: boolean }
/**
 * Version 1.2: the roles of each user in the school, the primary one first; of users of other schools only whether they are guardians,
 * who may have a child here. Null in version 1.1.
 */
export type OneRosterRoles = { here: Map<string, OneRosterRole[]>; elsewhere: Map<string, OneRosterRole[]> } | null

const staff = (duty: string, isAdmin = false): OneRosterRole => ({ profile: 'staff', duty, isAdmin })

const ROLES: Record<string, OneRosterRole> = {
  student: { profile: 'student', duty: '', isAdmin: false },
  teacher: { profile: 'teacher', duty: '', isAdmin: false },
  parent: { profile: 'guardian', duty: '', isAdmin: false },
  guardian: { profile: 'guardian', duty: '', isAdmin: false },
  administrator: staff('', true),
  siteadministrator: staff('', true),
  districtadministrator: staff('', true),
  systemadministrator: staff('', true),
  principal: staff('direction'),
  counselor: staff('CPE'),
  aide: staff(''),
  proctor: staff(''),
}

/** The role of that name, or why its bearer is left out: relatives are no guardians, and nobody knows the others. */
export function roleOf(name: string, place: Place): OneRosterRole | RosterIssue {
  const role = Object.hasOwn(ROLES, name.toLowerCase()) ? ROLES[name.toLowerCase()] : undefined
  if (role) return role
  if (name.toLowerCase() === 'relative') return warning('relative', { ...place, column: 'role' })
  return error('unknown-role', { ...place, column: 'role' }, { role: name })
}

export async function* readRoles(
  book: OneRosterBook,
  org: string | null,
  today: string,
): AsyncGenerator<RosterIssue | RosterFact, OneRosterRoles> {
  const file = book.find('roles')
  if (!file) return null
  const roles = { here: new Map<string, OneRosterRole[]>(), elsewhere: new Map<string, OneRosterRole[]>() }
  for await (const row of readTable(file, ['userSourcedId', 'role'])) {
    if (!isRow(row)) {
      yield row
      continue
    }
    const place = { file: file.name, line: row.line }
    const [user, role] = [row.cell('userSourcedId'), roleOf(row.cell('role'), place)]
    if (isClosed(row)) continue
    const ended = hasEnded(row, today)
    if (ended === null) yield warning('bad-date', { ...place, column: 'endDate' }, { value: row.cell('endDate') })
    if (ended) continue
    if (org !== null && !listIn(row.cell('orgSourcedId') || row.cell('orgSourcedIds')).includes(org)) {
      const isGuardian = !('kind' in role) && role.profile === 'guardian'
      roles.elsewhere.set(user, isGuardian ? [role] : (roles.elsewhere.get(user) ?? []))
    } else if ('kind' in role) {
      yield role
      roles.here.set(user, roles.here.get(user) ?? [])
    } else addRole(roles.here, user, role, row.cell('roleType') === 'primary')
  }
  return roles
}

/** One profile once: a principal who is the site's administrator too is one person of the staff. */
function addRole(here: Map<string, OneRosterRole[]>, user: string, role: OneRosterRole, isPrimary: boolean): void {
  const list = here.get(user) ?? []
  here.set(user, list)
  const same = list.find(({ profile }) => profile === role.profile)
  const merged = same ? { ...same, duty: same.duty || role.duty, isAdmin: same.isAdmin || role.isAdmin } : role
  if (same) list.splice(list.indexOf(same), 1)
  if (isPrimary) list.unshift(merged)
  else list.push(merged)
}
