import type { RoomRow } from '#domain/chat/types'
import { chatOf } from './chat-store.ts'
import { focusBox } from './focus-box.ts'
import { openPanel } from './panel-switch.tsx'

/** Opens the talk with somebody in the panel, or begins it; false where that was refused or the server could not be asked. */
export async function showTalk(me: string, personId: string): Promise<boolean> {
  const chat = chatOf(me)
  const answer = await chat.ask<{ room: RoomRow }>('start', { people: [personId] })
  if (!('room' in answer)) return false
  chat.activate(answer.room.id)
  openPanel(true)
  focusBox(answer.room.id)
  return true
}
