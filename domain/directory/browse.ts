import { sql } from 'drizzle-orm'
import { cache } from 'react'
import { type Database, database, rows } from '#db/client'
import type { Viewer } from '#domain/session/viewer'
import { seesFamilies } from './describe-person.ts'
import { FRENCH } from './name-match.ts'
import { ownGroups } from './reach.ts'
import { groupSize } from './recipient-row.ts'
import type { ClassLink, GroupLink } from './types.ts'
import { mayOpenGroup } from './visibility.ts'

const CLASSES = 300
const FUNCTIONS = 60

/** Classes and courses to browse: one's own or one's children's, and for teachers and staff the whole school's, at most 300. */
export const listClasses = cache(async (viewer: Viewer, db: Database = database()): Promise<ClassLink[]> => {
  const own = sql`bool_or(g.id in (${ownGroups(viewer)}))`
  return rows<ClassLink>(
    db,
    sql`select g.class_name as name, ${own} as mine, bool_and(g.kind like 'course%') as course from groups g
        where g.school_id = ${viewer.schoolId}::uuid and g.class_name <> '' and g.kind like any (array['class%', 'course%'])
        group by g.class_name having ${own} or ${seesFamilies(viewer)}
        order by course, g.class_name ${FRENCH} limit ${sql.raw(String(CLASSES))}`,
  )
})

/** What people do in the school, as groups and shared mailboxes with their sizes: « Professeurs principaux », « Vie scolaire »; at most 60. */
export function listFunctions(viewer: Viewer, db: Database = database()): Promise<GroupLink[]> {
  return rows<GroupLink>(
    db,
    sql`select f.* from (select g.id, g.name, ${groupSize(viewer, sql`g.id`)} as size from groups g
          where g.school_id = ${viewer.schoolId}::uuid and g.kind in ('function', 'mailbox')) f
        where f.size > 0 order by f.name ${FRENCH}, f.id limit ${sql.raw(String(FUNCTIONS))}`,
  )
}

/** The groups of one class or course that the viewer may open, students first; of anything else none. */
export async function listSiblings(viewer: Viewer, groupId: string, db: Database): Promise<(GroupLink & { kind: string })[]> {
  return rows<GroupLink & { kind: string }>(
    db,
    sql`select g.id, g.name, g.kind, ${groupSize(viewer, sql`g.id`)} as size from groups g join groups o on o.school_id = g.school_id
          and o.class_name = g.class_name and split_part(o.kind, '_', 1) = split_part(g.kind, '_', 1)
        where o.id = ${groupId}::uuid and o.school_id = ${viewer.schoolId}::uuid and o.class_name <> ''
          and g.kind like any (array['class%', 'course%']) and ${mayOpenGroup(viewer, sql`g.id`)}
        order by array_position(array['students', 'guardians', 'teachers'], split_part(g.kind, '_', 2)), g.id`,
  )
}
