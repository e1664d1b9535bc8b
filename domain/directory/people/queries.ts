import { type SQL, sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { NotFound } from '#domain/refusal'
import { isAdministeredBy } from '#domain/session/administers'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import { type ContactDetails, readContactDetails } from '../contact-details.ts'
import { describePerson, describeRelation, type PersonFacts, personFacts, type Relation } from '../describe-person.ts'
import { FRENCH } from '../name-match.ts'
import type { Profile } from '../types.ts'
import { fitsFilter } from './fits-filter.ts'
import type { PeopleFilter } from './people-filter.ts'

const PAGE = 50
/** People are counted up to here. */
const COUNTED = 10_000
const LISTED = 100

export type PersonState = { activated: boolean; left: boolean; blocked: boolean; admin: boolean }
export type ListedPerson = { id: string; name: string; role: string; identifier: string; state: PersonState }
/** At most 50, by last name; `next` is the cursor for `?after=`; `total` stops at 10,000. */
export type PeoplePage = { people: ListedPerson[]; next: string | null; total: number }

const STATE = sql`json_build_object('activated', p.activated_at is not null, 'left', p.left_at is not null,
  'blocked', p.writing_blocked_at is not null, 'admin', p.is_admin) as state`

/** People of the school as its administrators find them, those without access too; nobody else finds anybody here. */
export async function listPeople(
  viewer: Viewer,
  filter: PeopleFilter,
  after = '',
  db: Database = database(),
): Promise<PeoplePage> {
  const [found, total] = await Promise.all([readPage(viewer, filter, after, db), countPeople(viewer, filter, db)])
  const shown = found.slice(0, PAGE)
  const next = found.length > PAGE ? (shown.at(-1)?.id ?? null) : null
  return { people: shown.map(({ facts, ...one }) => ({ ...one, role: describePerson(facts, viewer.locale) })), next, total }
}

function readPage(viewer: Viewer, filter: PeopleFilter, after: string, db: Database) {
  const rest = isUuid(after)
    ? sql`and (p.last_name ${FRENCH}, p.first_name ${FRENCH}, p.id) > (select a.last_name, a.first_name, a.id from people a
        where a.id = ${after}::uuid and a.school_id = ${viewer.schoolId}::uuid)`
    : sql``
  return rows<Omit<ListedPerson, 'role'> & { facts: PersonFacts }>(
    db,
    sql`with page as materialized (
          select p.id, p.last_name ${FRENCH} as last_name, p.first_name ${FRENCH} as first_name from people p
          where ${fitsFilter(viewer, filter)} ${rest} order by 2, 3, 1 limit ${sql.raw(String(PAGE + 1))})
        select p.id, p.name, p.identifier, ${STATE}, ${personFacts(viewer, sql`p.id`)} as facts
        from page join people p on p.id = page.id order by page.last_name, page.first_name, page.id`,
  )
}

/** How many fit, at most 10,000. */
export async function countPeople(viewer: Viewer, filter: PeopleFilter, db: Database = database()): Promise<number> {
  const [found] = await rows<{ count: number }>(
    db,
    sql`select count(*)::int as count from (
          select from people p where ${fitsFilter(viewer, filter)} limit ${sql.raw(String(COUNTED))}) fitting`,
  )
  return found?.count ?? 0
}

/** The classes of the school, in order. */
export async function listClasses(viewer: Viewer, db: Database = database()): Promise<string[]> {
  const found = await rows<{ name: string }>(
    db,
    sql`select g.class_name as name from groups g
        where ${isAdministeredBy(viewer, sql`g.school_id`)} and g.kind = 'class_students' and g.class_name <> ''
        group by g.class_name order by g.class_name ${FRENCH} limit 500`,
  )
  return found.map(({ name }) => name)
}

export type AdministeredPerson = {
  id: string
  name: string
  firstName: string
  lastName: string
  profile: Profile
  role: string
  duty: string
  identifier: string
  /** Whether the roster keeps this person: names may come back with the next import. */
  fromRoster: boolean
  state: PersonState
  hasPassword: boolean
  activatedAt: Date | null
  leftAt: Date | null
  blockedAt: Date | null
  lastSeenAt: Date | null
  sessions: number
  hasSecondFactor: boolean
  /** Until when the activation code that was made last is good; null without one. */
  codeUntil: Date | null
  contact: ContactDetails | null
  groups: { id: string; name: string }[]
  kin: { id: string; name: string; role: string }[]
}

type Read = Omit<AdministeredPerson, 'role' | 'groups' | 'kin' | 'contact'> & { facts: PersonFacts }

/** All that an administrator sees of a person of their school; `NotFound` for anybody else's, and for who is none. */
export async function getAdministeredPerson(viewer: Viewer, id: string, db: Database = database()): Promise<AdministeredPerson> {
  const [found] = isUuid(id) ? await rows<Read>(db, personQuery(viewer, id)) : []
  if (!found) throw new NotFound()
  const [groups, kin, contact] = await Promise.all([
    listGroups(viewer, id, db),
    listKin(viewer, id, db),
    readContactDetails(viewer, id, db),
  ])
  const { facts, ...person } = found
  return { ...person, role: describePerson(facts, viewer.locale), groups, kin, contact }
}

function personQuery(viewer: Viewer, id: string): SQL {
  const open = sql`s.person_id = p.id and s.revoked_at is null and s.expires_at > now()`
  return sql`select p.id, p.name, p.first_name as "firstName", p.last_name as "lastName", p.profile, p.duty, p.identifier,
      p.external_id is not null as "fromRoster", ${STATE}, ${personFacts(viewer, sql`p.id`)} as facts,
      p.password_hash is not null as "hasPassword", p.activated_at as "activatedAt", p.left_at as "leftAt",
      p.writing_blocked_at as "blockedAt", (select max(s.last_seen_at) from sessions s where s.person_id = p.id) as "lastSeenAt",
      (select count(*)::int from sessions s where ${open}) as sessions,
      exists (select from second_factors f where f.person_id = p.id and f.confirmed_at is not null) as "hasSecondFactor",
      (select a.expires_at from activation_codes a where a.person_id = p.id and a.expires_at > now()) as "codeUntil"
    from people p
    where p.id = ${id}::uuid and ${isAdministeredBy(viewer, sql`p.school_id`)}`
}

function listGroups(viewer: Viewer, id: string, db: Database): Promise<AdministeredPerson['groups']> {
  return rows(
    db,
    sql`select g.id, g.name from group_members m join groups g on g.id = m.group_id
        where m.person_id = ${id}::uuid and g.school_id = ${viewer.schoolId}::uuid order by g.name ${FRENCH} limit ${sql.raw(String(LISTED))}`,
  )
}

async function listKin(viewer: Viewer, id: string, db: Database): Promise<AdministeredPerson['kin']> {
  type Kin = { id: string; name: string; facts: PersonFacts; relation: Relation; isChild: boolean }
  const found = await rows<Kin>(
    db,
    sql`select p.id, p.name, ${personFacts(viewer, sql`p.id`)} as facts, k.relation, k.student_id = p.id as "isChild"
        from guardianships k join people p on p.id = case when k.guardian_id = ${id}::uuid then k.student_id else k.guardian_id end
        where (k.guardian_id = ${id}::uuid or k.student_id = ${id}::uuid) and p.school_id = ${viewer.schoolId}::uuid
        order by p.class_name, p.first_name ${FRENCH}, p.id limit ${sql.raw(String(LISTED))}`,
  )
  return found.map(({ facts, relation, isChild, ...one }) => ({
    ...one,
    role: isChild ? describePerson(facts, viewer.locale) : describeRelation(relation, viewer.locale),
  }))
}
