import type { ListOrder } from '#domain/chat/list-order'
import type { RoomRow } from '#domain/chat/types'

/** Rows as the list shows them: newest first or turned round, and at the bottom, whatever their age, those one blocks (G18). */
export function orderRooms(rooms: RoomRow[], order: ListOrder): RoomRow[] {
  const joined = rooms.filter(({ state }) => state === 'joined')
  const ordered = order === 'newest' ? joined : joined.toReversed()
  return [...ordered.filter(({ isBlocked }) => !isBlocked), ...ordered.filter(({ isBlocked }) => isBlocked)]
}
