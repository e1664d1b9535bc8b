import { type Database, database } from '#db/client'
import { uuidv7 } from '#db/uuid'
import type { Viewer } from '#domain/session/viewer'
import { type ChatLooks, readChatLooks } from './chat-looks.ts'
import { getRoom } from './overview.ts'
import { readRoomPage } from './room-page.ts'
import type { ChatPage, RoomRow } from './types.ts'

/** What the page of a talk shows; `nextId` is the id of the message that is written there, `now` ISO 8601. */
export type OpenedRoom = { room: RoomRow; page: ChatPage; looks: ChatLooks; nextId: string; now: string }

/** A talk and its last messages, or those before a number. NotFound for a room that is not the viewer's. */
export async function openRoomPage(
  viewer: Viewer,
  roomId: string,
  before: number | undefined,
  db: Database = database(),
): Promise<OpenedRoom> {
  const room = await getRoom(viewer, roomId, db)
  const page = await readRoomPage(viewer, roomId, { before }, db)
  return { room, page, looks: await readChatLooks(viewer, db), nextId: uuidv7(), now: new Date().toISOString() }
}
