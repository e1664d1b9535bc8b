import { type SQL, sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { Refusal } from '#domain/refusal'
import { makeActivationCodes } from '#domain/session/activation'
import type { Viewer } from '#domain/session/viewer'
import { env } from '#env'
import { describePerson, type PersonFacts, personFacts } from '../describe-person.ts'
import { FRENCH } from '../name-match.ts'
import { fitsFilter } from './fits-filter.ts'
import type { PeopleFilter } from './people-filter.ts'

/** Slips made at once; a school of 2,500 is done by profile or class. */
const MOST = 1500

/** What one person is handed on paper. */
export type Slip = { id: string; name: string; role: string; className: string; identifier: string; code: string }
export type Sheets = { slips: Slip[]; address: string }

/**
 * New codes for those who fit the filter and have no password yet, by class and name; with `onlyNew`, for those alone who hold no
 * good code. Former codes of the same people are good no longer. Administrators who come in by the ENT have no password either: a code
 * would let whoever holds it be them, so they get none. Refuses `nobody-to-activate` and `too-many-sheets`.
 */
export async function makeSheets(
  viewer: Viewer,
  filter: PeopleFilter,
  onlyNew: boolean,
  db: Database = database(),
): Promise<Sheets> {
  const people = await listWaiting(viewer, filter, onlyNew, db)
  if (people.length === 0) throw new Refusal('nobody-to-activate')
  if (people.length > MOST) throw new Refusal('too-many-sheets', { most: MOST })
  const ids = people.map(({ id }) => id)
  const codes = new Map((await makeActivationCodes(viewer, ids, db)).map(({ personId, code }) => [personId, code]))
  const slips = people.flatMap(({ facts, ...one }) => {
    const code = codes.get(one.id)
    return code ? [{ ...one, role: describePerson(facts, viewer.locale), code }] : []
  })
  return { slips, address: env().url }
}

/** Of those who fit: how many have no password yet, and how many of these hold a good code. */
export async function countWaiting(
  viewer: Viewer,
  filter: PeopleFilter,
  db: Database = database(),
): Promise<{ waiting: number; withCode: number }> {
  const [found] = await rows<{ waiting: number; withCode: number }>(
    db,
    sql`select count(*)::int as waiting, count(*) filter (where ${HOLDS_CODE})::int as "withCode" from people p
        where ${isWaiting(viewer, filter)}`,
  )
  return found ?? { waiting: 0, withCode: 0 }
}

const HOLDS_CODE = sql`exists (select from activation_codes c where c.person_id = p.id and c.expires_at > now())`

function isWaiting(viewer: Viewer, filter: PeopleFilter): SQL {
  return sql`${fitsFilter(viewer, filter)} and p.left_at is null and p.password_hash is null
    and not (p.is_admin and p.activated_at is not null)`
}

function listWaiting(viewer: Viewer, filter: PeopleFilter, onlyNew: boolean, db: Database) {
  return rows<Omit<Slip, 'role' | 'code'> & { facts: PersonFacts }>(
    db,
    sql`select p.id, p.name, p.class_name as "className", p.identifier, ${personFacts(viewer, sql`p.id`)} as facts from people p
        where ${isWaiting(viewer, filter)} ${onlyNew ? sql`and not ${HOLDS_CODE}` : sql``}
        order by p.class_name, p.last_name ${FRENCH}, p.first_name ${FRENCH}, p.id limit ${sql.raw(String(MOST + 1))}`,
  )
}
