import type { Profile } from '#domain/directory/types'
import { isRow, readTable } from './csv-table.ts'
import { hasEnded, isClosed, type OneRosterBook } from './one-roster-book.ts'
import { error, warning } from './raw-facts.ts'
import type { Place, RosterFact, RosterIssue } from './roster.ts'

/** What a role of OneRoster 1.1 or 1.2 makes of its bearer. `duty` is a word of the school's, empty where the role says nothing more. */
export type OneRosterRole = { profile: Profile; duty: string; isAdmin: boolean }
/** Version 1.2: the roles of each user in the school, the primary one first, and who has any elsewhere. Null in version 1.1. */
export type OneRosterRoles = { here: Map<string, OneRosterRole[]>; anywhere: Set<string> } | null

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
  const roles = { here: new Map<string, OneRosterRole[]>(), anywhere: new Set<string>() }
  for await (const row of readTable(file, ['userSourcedId', 'role'])) {
    if (!isRow(row)) {
      yield row
      continue
    }
    const place = { file: file.name, line: row.line }
    const user = row.cell('userSourcedId')
    roles.anywhere.add(user)
    if (isClosed(row) || (org !== null && row.cell('orgSourcedId') !== org && row.cell('orgSourcedIds') !== org)) continue
    const ended = hasEnded(row, today)
    if (ended === null) yield warning('bad-date', { ...place, column: 'endDate' }, { value: row.cell('endDate') })
    if (ended) continue
    const role = roleOf(row.cell('role'), place)
    if ('kind' in role) yield role
    else addRole(roles.here, user, role, row.cell('roleType') === 'primary')
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
