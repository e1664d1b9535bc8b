import { sql } from 'drizzle-orm'
import { type Database, database } from '#db/client'
import { NotFound } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { lockRoom } from './lock-room.ts'
import { requireMayName } from './may-begin.ts'
import { getRoom } from './overview.ts'
import { sayEvent } from './say.ts'
import { cleanName } from './sayable.ts'
import type { RoomRow } from './types.ts'

/**
 * Names a group room, for all; an empty name gives it back to the names of its people. Throws `room-name-too-long` and what
 * `requireMayName` throws; NotFound for a pair or a room that the viewer is not in.
 */
export async function renameRoom(viewer: Viewer, roomId: string, typed: string, db: Database = database()): Promise<RoomRow> {
  const name = cleanName(typed)
  return db.transaction(async (tx) => {
    const room = await lockRoom(viewer, roomId, tx)
    if (room.kind === 'pair' || room.state !== 'joined') throw new NotFound()
    await requireMayName(viewer, name, tx)
    const changed = await tx.execute(sql`update rooms set name = ${name} where id = ${roomId} and name <> ${name} returning 1`)
    if (changed.length > 0) await sayEvent(viewer, roomId, 'renamed', name, tx)
    return getRoom(viewer, roomId, tx)
  })
}
