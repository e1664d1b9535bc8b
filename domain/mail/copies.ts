import { type SQL, sql } from 'drizzle-orm'
import { type Database, database } from '#db/client'
import { NotFound } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'

/** Messages handled at once at most: a page. */
export const MAX_SELECTED = 100

/** To the trash, mine only; whatever the box, it can be restored to it. */
export async function trashMessages(viewer: Viewer, ids: string[], db: Database = database()): Promise<void> {
  await change(viewer, ids, sql`set trashed_at = now()`, sql`d.trashed_at is null`, db)
}

/** Out of the trash, back where each was. */
export async function restoreMessages(viewer: Viewer, ids: string[], db: Database = database()): Promise<void> {
  await change(viewer, ids, sql`set trashed_at = null`, sql`d.trashed_at is not null`, db)
}

export async function markMessagesRead(viewer: Viewer, ids: string[], db: Database = database()): Promise<void> {
  await change(viewer, ids, sql`set read_at = now()`, sql`d.box = 'inbox' and d.read_at is null`, db)
}

export async function markMessagesUnread(viewer: Viewer, ids: string[], db: Database = database()): Promise<void> {
  await change(viewer, ids, sql`set read_at = null`, sql`d.box = 'inbox'`, db)
}

/** Into an own folder, or back to its box with `null`. A folder of somebody else is not found. */
export async function moveMessages(
  viewer: Viewer,
  ids: string[],
  folderId: string | null,
  db: Database = database(),
): Promise<void> {
  if (folderId) await requireFolder(viewer, folderId, db)
  await change(viewer, ids, sql`set folder_id = ${folderId}::uuid, trashed_at = null`, sql`d.box <> 'drafts'`, db)
}

/** Out of the trash for good: my copy goes, nobody else's; a draft, which only I have, goes whole. */
export async function purgeMessages(viewer: Viewer, ids: string[], db: Database = database()): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`delete from messages m using deliveries d
      where d.person_id = ${viewer.personId} and d.message_id = any(${asArray(ids)}) and d.trashed_at is not null and d.box = 'drafts'
        and m.id = d.message_id and m.author_id = ${viewer.personId} and m.state = 'draft'`)
    await tx.execute(sql`delete from deliveries d
      where d.person_id = ${viewer.personId} and d.message_id = any(${asArray(ids)}) and d.trashed_at is not null`)
  })
}

async function change(viewer: Viewer, ids: string[], set: SQL, where: SQL, db: Database): Promise<void> {
  await db.execute(sql`update deliveries d ${set}
    where d.person_id = ${viewer.personId} and d.message_id = any(${asArray(ids)}) and d.delivered_at <= now() and ${where}`)
}

async function requireFolder(viewer: Viewer, id: string, db: Database): Promise<void> {
  const found = await db.execute(sql`select from folders where person_id = ${viewer.personId} and id = ${id}`)
  if (found.length === 0) throw new NotFound()
}

function asArray(ids: string[]): SQL {
  return sql`${`{${ids.join(',')}}`}::uuid[]`
}
