import type { RoomRow } from './types.ts'

/** The order of the list: newest first, those with somebody blocked at the end (G18). */
export function byPlace(a: RoomRow, b: RoomRow): number {
  if (a.isBlocked !== b.isBlocked) return a.isBlocked ? 1 : -1
  return compare(b.at, a.at) || compare(b.id, a.id)
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))
