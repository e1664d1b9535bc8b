import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { mayBeContacted } from '#domain/directory/contactable'
import { uuidArray } from '#domain/directory/ref-ids'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import { getRoom } from './overview.ts'
import { type ChatPerson, suggestChatPeople } from './suggest-chat-people.ts'
import { CHAT_LIMITS, type RoomRow } from './types.ts'

/** What was asked for: letters of a name, those chosen before, and the talk into which they are invited. */
export type NewTalkQuestion = { query: string; chosen: string[]; roomId: string }
export type NewTalk = { found: ChatPerson[]; chosen: { id: string; name: string }[]; room: RoomRow | null }

/** What the page « Nouvelle conversation » shows: those found who are not chosen yet, and those chosen. NotFound for a room that is not the viewer's. */
export async function openNewTalk(
  viewer: Viewer,
  { query, chosen: ids, roomId }: NewTalkQuestion,
  db: Database = database(),
): Promise<NewTalk> {
  const room = roomId ? await getRoom(viewer, roomId, db) : null
  const wanted = ids.filter(isUuid).slice(0, CHAT_LIMITS.people)
  const chosen = await rows<{ id: string; name: string }>(
    db,
    sql`select p.id, p.name from people p where p.id = any (${uuidArray(wanted)}) and ${mayBeContacted(viewer, sql`p.id`)}
      order by array_position(${uuidArray(wanted)}, p.id)`,
  )
  const inside = new Set([...chosen, ...(room?.people ?? [])].map(({ id }) => id))
  const found = (await suggestChatPeople(viewer, query, db)).filter(({ id }) => !inside.has(id))
  return { found, chosen, room }
}
