import { sql } from 'drizzle-orm'
import { type Database, database } from '#db/client'
import type { Viewer } from '#domain/session/viewer'
import { lockRoom } from './lock-room.ts'
import { getRoom } from './overview.ts'
import { sayEvent } from './say.ts'
import type { RoomRow } from './types.ts'

/**
 * « Rejoindre »: into a room that the viewer is invited to; those in it are told. They see what is said from now on, in a room
 * with history all. Who is in it already stays. NotFound for a room that they do not see.
 */
export function joinRoom(viewer: Viewer, roomId: string, db: Database = database()): Promise<RoomRow> {
  return db.transaction(async (tx) => {
    const room = await lockRoom(viewer, roomId, tx)
    await getRoom(viewer, roomId, tx)
    if (room.state === 'invited') {
      await tx.execute(sql`update room_members set state = 'joined', version = version + 1, closed_seq = null, hidden_seq = null,
          from_seq = ${room.withHistory ? 0 : room.lastSeq}, read_seq = ${room.lastSeq}
        where room_id = ${roomId} and person_id = ${viewer.personId}`)
      await sayEvent(viewer, roomId, 'joined', '', tx)
    }
    return getRoom(viewer, roomId, tx)
  })
}
