import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { NotFound } from '#domain/refusal'
import { isAdministeredBy } from '#domain/session/administers'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import { reaches } from '../communication-rules.ts'
import { describePerson, type PersonFacts, personFacts } from '../describe-person.ts'
import { explainReach } from '../explain-reach.ts'
import { FRENCH } from '../name-match.ts'
import { addressableGroups, hasAccess } from '../reach.ts'
import { FIRST_WAY, reasonOf, type Way, waysOf } from '../reach-reasons.ts'
import type { Profile, Reason } from '../types.ts'

/** `count` people of a profile, each counted once, and why they can be written to. */
export type ReachedWay = { count: number; profile: Profile; reason: Reason }
/** Whom a person can write to: `total` people with access, `groups` as wholes (the first names of them). */
export type SeenBy = {
  id: string
  name: string
  role: string
  total: number
  ways: ReachedWay[]
  groups: { total: number; names: string[] }
}

/** Whether `from` may write to `to` (names), and the rule that says so. */
export type Verdict = { from: string; to: string; canWrite: boolean; reason: Reason }

const NAMED = 6

/** « Vu par … »: whom somebody of the administrator's school reaches, and why, without being them. `NotFound` for anybody else. */
export async function seeAs(viewer: Viewer, personId: string, db: Database = database()): Promise<SeenBy> {
  const person = await getSomebody(viewer, personId, db)
  const asked = inPlaceOf(viewer, person)
  const ways = await rows<Way & { count: number; profile: Profile }>(
    db,
    sql`with ways as materialized (${waysOf(asked)})
        select x.code, x."from", x."to", x."fromKind", x."toKind", x."className", x.profile, count(*)::int as count from (
          select distinct on (p.id) w.*, p.profile from ways w join group_members b on b.group_id = w.to_id
            join people p on p.id = b.person_id and ${hasAccess(viewer, 'p')}
          where p.id <> ${person.id}::uuid and (w.code <> 'ownChild' or exists (
            select from guardianships k where k.guardian_id = ${person.id}::uuid and k.student_id = p.id))
          order by p.id, ${FIRST_WAY}) x
        group by 1, 2, 3, 4, 5, 6, 7
        order by array_position(array['student', 'guardian', 'teacher', 'staff'], x.profile), count desc, x."to" ${FRENCH}`,
  )
  const groups = await rows<{ name: string }>(
    db,
    sql`select g.name from groups g where g.id in (${addressableGroups(asked)}) order by g.class_name = '', g.name ${FRENCH}`,
  )
  return {
    id: person.id,
    name: person.name,
    role: describePerson(person.facts, viewer.locale),
    total: ways.reduce((sum, { count }) => sum + count, 0),
    ways: ways.map((way) => ({ count: way.count, profile: way.profile, reason: reasonOf(way) })),
    groups: { total: groups.length, names: groups.slice(0, NAMED).map(({ name }) => name) },
  }
}

/**
 * Whether the first may write to the second, and why or why not; `noAccess` for whoever cannot sign in, `blocked` where the
 * school took the right to write from the first. Both of the viewer's school.
 */
export async function explainBetween(viewer: Viewer, from: string, to: string, db: Database = database()): Promise<Verdict> {
  const [writer, target] = await Promise.all([getSomebody(viewer, from, db), getSomebody(viewer, to, db)])
  const asked = inPlaceOf(viewer, writer)
  const [verdict] = await rows<{ access: boolean; reached: boolean }>(
    db,
    sql`select ${hasAccess(viewer, 'p')} as access, ${reaches(asked, sql`p.id`)} as reached from people p where p.id = ${target.id}::uuid`,
  )
  if (writer.isBlocked) return { from: writer.name, to: target.name, canWrite: false, reason: { code: 'blocked', values: {} } }
  const canWrite = Boolean(verdict?.access && verdict.reached)
  const reason: Reason = verdict?.access
    ? await explainReach(asked, { id: target.id, name: target.name, canWrite }, db)
    : { code: 'noAccess', values: {} }
  return { from: writer.name, to: target.name, canWrite, reason }
}

type Somebody = { id: string; name: string; firstName: string; profile: Profile; isBlocked: boolean; facts: PersonFacts }

async function getSomebody(viewer: Viewer, id: string, db: Database): Promise<Somebody> {
  if (!isUuid(id)) throw new NotFound()
  const [person] = await rows<Somebody>(
    db,
    sql`select p.id, p.name, p.first_name as "firstName", p.profile, p.writing_blocked_at is not null as "isBlocked", ${personFacts(viewer, sql`p.id`)} as facts
        from people p where p.id = ${id}::uuid and ${isAdministeredBy(viewer, sql`p.school_id`)} and p.left_at is null`,
  )
  if (!person) throw new NotFound()
  return person
}

/** The rules asked for somebody else, by an administrator who sees what they answer: it opens nothing of theirs. */
function inPlaceOf(viewer: Viewer, person: Somebody): Viewer {
  const { id, name, firstName, profile } = person
  return { ...viewer, personId: id, name, firstName, profile, isAdmin: false }
}
