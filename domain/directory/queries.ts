import { type SQL, sql } from 'drizzle-orm'
import { cache } from 'react'
import { type Database, database, rows } from '#db/client'
import { searchWords } from '#db/fold'
import { NotFound } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import { mayWriteToGroup, reaches } from './communication-rules.ts'
import { readContactDetails } from './contact-details.ts'
import {
  describePerson,
  describeRelation,
  type PersonFacts,
  personFacts,
  type Relation,
  seesFamilies,
} from './describe-person.ts'
import { explainReach } from './explain-reach.ts'
import { FRENCH, matches, matchesWhole } from './name-match.ts'
import { hasAccess } from './reach.ts'
import { groupSize } from './recipient-row.ts'
import type { DirectoryPage, GroupLink, GroupPage, PersonLink, PersonPage } from './types.ts'
import { mayBeSeen, mayOpenGroup } from './visibility.ts'

const MEMBERS = 200
const FOUND = 50
const GROUPS = 50

type LinkRow = { id: string; name: string; facts: PersonFacts; linked: boolean }
type KinRow = LinkRow & { relation: Relation; isChild: boolean }

/** A person's page for the viewer, once a request; `NotFound` for whoever is not of their school, has no access or is not theirs to see. */
export const getPerson = cache(async (viewer: Viewer, id: string, db: Database = database()): Promise<PersonPage> => {
  const [person] = isUuid(id)
    ? await rows<{ id: string; name: string; facts: PersonFacts; canWrite: boolean }>(
        db,
        sql`select p.id, p.name, ${personFacts(viewer, sql`p.id`)} as facts, ${reaches(viewer, sql`p.id`)} as "canWrite"
            from people p where p.id = ${id}::uuid and ${hasAccess(viewer, 'p')} and ${mayBeSeen(viewer, sql`p.id`)}`,
      )
    : []
  if (!person) throw new NotFound()
  const [kin, groups, reason, contact] = await Promise.all([
    listKin(viewer, id, db),
    listGroupsOf(viewer, id, db),
    explainReach(viewer, person, db),
    readContactDetails(viewer, id, db),
  ])
  return {
    id: person.id,
    name: person.name,
    role: describePerson(person.facts, viewer.locale),
    canWrite: person.canWrite,
    reason,
    contact,
    children: kin.filter(({ isChild }) => isChild).map((row) => toLink(viewer, row)),
    guardians: kin
      .filter(({ isChild }) => !isChild)
      .map((row) => ({ ...toLink(viewer, row), role: describeRelation(row.relation, viewer.locale) })),
    groups,
  }
})

/** Children and guardians of a person, for teachers, staff and that person; of those who left none. */
async function listKin(viewer: Viewer, id: string, db: Database): Promise<KinRow[]> {
  if (!seesFamilies(viewer) && id !== viewer.personId) return []
  return rows<KinRow>(
    db,
    sql`select p.id, p.name, ${personFacts(viewer, sql`p.id`)} as facts, ${hasAccess(viewer, 'p')} and ${mayBeSeen(viewer, sql`p.id`)} as linked, k.relation, k.student_id = p.id as "isChild"
        from guardianships k join people p on p.id = case when k.guardian_id = ${id}::uuid then k.student_id else k.guardian_id end
        where (k.guardian_id = ${id}::uuid or k.student_id = ${id}::uuid) and p.school_id = ${viewer.schoolId}::uuid and p.left_at is null
        order by p.class_name, p.first_name ${FRENCH}, p.id limit ${sql.raw(String(GROUPS))}`,
  )
}

function toLink(viewer: Viewer, { id, name, facts, linked }: LinkRow): PersonLink {
  return { id, name, role: describePerson(facts, viewer.locale), linked }
}

/** The viewer's groups with their sizes, at most 50: classes first. */
export async function listMyGroups(viewer: Viewer, db: Database = database()): Promise<GroupLink[]> {
  return listGroupsOf(viewer, viewer.personId, db)
}

/** The groups of a person that the viewer may open. */
async function listGroupsOf(viewer: Viewer, personId: string, db: Database): Promise<GroupLink[]> {
  const found = await rows<GroupLink>(
    db,
    sql`${groupColumns(viewer)} from groups g
        where g.school_id = ${viewer.schoolId}::uuid and g.id in (select m.group_id from group_members m where m.person_id = ${personId}::uuid)
          and ${mayOpenGroup(viewer, sql`g.id`)}
        order by g.class_name = '', g.class_name, g.name ${FRENCH}, g.id limit ${sql.raw(String(GROUPS))}`,
  )
  return found.map(({ id, name, size, canWrite }) => ({ id, name, size, canWrite }))
}

function groupColumns(viewer: Viewer): SQL {
  return sql`select g.id, g.name, ${groupSize(viewer, sql`g.id`)} as size, ${mayWriteToGroup(viewer, sql`g.id`)} as "canWrite"`
}

/**
 * A group for those who are in it or may address it, else `NotFound`. Members are paged by name, 200 at once, after the person
 * whose id is `after`; whoever may not address the group sees of its members only those whose page they may open.
 */
export const getGroup = cache(
  async (viewer: Viewer, id: string, after?: string, db: Database = database()): Promise<GroupPage> => {
    const [group] = isUuid(id)
      ? await rows<GroupLink>(
          db,
          sql`${groupColumns(viewer)} from groups g
            where g.id = ${id}::uuid and g.school_id = ${viewer.schoolId}::uuid and ${mayOpenGroup(viewer, sql`g.id`)}`,
        )
      : []
    if (!group) throw new NotFound()
    const members = await listMembers(viewer, group, after, db)
    const shown = members.slice(0, MEMBERS)
    const next = members.length > MEMBERS ? (shown.at(-1)?.id ?? null) : null
    const hidden = next === null && after === undefined && shown.length < group.size
    return {
      id: group.id,
      name: group.name,
      size: group.size,
      canWrite: group.canWrite,
      members: shown.map((row) => toLink(viewer, row)),
      next,
      hidden,
    }
  },
)

function listMembers(viewer: Viewer, group: GroupLink, after: string | undefined, db: Database): Promise<LinkRow[]> {
  const from =
    after && isUuid(after)
      ? sql`and (p.last_name ${FRENCH}, p.first_name ${FRENCH}, p.id) > (select a.last_name, a.first_name, a.id from people a
        where a.id = ${after}::uuid and a.school_id = ${viewer.schoolId}::uuid)`
      : sql``
  return rows<LinkRow>(
    db,
    sql`with page as materialized (
          select p.id, p.name, p.last_name ${FRENCH} as last_name, p.first_name ${FRENCH} as first_name
          from group_members m join people p on p.id = m.person_id
          where m.group_id = ${group.id}::uuid and ${hasAccess(viewer, 'p')} ${from}
            ${group.canWrite ? sql`` : sql`and ${mayBeSeen(viewer, sql`p.id`)}`}
          order by p.last_name ${FRENCH}, p.first_name ${FRENCH}, p.id limit ${sql.raw(String(MEMBERS + 1))})
        select page.id, page.name, ${mayBeSeen(viewer, sql`page.id`)} as linked, ${personFacts(viewer, sql`page.id`)} as facts
        from page order by page.last_name, page.first_name, page.id`,
  )
}

/** People whom the viewer may see, by name (words in any order, accents ignored), at most 50. Nothing typed finds nobody. */
export async function searchDirectory(viewer: Viewer, query: string, db: Database = database()): Promise<DirectoryPage> {
  const words = searchWords(query)
  if (words.length === 0) return { people: [], more: false }
  const found = await rows<LinkRow & { canWrite: boolean }>(
    db,
    sql`with page as materialized (
          select n.id, n.name, n.last_name, n.first_name, n.whole from (
            select p.id, p.name, p.last_name ${FRENCH} as last_name, p.first_name ${FRENCH} as first_name,
              ${matchesWhole(sql`p.search_name`, words)} as whole
            from people p where ${matches(sql`p.search_name`, words)} and ${hasAccess(viewer, 'p')}
            order by whole desc, last_name, first_name, p.id offset 0) n
          where ${mayBeSeen(viewer, sql`n.id`)}
          order by n.whole desc, n.last_name, n.first_name, n.id limit ${sql.raw(String(FOUND + 1))})
        select page.id, page.name, true as linked, ${personFacts(viewer, sql`page.id`)} as facts, ${reaches(viewer, sql`page.id`)} as "canWrite"
        from page order by page.whole desc, page.last_name, page.first_name, page.id`,
  )
  const people = found.slice(0, FOUND).map((row) => ({ ...toLink(viewer, row), canWrite: row.canWrite }))
  return { people, more: found.length > FOUND }
}
