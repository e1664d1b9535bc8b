import { sql } from 'drizzle-orm'
import { type Database, database } from '#db/client'
import { signal } from '#domain/live/signal'
import { NotFound } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { lockRoom } from './lock-room.ts'
import { sayEvent } from './say.ts'

/**
 * Out of a group room, or not into it (`invited`): those who stay are told, and nothing of the room is the viewer's any more.
 * NotFound for a pair, a room that is not theirs, or when they stand to it otherwise than they say.
 */
export async function leaveRoom(
  viewer: Viewer,
  roomId: string,
  state: 'invited' | 'joined',
  db: Database = database(),
): Promise<void> {
  await db.transaction(async (tx) => {
    const room = await lockRoom(viewer, roomId, tx)
    if (room.kind === 'pair' || room.state !== state) throw new NotFound()
    await tx.execute(sql`update room_members set state = 'left', version = version + 1
      where room_id = ${roomId} and person_id = ${viewer.personId}`)
    await sayEvent(viewer, roomId, 'left', state === 'invited' ? 'declined' : '', tx)
    signal({ kind: 'chat-row', id: `${roomId}/${viewer.personId}` }, tx)
  })
}
