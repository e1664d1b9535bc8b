/** Earlier messages of a thread, folded: those that come with the one opened, each further step, and the most at once. */
export const EARLIER = { first: 20, step: 60, most: 200 } as const

/** How many earlier messages an address asks for (`?earlier=80`); undefined for anything that is no such number. */
export function earlierOf(value: string | null): number | undefined {
  return value && /^\d{1,3}$/.test(value) ? Math.min(Number(value), EARLIER.most) : undefined
}
