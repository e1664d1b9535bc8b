import { type SQL, sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import type { Viewer } from '#domain/session/viewer'
import { reaches } from './communication-rules.ts'
import { hasAccess } from './reach.ts'

/**
 * Whether the viewer may begin a chat with the person: somebody else whom the rules let them write to, and who lets themself be
 * contacted. Says nothing about what was begun before: that goes on. Mail does not ask it.
 */
export function mayBeContacted(viewer: Viewer, personId: SQL): SQL {
  return sql`(${personId} <> ${viewer.personId}::uuid and exists (select from people contacted
      where contacted.id = ${personId} and contacted.contactable and ${hasAccess(viewer, 'contacted')})
    and ${reaches(viewer, personId)})`
}

/** Whether the viewer lets themself be contacted by chat: yes, until they say no. */
export async function readContactable(viewer: Viewer, db: Database = database()): Promise<boolean> {
  const [person] = await rows<{ contactable: boolean }>(
    db,
    sql`select contactable from people where id = ${viewer.personId}::uuid and school_id = ${viewer.schoolId}::uuid`,
  )
  return person?.contactable ?? false
}

export async function saveContactable(viewer: Viewer, contactable: boolean, db: Database = database()): Promise<void> {
  await db.execute(sql`update people set contactable = ${contactable}
    where id = ${viewer.personId}::uuid and school_id = ${viewer.schoolId}::uuid`)
}
