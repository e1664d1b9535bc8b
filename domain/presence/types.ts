export const STATUSES = ['available', 'busy', 'away'] as const
/** What one chooses; `offline` is computed and never chosen. */
export type Status = (typeof STATUSES)[number]

/** Characters of a status of one's own words. */
export const MOST_STATUS_TEXT = 100

/**
 * Somebody's presence as one who may know it sees it. Who is not an accepted favourite is `offline` to the viewer, with no text.
 * `idleSince`: nobody has touched any of their screens since then (ISO 8601); shown as away.
 */
export type PresenceView = { status: Status | 'offline'; text: string; idleSince: string | null }
