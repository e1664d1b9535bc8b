import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { readOwnPresence } from '#domain/presence/queries'
import { NotFound } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import { byPlace } from './by-place.ts'
import { listContacts, listRequests } from './contacts.ts'
import { policyOf } from './open-talk.ts'
import { actsForSchool } from './outside-addresses.ts'
import { readOwnRooms } from './room-rows.ts'
import { CHAT_LIMITS, type ChatOverview, type RoomRow } from './types.ts'

type Own = { at: number; policy: ChatOverview['me']['policy']; historyOutside: boolean } & ChatOverview['looks']

/** All that the panel shows of the viewer but the messages. With the chat off for them: no rooms, contacts or requests. */
export async function readChatOverview(viewer: Viewer, db: Database = database()): Promise<ChatOverview> {
  const { at, policy, historyOutside, ...looks } = await readOwn(viewer, db)
  const { personId: id, name } = viewer
  const presence = await readOwnPresence(viewer, db)
  const me = { id, name, policy, presence, mayInviteOutside: historyOutside && actsForSchool(viewer) }
  if (policy === 'off') return { at, me, rooms: [], contacts: [], requests: [], looks }
  const [rooms, contacts, requests] = await Promise.all([
    listRooms(viewer, db),
    listContacts(viewer, db),
    listRequests(viewer, db),
  ])
  return { at, me, rooms, contacts, requests, looks }
}

/** The rooms of the viewer's list, newest first, those with somebody blocked at the end; at most 100. */
export async function listRooms(viewer: Viewer, db: Database = database()): Promise<RoomRow[]> {
  const latest = sql`select m.room_id, m.person_id from room_members m join rooms r on r.id = m.room_id
    where m.person_id = ${viewer.personId}::uuid and m.state <> 'left' and r.school_id = ${viewer.schoolId}::uuid
      and (m.hidden_seq is null or r.last_seq > m.hidden_seq)
    order by r.last_at desc, r.id desc limit ${sql.raw(String(CHAT_LIMITS.rooms))}`
  const found = await readOwnRooms(latest, db)
  return found
    .filter(({ isListed }) => isListed)
    .map(({ room }) => room)
    .sort(byPlace)
}

/** One room as the viewer has it, also when they deleted it from their list. NotFound for a room that is not theirs. */
export async function getRoom(viewer: Viewer, roomId: string, db: Database = database()): Promise<RoomRow> {
  if (!isUuid(roomId)) throw new NotFound()
  const one = sql`select r.id as room_id, ${viewer.personId}::uuid as person_id from rooms r
    where r.id = ${roomId}::uuid and r.school_id = ${viewer.schoolId}::uuid`
  const [found] = await readOwnRooms(one, db)
  if (!found) throw new NotFound()
  return found.room
}

async function readOwn(viewer: Viewer, db: Database): Promise<Own> {
  const [own] = await rows<Own>(
    db,
    sql`select (extract(epoch from now()) * 1000)::bigint as at, ${policyOf('me')} as policy,
          coalesce(s.list_design, '2') as list, coalesce(s.detail_design, '2') as detail,
          coalesce(s.history_outside, false) as "historyOutside", coalesce(p.list_order, 'newest') as "order"
        from people me left join chat_settings s on s.school_id = me.school_id left join chat_preferences p on p.person_id = me.id
        where me.id = ${viewer.personId} and me.school_id = ${viewer.schoolId}`,
  )
  if (!own) throw new NotFound()
  return own
}
