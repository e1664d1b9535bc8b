import { sql } from 'drizzle-orm'
import { cache } from 'react'
import { type Database, database, rows } from '#db/client'
import { NotFound } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import { listClasses, listSiblings } from './browse.ts'
import { mayWriteToGroup, reaches } from './communication-rules.ts'
import { firstNumber, readContactDetails } from './contact-details.ts'
import {
  describePerson,
  describeRelation,
  type PersonFacts,
  personFacts,
  type Relation,
  seesFamilies,
} from './describe-person.ts'
import { explainReach } from './explain-reach.ts'
import { FRENCH } from './name-match.ts'
import { hasAccess } from './reach.ts'
import { groupSize } from './recipient-row.ts'
import type { GroupLink, GroupPage, PersonLink, PersonPage } from './types.ts'
import { mayBeSeen, mayOpenGroup } from './visibility.ts'

const MEMBERS = 200
const GROUPS = 50

type LinkRow = { id: string; name: string; facts: PersonFacts; linked: boolean }
type MemberRow = LinkRow & { canWrite: boolean }
type GroupRow = GroupLink & { canWrite: boolean; inner: boolean }
type KinRow = LinkRow & { relation: Relation; isChild: boolean; number: string | null }

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
  const [kin, groups, classes, reason, contact] = await Promise.all([
    listKin(viewer, id, db),
    listGroupsOf(viewer, id, db),
    listClasses(viewer, db),
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
      .map((row) => ({ ...toLink(viewer, row), role: describeRelation(row.relation, viewer.locale), number: row.number })),
    classes: classesOf(person.facts).filter((one) => classes.some(({ name }) => name === one)),
    groups,
  }
})

function classesOf({ className, classes }: PersonFacts): string[] {
  return className ? [className] : classes
}

/** Children and guardians of a person, for teachers, staff and that person; of those who left none. */
async function listKin(viewer: Viewer, id: string, db: Database): Promise<KinRow[]> {
  if (!seesFamilies(viewer) && id !== viewer.personId) return []
  return rows<KinRow>(
    db,
    sql`select p.id, p.name, ${personFacts(viewer, sql`p.id`)} as facts, ${hasAccess(viewer, 'p')} and ${mayBeSeen(viewer, sql`p.id`)} as linked,
          k.relation, k.student_id = p.id as "isChild", ${firstNumber(viewer)} as number
        from guardianships k join people p on p.id = case when k.guardian_id = ${id}::uuid then k.student_id else k.guardian_id end
        where (k.guardian_id = ${id}::uuid or k.student_id = ${id}::uuid) and p.school_id = ${viewer.schoolId}::uuid and p.left_at is null
        order by p.class_name, p.first_name ${FRENCH}, p.id limit ${sql.raw(String(GROUPS))}`,
  )
}

function toLink(viewer: Viewer, { id, name, facts, linked }: LinkRow): PersonLink {
  return { id, name, role: describePerson(facts, viewer.locale), linked }
}

/** The groups that the viewer is in, with their sizes, at most 50; but for those of classes, which `listClasses` names. */
export async function listMyGroups(viewer: Viewer, db: Database = database()): Promise<GroupLink[]> {
  return listGroupsOf(viewer, viewer.personId, db, sql`g.class_name = ''`)
}

/** The groups of a person that the viewer may open, classes first; but for the wholes that everybody's role says already. */
function listGroupsOf(viewer: Viewer, personId: string, db: Database, which = sql`g.kind <> 'profile'`): Promise<GroupLink[]> {
  return rows<GroupLink>(
    db,
    sql`select g.id, g.name, ${groupSize(viewer, sql`g.id`)} as size from groups g
        where g.school_id = ${viewer.schoolId}::uuid and g.id in (select m.group_id from group_members m where m.person_id = ${personId}::uuid)
          and ${mayOpenGroup(viewer, sql`g.id`)} and ${which}
        order by g.class_name = '', g.class_name, g.name ${FRENCH}, g.id limit ${sql.raw(String(GROUPS))}`,
  )
}

/**
 * A group for those who may open it, else `NotFound`. Members are paged by name, 200 at once, after the person
 * whose id is `after`; whoever may not address the group sees of its members only those whose page they may open.
 */
export const getGroup = cache(
  async (viewer: Viewer, id: string, after?: string, db: Database = database()): Promise<GroupPage> => {
    const [group] = isUuid(id)
      ? await rows<GroupRow>(
          db,
          sql`select g.id, g.name, ${groupSize(viewer, sql`g.id`)} as size, ${mayWriteToGroup(viewer, sql`g.id`)} as "canWrite",
              g.members_may_write as "inner" from groups g
            where g.id = ${id}::uuid and g.school_id = ${viewer.schoolId}::uuid and ${mayOpenGroup(viewer, sql`g.id`)}`,
        )
      : []
    if (!group) throw new NotFound()
    const [members, siblings] = await Promise.all([listMembers(viewer, group, after, db), listSiblings(viewer, id, db)])
    const shown = members.slice(0, MEMBERS)
    const next = members.length > MEMBERS ? (shown.at(-1)?.id ?? null) : null
    const hidden = next === null && after === undefined && shown.length < group.size
    const { name, size, canWrite, inner } = group
    return {
      id: group.id,
      name,
      size,
      canWrite,
      inner,
      siblings,
      members: shown.map((row) => ({ ...toLink(viewer, row), canWrite: row.canWrite })),
      next,
      hidden,
    }
  },
)

function listMembers(viewer: Viewer, group: GroupRow, after: string | undefined, db: Database): Promise<MemberRow[]> {
  const from =
    after && isUuid(after)
      ? sql`and (p.last_name ${FRENCH}, p.first_name ${FRENCH}, p.id) > (select a.last_name, a.first_name, a.id from people a
        where a.id = ${after}::uuid and a.school_id = ${viewer.schoolId}::uuid)`
      : sql``
  return rows<MemberRow>(
    db,
    sql`with page as materialized (
          select p.id, p.name, p.last_name ${FRENCH} as last_name, p.first_name ${FRENCH} as first_name
          from group_members m join people p on p.id = m.person_id
          where m.group_id = ${group.id}::uuid and ${hasAccess(viewer, 'p')} ${from}
            ${group.canWrite ? sql`` : sql`and ${mayBeSeen(viewer, sql`p.id`)}`}
          order by p.last_name ${FRENCH}, p.first_name ${FRENCH}, p.id limit ${sql.raw(String(MEMBERS + 1))})
        select page.id, page.name, ${mayBeSeen(viewer, sql`page.id`)} as linked, ${personFacts(viewer, sql`page.id`)} as facts,
          ${reaches(viewer, sql`page.id`)} as "canWrite"
        from page order by page.last_name, page.first_name, page.id`,
  )
}
