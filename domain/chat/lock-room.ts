import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { NotFound } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'

export type LockedRoom = {
  id: string
  kind: 'pair' | 'group'
  lastSeq: number
  withHistory: boolean
  /** How the viewer stands to it. */
  state: 'invited' | 'joined'
}

/**
 * Locks a room for a change of its people or name, and says how the viewer stands to it. The room is locked before its members
 * everywhere, so that nobody waits for each other. NotFound unless the viewer is in it or invited.
 */
export async function lockRoom(viewer: Viewer, roomId: string, tx: Database): Promise<LockedRoom> {
  if (!isUuid(roomId)) throw new NotFound()
  const [room] = await rows<Omit<LockedRoom, 'state'>>(
    tx,
    sql`select id, kind, last_seq as "lastSeq", with_history as "withHistory" from rooms
        where id = ${roomId} and school_id = ${viewer.schoolId} for no key update`,
  )
  const [own] = await rows<Pick<LockedRoom, 'state'>>(
    tx,
    sql`select state from room_members where room_id = ${roomId} and person_id = ${viewer.personId} and state <> 'left'`,
  )
  if (!room || !own) throw new NotFound()
  return { ...room, ...own }
}
