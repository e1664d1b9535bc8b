import { type SQL, sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { NotFound } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { alone } from './alone.ts'
import { microsOf, momentOf } from './cursor.ts'
import { inPlace, type Place, withFilter } from './place.ts'
import type { ListFilter } from './types.ts'

/** Messages handled at once by their ids: two pages. */
export const MAX_SELECTED = 100

/**
 * Which of my copies: some by their messages' ids, or all that a list holds, page after page, as it was at the moment when it
 * was read (`until`, in microseconds): what arrived since is not meant.
 */
export type Which = string[] | { place: Place; filter: ListFilter; until: string }

/** How many copies changed; `moment`: the database's time of it, in microseconds, by which a deletion can be taken back. */
export type Changed = { count: number; moment: string }

/** To the trash, mine only; whatever the box, it can be restored to it. */
export function trashMessages(viewer: Viewer, which: Which, db: Database = database()): Promise<Changed> {
  return change(viewer, which, sql`set trashed_at = now()`, sql`d.trashed_at is null`, db)
}

/** Out of the trash, back where each was. */
export function restoreMessages(viewer: Viewer, which: Which, db: Database = database()): Promise<Changed> {
  return change(viewer, which, sql`set trashed_at = null`, sql`d.trashed_at is not null`, db)
}

/** Takes one deletion back whole, by its moment. */
export async function restoreTrashedAt(viewer: Viewer, moment: string, db: Database = database()): Promise<void> {
  const back = sql`update deliveries d set trashed_at = null
    where d.person_id = ${viewer.personId} and d.trashed_at = ${momentOf(moment)}`
  await alone(viewer, db, (tx) => tx.execute(back))
}

export function markMessagesRead(viewer: Viewer, which: Which, db: Database = database()): Promise<Changed> {
  return change(viewer, which, sql`set read_at = now()`, sql`d.box = 'inbox' and d.read_at is null`, db)
}

export function markMessagesUnread(viewer: Viewer, which: Which, db: Database = database()): Promise<Changed> {
  return change(viewer, which, sql`set read_at = null`, sql`d.box = 'inbox' and d.read_at is not null`, db)
}

/** Stars stand on messages, not on drafts. */
export function starMessages(viewer: Viewer, which: Which, db: Database = database()): Promise<Changed> {
  return change(viewer, which, sql`set starred_at = now()`, sql`d.box <> 'drafts' and d.starred_at is null`, db)
}

export function unstarMessages(viewer: Viewer, which: Which, db: Database = database()): Promise<Changed> {
  return change(viewer, which, sql`set starred_at = null`, sql`d.starred_at is not null`, db)
}

/** Into an own folder, or back to its box with `null`. A folder of somebody else is not found. */
export async function moveMessages(
  viewer: Viewer,
  which: Which,
  folderId: string | null,
  db: Database = database(),
): Promise<Changed> {
  return change(viewer, which, sql`set folder_id = ${folderId}::uuid, trashed_at = null`, sql`d.box <> 'drafts'`, db, folderId)
}

/** Out of the trash for good: my copy goes, nobody else's; a draft, which only I have, goes whole. */
export function purgeMessages(viewer: Viewer, which: Which, db: Database = database()): Promise<Changed> {
  const mine = sql`d.person_id = ${viewer.personId} and ${meant(which)} and d.trashed_at is not null`
  return alone(viewer, db, async (tx) => {
    // Drafts are locked first: what is being saved at this moment is out of the trash by the next statement, and stays.
    await tx.execute(sql`select from messages m where m.author_id = ${viewer.personId} and m.state <> 'sent' and m.id in (
      select d.message_id from deliveries d where ${mine} and d.box = 'drafts') order by m.id for update`)
    await tx.execute(sql`delete from messages m using deliveries d
      where ${mine} and d.box = 'drafts' and m.id = d.message_id and m.author_id = ${viewer.personId} and m.state <> 'sent'`)
    return counted(sql`delete from deliveries d where ${mine} returning 1`, tx)
  })
}

function change(
  viewer: Viewer,
  which: Which,
  set: SQL,
  where: SQL,
  db: Database,
  intoFolder: string | null = null,
): Promise<Changed> {
  const changed = sql`update deliveries d ${set} where d.person_id = ${viewer.personId} and ${meant(which)}
    and d.delivered_at <= now() and ${where} returning 1`
  return alone(viewer, db, async (tx) => {
    if (intoFolder) await requireFolder(viewer, intoFolder, tx)
    return counted(changed, tx)
  })
}

function meant(which: Which): SQL {
  if (Array.isArray(which)) return sql`d.message_id = any(${`{${which.join(',')}}`}::uuid[])`
  return sql`${inPlace(which.place)} and ${withFilter(which.filter)} and d.delivered_at <= ${momentOf(which.until)}`
}

async function counted(statement: SQL, db: Database): Promise<Changed> {
  const [changed] = await rows<Changed>(
    db,
    sql`with changed as (${statement}) select count(*)::int as count, ${microsOf(sql`now()`)} as moment from changed`,
  )
  return changed ?? { count: 0, moment: '' }
}

async function requireFolder(viewer: Viewer, id: string, db: Database): Promise<void> {
  const found = await db.execute(sql`select from folders where person_id = ${viewer.personId} and id = ${id} for key share`)
  if (found.length === 0) throw new NotFound()
}
