import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { searchWords } from '#db/fold'
import { NotFound } from '#domain/refusal'
import { isAdministeredBy } from '#domain/session/administers'
import type { Viewer } from '#domain/session/viewer'
import { describePerson, type PersonFacts, personFacts } from '../describe-person.ts'
import { FRENCH, matches, matchesWhole } from '../name-match.ts'
import type { Profile } from '../types.ts'
import type { Change } from './change.ts'
import { readPolicies } from './policies.ts'
import type { Policies, Reach, Target } from './policy-table.ts'

export type NamedGroup = { id: string; name: string }
export type HandRule = { from: NamedGroup; to: NamedGroup; reach: 'members' | 'group' }
export type PastChange = { id: string; at: Date; actor: string; from: Profile; target: Target; before: Reach; after: Reach }

const HISTORY = 8
const FOUND = 12

/** Who may write to whom in the administrator's school, and how many there are of each profile. */
export async function getMatrix(
  viewer: Viewer,
  db: Database = database(),
): Promise<{ policies: Policies; sizes: Record<Profile, number> }> {
  const [policies, [sizes]] = await Promise.all([
    readPolicies(viewer.schoolId, db),
    rows<Record<Profile, number>>(
      db,
      sql`select count(*) filter (where profile = 'student')::int as student, count(*) filter (where profile = 'guardian')::int as guardian,
            count(*) filter (where profile = 'teacher')::int as teacher, count(*) filter (where profile = 'staff')::int as staff
          from people p where ${isAdministeredBy(viewer, sql`p.school_id`)} and p.left_at is null`,
    ),
  ])
  return { policies, sizes: sizes! }
}

/** The rules that an administrator added from group to group. */
export function listHandRules(viewer: Viewer, db: Database = database()): Promise<HandRule[]> {
  return rows<HandRule>(
    db,
    sql`select json_build_object('id', f.id, 'name', f.name) as "from", json_build_object('id', t.id, 'name', t.name) as "to", r.reach
        from communication_rules r join groups f on f.id = r.from_group_id join groups t on t.id = r.to_group_id
        where ${isAdministeredBy(viewer, sql`r.school_id`)} and r.origin = 'hand' and r.reach <> 'own_children'
        order by f.name ${FRENCH}, t.name ${FRENCH}, r.reach limit 500`,
  )
}

/** The groups of the school by name, for a choice; at most 2,000. */
export function listGroupNames(viewer: Viewer, db: Database = database()): Promise<NamedGroup[]> {
  return rows<NamedGroup>(
    db,
    sql`select g.id, g.name from groups g where ${isAdministeredBy(viewer, sql`g.school_id`)} order by g.name ${FRENCH} limit 2000`,
  )
}

/** The last changes of cells, the newest first, from the log. */
export function listPastChanges(viewer: Viewer, db: Database = database()): Promise<PastChange[]> {
  return rows<PastChange>(
    db,
    sql`select l.id, l.created_at as at, l.actor_name as actor, l.details ->> 'from' as "from", l.details ->> 'target' as target,
          l.details ->> 'before' as before, l.details ->> 'after' as after
        from audit_lines l where ${isAdministeredBy(viewer, sql`l.school_id`)} and l.action = 'rules.change'
        order by l.id desc limit ${sql.raw(String(HISTORY))}`,
  )
}

/** The groups that a change names, by id; `NotFound` when one is not of the administrator's school. */
export async function getNamedGroups(viewer: Viewer, change: Change, db: Database = database()): Promise<Map<string, string>> {
  const ids = change.kind === 'policies' ? [] : change.kind === 'inner' ? [change.group] : [change.from, change.to]
  const names = new Map<string, string>()
  for (const id of new Set(ids)) {
    const [group] = await rows<NamedGroup>(
      db,
      sql`select g.id, g.name from groups g where g.id = ${id}::uuid and ${isAdministeredBy(viewer, sql`g.school_id`)}`,
    )
    if (!group) throw new NotFound()
    names.set(group.id, group.name)
  }
  return names
}

/** Anybody of the school by name, for its administrator: at most twelve, with their role. Nothing typed finds nobody. */
export async function findAnybody(
  viewer: Viewer,
  query: string,
  db: Database = database(),
): Promise<{ id: string; name: string; role: string }[]> {
  const words = searchWords(query)
  if (words.length === 0) return []
  const found = await rows<{ id: string; name: string; facts: PersonFacts }>(
    db,
    sql`select p.id, p.name, ${personFacts(viewer, sql`p.id`)} as facts from people p
        where ${isAdministeredBy(viewer, sql`p.school_id`)} and p.left_at is null and ${matches(sql`p.search_name`, words)}
        order by ${matchesWhole(sql`p.search_name`, words)} desc, p.last_name ${FRENCH}, p.first_name ${FRENCH}, p.id
        limit ${sql.raw(String(FOUND))}`,
  )
  return found.map(({ id, name, facts }) => ({ id, name, role: describePerson(facts, viewer.locale) }))
}
