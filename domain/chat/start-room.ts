import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { signal } from '#domain/live/signal'
import { Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { addPeople } from './add-people.ts'
import { requireMayBegin, requireMayName, requireMaySpeak } from './may-begin.ts'
import { getRoom } from './overview.ts'
import { openRoom } from './own-room.ts'
import { cleanName } from './sayable.ts'
import type { RoomRow } from './types.ts'

export type Start = { people: string[]; name?: string | undefined; withHistory?: boolean | undefined }

/**
 * « Discuter »: with one person the talk of the two, which opens at once on both sides, the same for ever, back with all its
 * messages if it was deleted; with several, or under a name, a new room to which they are invited. Throws `nobody-to-chat`,
 * `room-full`, `cannot-chat`, `staff-history` (a room with history is for staff and teachers), and what `requireMayName` throws.
 */
export async function startRoom(viewer: Viewer, start: Start, db: Database = database()): Promise<RoomRow> {
  const people = [...new Set(start.people)].filter((id) => id !== viewer.personId)
  const [first] = people
  if (!first) throw new Refusal('nobody-to-chat', {}, 'people')
  const name = cleanName(start.name ?? '')
  const withHistory = start.withHistory ?? false
  if (people.length === 1 && !name && !withHistory) return startPair(viewer, first, db)
  return db.transaction(async (tx) => {
    await requireMayBegin(viewer, people, tx)
    return startGroup(viewer, { people, name, withHistory }, tx)
  })
}

/** A new room with those people, whom the viewer may invite: the caller has asked. */
export async function startGroup(
  viewer: Viewer,
  { people, name, withHistory }: Required<Start> & { name: string },
  tx: Database,
) {
  if (withHistory && viewer.profile !== 'staff' && viewer.profile !== 'teacher') throw new Refusal('staff-history')
  await requireMayName(viewer, name, tx)
  const [room] = await rows<{ id: string }>(
    tx,
    sql`with room as (insert into rooms (school_id, kind, name, with_history)
          values (${viewer.schoolId}, 'group', ${name}, ${withHistory}) returning id)
        insert into room_members (room_id, person_id, state) select id, ${viewer.personId}::uuid, 'joined' from room returning room_id as id`,
  )
  await addPeople(viewer, { id: room!.id, lastSeq: 0 }, people, tx)
  return getRoom(viewer, room!.id, tx)
}

async function startPair(viewer: Viewer, other: string, db: Database): Promise<RoomRow> {
  return db.transaction(async (tx) => {
    const known = await findPair(viewer, other, tx)
    if (known) {
      await openRoom(viewer, known, tx)
      return getRoom(viewer, known, tx)
    }
    await requireMaySpeak(viewer, tx)
    await requireMayBegin(viewer, [other], tx)
    const [low, high] = [viewer.personId, other].sort()
    // Of two who begin at once the second waits here, and finds the room of the first.
    await tx.execute(sql`with room as (insert into rooms (school_id, kind, low_id, high_id)
        values (${viewer.schoolId}, 'pair', ${low}, ${high}) on conflict (low_id, high_id) do nothing returning id)
      insert into room_members (room_id, person_id, state)
        select room.id, one.id, 'joined' from room, (values (${low}::uuid), (${high}::uuid)) one(id)`)
    const room = (await findPair(viewer, other, tx))!
    signal({ kind: 'room', id: room }, tx)
    return getRoom(viewer, room, tx)
  })
}

async function findPair(viewer: Viewer, other: string, db: Database): Promise<string | undefined> {
  const [low, high] = [viewer.personId, other].sort()
  const [found] = await rows<{ id: string }>(
    db,
    sql`select id from rooms where low_id = ${low} and high_id = ${high} and school_id = ${viewer.schoolId}`,
  )
  return found?.id
}
