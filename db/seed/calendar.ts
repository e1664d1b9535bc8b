/** From when to when somebody writes, in minutes since midnight. */
export type Hours = { from: number; to: number }
export const OFFICE_HOURS: Hours = { from: 7 * 60 + 40, to: 19 * 60 + 10 }
export const FAMILY_HOURS: Hours = { from: 7 * 60, to: 22 * 60 }
export const STUDENT_HOURS: Hours = { from: 8 * 60, to: 21 * 60 }

/** School days (Monday to Friday) around `now`, in the school's own time. */
export type Calendar = {
  now: number
  /** The moment so many minutes of those hours ago: nobody writes at night, and a Sunday shows Friday's messages. */
  before(minutes: number, hours: Hours): number
  /** The moment so many minutes of those hours later; may lie after `now`. */
  after(at: number, minutes: number, hours: Hours): number
  /** « jeudi 26 novembre »: the school day so many school days from then. */
  dayInWords(at: number, days: number): string
  /** « premier », « deuxième », « troisième »: the term of that moment. */
  term(at: number): string
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const WEEKDAYS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi']
const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ')

/** A calendar for 150 days before `now` and 60 after. */
export function schoolCalendar(now: Date, timeZone: string): Calendar {
  const days = schoolDays(now.getTime(), timeZone)
  const indexOf = (at: number) => days.findLastIndex((midnight) => midnight <= at)
  /** Minutes of those hours gone since the first day. */
  const elapsed = (at: number, { from, to }: Hours) => {
    const index = indexOf(at)
    const minute = (at - days[index]!) / MINUTE
    return index * (to - from) + Math.min(Math.max(minute - from, 0), to - from)
  }
  const moment = (total: number, { from, to }: Hours) => {
    const index = Math.min(Math.max(Math.floor(total / (to - from)), 0), days.length - 1)
    return days[index]! + (from + total - index * (to - from)) * MINUTE
  }
  return {
    now: now.getTime(),
    before: (minutes, hours) => moment(elapsed(now.getTime(), hours) - minutes, hours),
    after: (at, minutes, hours) => moment(elapsed(at, hours) + minutes, hours),
    dayInWords: (at, offset) => inWords(days[Math.min(Math.max(indexOf(at) + offset, 0), days.length - 1)]!),
    term: (at) => termOf(new Date(at).getUTCMonth()),
  }
}

function termOf(month: number): string {
  if (month >= 8 && month <= 10) return 'premier'
  return month === 11 || month <= 1 ? 'deuxième' : 'troisième'
}

function inWords(midnight: number): string {
  // Noon in Europe is the same day in UTC.
  const noon = new Date(midnight + DAY / 2)
  const day = noon.getUTCDate()
  return `${WEEKDAYS[noon.getUTCDay()]} ${day === 1 ? '1er' : day} ${MONTHS[noon.getUTCMonth()]}`
}

function schoolDays(now: number, timeZone: string): number[] {
  const midnightOf = localMidnights(timeZone)
  const days = Array.from({ length: 211 }, (_, index) => midnightOf(now + (index - 150) * DAY))
  return days.filter((midnight) => {
    const weekday = new Date(midnight + DAY / 2).getUTCDay()
    return weekday >= 1 && weekday <= 5 && !isHoliday(midnight)
  })
}

/** The public holidays whose day never changes. */
function isHoliday(midnight: number): boolean {
  const noon = new Date(midnight + DAY / 2)
  return ['1/1', '1/5', '8/5', '14/7', '15/8', '1/11', '11/11', '25/12'].includes(
    `${noon.getUTCDate()}/${noon.getUTCMonth() + 1}`,
  )
}

function localMidnights(timeZone: string): (at: number) => number {
  const date = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' })
  return (at) => {
    const utc = Date.parse(`${date.format(at)}T00:00:00Z`)
    // Paris is one or two hours ahead: the midnight sought is the one that the zone calls 00 h.
    const ahead = Number(hour.format(utc - DAY / 24)) === 0 ? 1 : 2
    return utc - ahead * (DAY / 24)
  }
}
