export type TimeStyle = 'list' | 'short' | 'long' | 'day' | 'hour'
export type TimeZoned = { timeZone: string; locale: 'fr' | 'en' }

/** U+00A0 keeps « 16 h 42 », « 20 nov. » and « mardi 24 » on one line. */
const NB = '\u00a0'

/**
 * A moment in the words of the school's place and the reader's language:
 * `list` « 16 h 42 » today, « Hier », « 20 nov. », « 20 nov. 2025 » in another year; `short` « 16 h 42 », « hier, 9 h 12 »,
 * « lundi, 9 h 12 » within six days, « 20 nov., 9 h 12 »; `long` « mardi 24 novembre, 15 h 18 »; `day` « mardi 24 novembre »; `hour` « 9 h 05 ».
 */
export function formatTime(at: Date, style: TimeStyle, zoned: TimeZoned, now = new Date()): string {
  const words = wordsFor(zoned)
  const then = words.parts(at)
  const today = words.today(now)
  const year = then.year === today.year ? '' : `${NB}${then.year}`
  const ago = daysBetween(then, today)
  const hour = zoned.locale === 'fr' ? `${Number(then.hour)}${NB}h${NB}${then.minute}` : `${then.hour}:${then.minute}`
  const day = `${ordinal(then.day, zoned)}${NB}`
  if (style === 'hour') return hour
  if (style === 'day') return `${words.weekday(at)}${NB}${day}${words.month(at)}${year}`
  if (style === 'long') return `${words.weekday(at)}${NB}${day}${words.month(at)}${year}, ${hour}`
  if (style === 'list' && ago === 0) return hour
  if (style === 'list') return ago === 1 ? words.yesterday : `${day}${words.shortMonth(at)}${year}`
  if (ago === 0) return hour
  if (ago === 1) return `${words.yesterday.toLocaleLowerCase(zoned.locale)}, ${hour}`
  return ago > 1 && ago < 7 ? `${words.weekday(at)}, ${hour}` : `${day}${words.shortMonth(at)}${year}, ${hour}`
}

/** The first of a month is « 1er » in French, as school diaries have it. */
const ordinal = (day: string, { locale }: TimeZoned) => (locale === 'fr' && Number(day) === 1 ? '1er' : String(Number(day)))

type Parts = { year: string; month: string; day: string; hour: string; minute: string }

/** How many calendar days `then` lies before `today`; negative for the future. */
function daysBetween(then: Parts, today: Parts): number {
  const dayOf = ({ year, month, day }: Parts) => Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000
  return dayOf(today) - dayOf(then)
}

type Words = ReturnType<typeof makeWords>
/** Formatters cost far more to make than to use: one set a language and zone, for the life of the process. */
const made = new Map<string, Words>()

function wordsFor(zoned: TimeZoned): Words {
  const key = `${zoned.locale} ${zoned.timeZone}`
  const known = made.get(key)
  if (known) return known
  const words = makeWords(zoned)
  made.set(key, words)
  return words
}

function makeWords({ locale, timeZone }: TimeZoned) {
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB'
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, { timeZone, ...options })
  const numbers = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const [weekday, month, shortMonth] = [format({ weekday: 'long' }), format({ month: 'long' }), format({ month: 'short' })]
  /** « 24/11/2026, 16:42 »: read back from the text, which takes half the time of asking for its parts. */
  const parts = (at: Date): Parts => {
    const [day = '', month = '', year = '', hour = '', minute = ''] = numbers.format(at).match(/\d+/g) ?? []
    return { year, month, day, hour, minute }
  }
  let last = { at: Number.NaN, parts: parts(new Date()) }
  return {
    parts,
    /** The parts of `now`, which a list asks for again with each row. */
    today: (now: Date) => {
      if (last.at !== now.getTime()) last = { at: now.getTime(), parts: parts(now) }
      return last.parts
    },
    weekday: (at: Date) => weekday.format(at),
    month: (at: Date) => month.format(at),
    shortMonth: (at: Date) => shortMonth.format(at),
    yesterday: locale === 'fr' ? 'Hier' : 'Yesterday',
  }
}
