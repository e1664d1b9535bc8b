import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { searchWords } from '#db/fold'
import { NotFound } from '#domain/refusal'
import { isAdministeredBy } from '#domain/session/administers'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import { describePerson, type PersonFacts, personFacts } from '../describe-person.ts'
import { FRENCH, matches } from '../name-match.ts'
import { hasAccess } from '../reach.ts'

export type GroupKind =
  | 'profile'
  | 'class_students'
  | 'class_guardians'
  | 'class_teachers'
  | 'course_students'
  | 'course_guardians'
  | 'course_teachers'
  | 'level'
  | 'function'
  | 'manual'
  | 'runners'
  | 'mailbox'

/** `size` counts members who have not left; `writing`: whether they write to each other, `byHand`: an administrator said so. */
export type AdminGroup = { id: string; name: string; kind: GroupKind; size: number; writing: boolean; byHand: boolean }
/** `active`: the person can sign in. */
export type AdminMember = { id: string; name: string; role: string; active: boolean }
/** `next` is the cursor for `?after=`, null on the last page. */
export type AdminGroupPage = AdminGroup & {
  runnersOf: { id: string; name: string } | null
  runners: AdminMember[]
  members: AdminMember[]
  next: string | null
}

const PAGE = 100
const MEMBERS = 200

const SIZE = sql`(select count(*)::int from group_members m join people p on p.id = m.person_id
  where m.group_id = g.id and p.left_at is null)`
const COLUMNS = sql`g.id, g.name, g.kind, ${SIZE} as size, g.members_may_write as writing, g.inner_writing = 'hand' as "byHand"`

/** The groups of the administrator's school by name, 100 a page, those made by hand (shared mailboxes too) alone or all; runners stand on the page of their group. */
export async function listGroups(
  viewer: Viewer,
  { query, byHand, after }: { query: string; byHand: boolean; after: string },
  db: Database = database(),
): Promise<{ groups: AdminGroup[]; next: string | null }> {
  const words = searchWords(query)
  const found = await rows<AdminGroup>(
    db,
    sql`select ${COLUMNS} from groups g
        where ${isAdministeredBy(viewer, sql`g.school_id`)} and g.kind <> 'runners'
          ${byHand ? sql`and g.kind in ('manual', 'mailbox')` : sql``}
          ${words.length > 0 ? sql`and ${matches(sql`g.search_name`, words)}` : sql``}
          ${isUuid(after) ? sql`and (g.name ${FRENCH}, g.id) > (select a.name, a.id from groups a where a.id = ${after}::uuid and a.school_id = ${viewer.schoolId}::uuid)` : sql``}
        order by g.name ${FRENCH}, g.id limit ${PAGE + 1}::int`,
  )
  const groups = found.slice(0, PAGE)
  return { groups, next: found.length > PAGE ? (groups.at(-1)?.id ?? null) : null }
}

/** A group with its members by name, 200 a page, and who runs it. `NotFound` for groups that are not of the administrator's school. */
export async function getAdminGroup(viewer: Viewer, id: string, after = '', db: Database = database()): Promise<AdminGroupPage> {
  const [group] = isUuid(id)
    ? await rows<AdminGroup & { runnersOf: { id: string; name: string } | null }>(
        db,
        sql`select ${COLUMNS}, (select json_build_object('id', o.id, 'name', o.name) from groups o where o.id = g.runners_of) as "runnersOf"
            from groups g where g.id = ${id}::uuid and ${isAdministeredBy(viewer, sql`g.school_id`)}`,
      )
    : []
  if (!group) throw new NotFound()
  const of = sql`m.group_id = ${id}::uuid`
  const running = sql`m.group_id = (select g.id from groups g where g.runners_of = ${id}::uuid)`
  const [members, runners] = await Promise.all([listMembers(viewer, of, after, db), listMembers(viewer, running, '', db)])
  const shown = members.slice(0, MEMBERS)
  return { ...group, runners, members: shown, next: members.length > MEMBERS ? (shown.at(-1)?.id ?? null) : null }
}

async function listMembers(viewer: Viewer, of: ReturnType<typeof sql>, after: string, db: Database): Promise<AdminMember[]> {
  const later = isUuid(after)
    ? sql`and (p.last_name ${FRENCH}, p.first_name ${FRENCH}, p.id) > (select a.last_name, a.first_name, a.id from people a
        where a.id = ${after}::uuid and a.school_id = ${viewer.schoolId}::uuid)`
    : sql``
  const found = await rows<{ id: string; name: string; facts: PersonFacts; active: boolean }>(
    db,
    sql`select p.id, p.name, ${personFacts(viewer, sql`p.id`)} as facts, ${hasAccess(viewer, 'p')} as active
        from group_members m join people p on p.id = m.person_id
        where ${of} and ${isAdministeredBy(viewer, sql`p.school_id`)} and p.left_at is null ${later}
        order by p.last_name ${FRENCH}, p.first_name ${FRENCH}, p.id limit ${MEMBERS + 1}::int`,
  )
  return found.map(({ id, name, facts, active }) => ({ id, name, role: describePerson(facts, viewer.locale), active }))
}
