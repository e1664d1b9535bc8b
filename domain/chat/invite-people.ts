import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { uuidArray } from '#domain/directory/ref-ids'
import { NotFound, Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { addPeople } from './add-people.ts'
import { type LockedRoom, lockRoom } from './lock-room.ts'
import { requireMayBegin, requireMaySpeak } from './may-begin.ts'
import { getRoom } from './overview.ts'
import { startGroup } from './start-room.ts'
import type { RoomRow } from './types.ts'

/**
 * « Inviter »: anybody in a room brings in whom they may begin a talk with. From a talk of two a new room of all is made, to which
 * the other is invited too: what the two said stays theirs. Gives the room to go on in. Throws `nobody-to-chat`, `cannot-chat`,
 * `room-full`, and what `requireMaySpeak` throws; NotFound for a room that the viewer is not in.
 */
export function invitePeople(viewer: Viewer, roomId: string, wanted: string[], db: Database = database()): Promise<RoomRow> {
  return db.transaction(async (tx) => {
    const room = await lockRoom(viewer, roomId, tx)
    if (room.state !== 'joined') throw new NotFound()
    await requireMaySpeak(viewer, tx)
    const inside = await listInside(roomId, wanted, tx)
    const people = [...new Set(wanted)].filter((id) => id !== viewer.personId && !inside.includes(id))
    if (wanted.length === 0) throw new Refusal('nobody-to-chat', {}, 'people')
    await requireMayBegin(viewer, people, tx)
    if (people.length === 0) return getRoom(viewer, roomId, tx)
    return room.kind === 'pair' ? fromPair(viewer, room, people, tx) : intoGroup(viewer, room, people, tx)
  })
}

async function intoGroup(viewer: Viewer, room: LockedRoom, people: string[], tx: Database): Promise<RoomRow> {
  await addPeople(viewer, room, people, tx)
  return getRoom(viewer, room.id, tx)
}

async function fromPair(viewer: Viewer, room: LockedRoom, people: string[], tx: Database): Promise<RoomRow> {
  const { people: others, closed } = await getRoom(viewer, room.id, tx)
  if (closed) throw new Refusal('cannot-chat', {}, 'people')
  return startGroup(viewer, { people: [...others.map(({ id }) => id), ...people], name: '', withHistory: false }, tx)
}

/** Those of them who are in the room. */
async function listInside(roomId: string, people: string[], db: Database): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`select person_id as id from room_members where room_id = ${roomId} and state = 'joined' and person_id = any (${uuidArray(people)})`,
  )
  return found.map(({ id }) => id)
}
