const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2})?$/

/** « 2026-11-24T07:00 » on the clocks of `timeZone` as a moment; an hour that a change of clocks skips is the one after. Null for anything else. */
export function momentOf(local: string, timeZone: string): Date | null {
  const found = LOCAL.exec(local)
  if (!found) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number)
  const asUtc = Date.UTC(year, month - 1, day, hour, minute)
  const isDay = new Date(asUtc).getUTCDate() === day && new Date(asUtc).getUTCMonth() === month - 1
  if (Number.isNaN(asUtc) || !isDay || hour > 23 || minute > 59) return null
  const first = asUtc - offsetAt(asUtc, timeZone)
  return new Date(asUtc - offsetAt(first, timeZone))
}

/** A moment as a field of date and hour shows it on the clocks of `timeZone`: « 2026-11-24T07:00 ». */
export function localOf(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offsetAt(at.getTime(), timeZone)).toISOString().slice(0, 16)
}

/** How far the clocks of the zone are ahead of UTC at a moment, in milliseconds. */
function offsetAt(moment: number, timeZone: string): number {
  const words = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).format(moment)
  const [day = 0, month = 0, year = 0, hour = 0, minute = 0, second = 0] = (words.match(/\d+/g) ?? []).map(Number)
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1000) * 1000
}
