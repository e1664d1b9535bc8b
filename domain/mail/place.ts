import { type SQL, sql } from 'drizzle-orm'
import { isUuid } from '#domain/uuid'
import { BOXES, type BoxName, type ListFilter } from './types.ts'

/** Where a list looks: one of the four boxes, or an own folder by its id. */
export type Place = BoxName | { folderId: string }

/** The place that an address names; null for anything but a box or an id. */
export function placeOf(segment: string): Place | null {
  if ((BOXES as readonly string[]).includes(segment)) return segment as BoxName
  if (isUuid(segment)) return { folderId: segment }
  return null
}

/** The deliveries `d` of a place, worded so that each has its partial index. */
export function inPlace(place: Place): SQL {
  if (place === 'trash') return sql`d.trashed_at is not null`
  if (typeof place === 'object') return sql`d.folder_id = ${place.folderId} and d.trashed_at is null`
  return sql`d.box = ${sql.raw(`'${place}'`)} and d.folder_id is null and d.trashed_at is null`
}

/** What a filter leaves of them. */
export function withFilter(filter: ListFilter): SQL {
  if (filter === 'unread') return sql`d.read_at is null and d.box = 'inbox'`
  return filter === 'starred' ? sql`d.starred_at is not null` : sql`true`
}
