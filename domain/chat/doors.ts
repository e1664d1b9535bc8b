import { NotFound } from '#domain/refusal'
import { CONTACT_DOORS } from './contact-doors.ts'
import type { Door } from './door.ts'
import { HISTORY_DOORS } from './history-doors.ts'
import { ROOM_DOORS } from './room-doors.ts'

/**
 * All that one can do in the chat. Route handlers and not server actions: they must not queue behind a page, their address
 * outlives a new build, they say 401 instead of leaving the page, and they can be told goodbye (`keepalive`).
 */
const DOORS: Record<string, Door> = { ...ROOM_DOORS, ...CONTACT_DOORS, ...HISTORY_DOORS }

export function chatDoor(verb: string): Door {
  const found = Object.hasOwn(DOORS, verb) ? DOORS[verb] : undefined
  if (!found) throw new NotFound()
  return found
}
