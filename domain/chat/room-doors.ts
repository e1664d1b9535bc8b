import { z } from 'zod'
import type { Viewer } from '#domain/session/viewer'
import { blockPerson, unblockPerson } from './block-person.ts'
import { type Door, door } from './door.ts'
import { invitePeople } from './invite-people.ts'
import { joinRoom } from './join-room.ts'
import { leaveRoom } from './leave-room.ts'
import { getRoom } from './overview.ts'
import { closeRoom, hideRoom, markRoomRead, openRoom } from './own-room.ts'
import { someId as id, postFields, typedText as typed } from './post-fields.ts'
import { postMessage } from './post-message.ts'
import { renameRoom } from './rename-room.ts'
import { startRoom } from './start-room.ts'
import { CHAT_LIMITS } from './types.ts'

const ids = z.array(id).max(CHAT_LIMITS.people)
const room = z.strictObject({ room: id })
const person = z.strictObject({ person: id })

function onRoom(run: (viewer: Viewer, room: string) => Promise<void>): Door {
  return door(room, async (viewer, input) => void (await run(viewer, input.room)))
}

export const ROOM_DOORS: Record<string, Door> = {
  start: door(
    z.strictObject({ people: ids.default([]), name: typed.optional(), withHistory: z.literal('on').optional() }),
    async (viewer, { withHistory, ...start }) => ({
      room: await startRoom(viewer, { ...start, withHistory: withHistory === 'on' }),
    }),
  ),
  post: door(postFields, async (viewer, post) => ({
    message: await postMessage(viewer, post),
  })),
  join: door(room, async (viewer, input) => ({ room: await joinRoom(viewer, input.room) })),
  decline: onRoom((viewer, one) => leaveRoom(viewer, one, 'invited')),
  leave: onRoom((viewer, one) => leaveRoom(viewer, one, 'joined')),
  invite: door(z.strictObject({ room: id, people: ids.default([]) }), async (viewer, input) => ({
    room: await invitePeople(viewer, input.room, input.people),
  })),
  rename: door(z.strictObject({ room: id, name: typed }), async (viewer, input) => ({
    room: await renameRoom(viewer, input.room, input.name),
  })),
  read: door(
    z.strictObject({ room: id, seq: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER) }),
    async (viewer, input) => void (await markRoomRead(viewer, input.room, input.seq)),
  ),
  close: onRoom(closeRoom),
  hide: onRoom(hideRoom),
  open: door(room, async (viewer, input) => {
    await openRoom(viewer, input.room)
    return { room: await getRoom(viewer, input.room) }
  }),
  block: door(person, async (viewer, input) => void (await blockPerson(viewer, input.person))),
  unblock: door(person, async (viewer, input) => void (await unblockPerson(viewer, input.person))),
}
