import type { Database } from '#db/client'
import { searchName } from '#db/fold'
import { communicationRules, groupMembers, groups, guardianships, people, schools } from '#db/schema/directory'
import { uuidv7 } from '#db/uuid'
import type { RecipientRef } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'

type Profile = Viewer['profile']
type PersonSpec = { name: string; profile: Profile; className?: string; duty?: string; access?: 'never' | 'left' }
type GroupSpec = {
  name: string
  kind?: (typeof groups.$inferInsert)['kind']
  className?: string
  membersMayWrite?: boolean
  /** Decided by an administrator: no policy changes it. */
  innerWriting?: 'hand'
  /** The key of the group that these `runners` run. */
  runnersOf?: string
  members: string[]
}
type Reach = 'members' | 'group' | 'own_children'

/** A school in words; people and groups go by keys of the test's own. */
export type SchoolSpec = {
  people: Record<string, PersonSpec>
  groups: Record<string, GroupSpec>
  rules: [from: string, to: string, reach: Reach, origin?: 'hand'][]
  guardians?: [guardian: string, student: string, relation?: 'mother' | 'father'][]
}

export type TestSchool = {
  id: string
  idOf: (key: string) => string
  keyOf: (id: string) => string
  viewer: (key: string, locale?: Viewer['locale']) => Viewer
  person: (key: string) => RecipientRef
  group: (key: string) => RecipientRef
  guardiansOf: (key: string) => RecipientRef
}

/** Puts a school into the database, for tests; several may lie beside each other. */
export async function insertSchool(db: Database, spec: SchoolSpec): Promise<TestSchool> {
  const id = uuidv7()
  const ids = new Map([...Object.keys(spec.people), ...Object.keys(spec.groups)].map((key) => [key, uuidv7()]))
  const idOf = (key: string) => ids.get(key) ?? key
  await db.insert(schools).values({ id, uai: id.slice(-8), name: 'Collège d’essai' })
  const members = Object.entries(spec.groups).flatMap(([key, group]) =>
    group.members.map((one) => ({ groupId: idOf(key), personId: idOf(one) })),
  )
  const rules = spec.rules.map(([from, to, reach, origin]) => ({
    fromGroupId: idOf(from),
    toGroupId: idOf(to),
    reach,
    origin: origin ?? ('policy' as const),
    schoolId: id,
  }))
  const pairs = (spec.guardians ?? []).map(([guardian, student, relation]) => ({
    guardianId: idOf(guardian),
    studentId: idOf(student),
    relation: relation ?? ('guardian' as const),
  }))
  if (ids.size > 0) await db.insert(people).values(Object.entries(spec.people).map(([key, one]) => personRow(id, idOf(key), one)))
  if (Object.keys(spec.groups).length > 0)
    await db.insert(groups).values(Object.entries(spec.groups).map(([key, one]) => groupRow(id, idOf, key, one)))
  if (members.length > 0) await db.insert(groupMembers).values(members)
  if (pairs.length > 0) await db.insert(guardianships).values(pairs)
  if (rules.length > 0) await db.insert(communicationRules).values(rules)
  return {
    id,
    idOf,
    keyOf: (found) => [...ids].find(([, one]) => one === found)?.[0] ?? found,
    viewer: (key, locale = 'fr') => viewerOf(id, idOf(key), spec.people[key]!, locale),
    person: (key) => ({ kind: 'person', id: idOf(key) }),
    group: (key) => ({ kind: 'group', id: idOf(key) }),
    guardiansOf: (key) => ({ kind: 'guardians', id: idOf(key) }),
  }
}

function personRow(schoolId: string, id: string, one: PersonSpec): typeof people.$inferInsert {
  const [firstName = '', ...rest] = one.name.split(' ')
  const lastName = rest.join(' ')
  const { profile, className = '', duty = '' } = one
  const activatedAt = one.access === 'never' ? null : new Date('2026-09-01')
  const leftAt = one.access === 'left' ? new Date('2026-10-01') : null
  return {
    id,
    schoolId,
    profile,
    firstName,
    lastName,
    name: one.name,
    searchName: searchName(one.name),
    className,
    duty,
    identifier: id,
    activatedAt,
    leftAt,
  }
}

function groupRow(schoolId: string, idOf: (key: string) => string, key: string, one: GroupSpec): typeof groups.$inferInsert {
  const { name, kind = 'manual', className = '', membersMayWrite = false, innerWriting = 'policy' } = one
  const runnersOf = one.runnersOf ? idOf(one.runnersOf) : null
  const id = idOf(key)
  return { id, schoolId, kind, name, searchName: searchName(name), className, membersMayWrite, innerWriting, runnersOf }
}

function viewerOf(schoolId: string, personId: string, { name, profile }: PersonSpec, locale: Viewer['locale']): Viewer {
  return {
    personId,
    schoolId,
    name,
    profile,
    locale,
    sessionId: personId,
    schoolName: 'Collège d’essai',
    timeZone: 'Europe/Paris',
    firstName: name.split(' ')[0]!,
    isAdmin: false,
    theme: 'auto',
    density: 'airy',
    readingFont: false,
  }
}
