import { fold } from '#db/fold'

/** A query is cut here before anything else is done with it. */
export const QUERY_LENGTH = 200
/** Words and filters that count, and the words of one phrase; what is beyond is left out. */
const MOST_TERMS = 8
const MOST_WORDS = 12

/** A word, an exact phrase, or the beginning of a word; `weights` are the parts of a message that it is looked for in, empty for all. */
export type Term = { text: string; kind: 'word' | 'phrase' | 'prefix'; weights: '' | 'B' | 'C' }

/** A filter as it was typed, without it: what a link that takes it away leads to. */
export type TypedFilter = { typed: string; without: string }

/** What somebody looks for. Days are `2026-10-01`, of the school's calendar; `after` includes its day, `before` does not. */
export type SearchTerms = {
  /** The query as it is shown again, cut. */
  query: string
  terms: Term[]
  hasFiles: boolean | null
  unread: boolean
  after: string | null
  before: string | null
  filters: TypedFilter[]
}

type Filter = (value: string) => Partial<SearchTerms> | null

const yesOrNo: Filter = (value) => {
  if (['oui', 'yes', 'o', 'y', '1'].includes(fold(value))) return { hasFiles: true }
  return ['non', 'no', 'n', '0'].includes(fold(value)) ? { hasFiles: false } : null
}
const named =
  (weights: 'B' | 'C'): Filter =>
  (value) => {
    const words = fold(value).split(' ').filter(Boolean).slice(0, MOST_WORDS)
    return words.length > 0 ? { terms: words.map((text) => ({ text, kind: 'prefix' as const, weights })) } : null
  }
const day =
  (which: 'after' | 'before'): Filter =>
  (value) => {
    const date = dayOf(value)
    return date ? { [which]: date } : null
  }

/** Filters by the word before the colon, folded, in both languages. */
const FILTERS: Record<string, Filter> = {
  de: named('B'),
  from: named('B'),
  a: named('C'),
  to: named('C'),
  piece: yesOrNo,
  attachment: yesOrNo,
  avant: day('before'),
  before: day('before'),
  apres: day('after'),
  after: day('after'),
}
const UNREAD = ['non lu', 'nonlu', 'unread']

/** Words, « "a phrase" », and filters as words; a prefix that means nothing is a plain word. Never refuses: odd signs are left out. */
export function readSearch(typed: string): SearchTerms {
  const query = typed
    .slice(0, QUERY_LENGTH)
    .replaceAll(/\p{C}+/gu, ' ')
    .trim()
  const read: SearchTerms = { query, terms: [], hasFiles: null, unread: false, after: null, before: null, filters: [] }
  const tokens = [...query.matchAll(TOKEN)]
  for (const [index, token] of tokens.entries()) {
    const filter = filterOf(token)
    if (filter) addFilter(read, filter, token)
    else read.terms.push(...plainTerms(token, index === tokens.length - 1))
  }
  read.terms = read.terms.slice(0, MOST_TERMS)
  return read
}

/** Whether anything is looked for. */
export function isEmpty({ terms, hasFiles, unread, after, before }: SearchTerms): boolean {
  return terms.length === 0 && hasFiles === null && !unread && !after && !before
}

/** An optional prefix, then a quoted phrase (to its end where the quote is not closed) or what stands up to the next space. */
const TOKEN = /(?:(?<prefix>[\p{L}\p{M}]{1,12})\s?:)?(?:["«“](?<phrase>[^"»”]*)["»”]?|(?<plain>[^\s"«“]+))/gu

function filterOf({ 0: whole, groups }: RegExpExecArray): Partial<SearchTerms> | null {
  if (UNREAD.includes(fold(whole)) && !groups?.phrase) return { unread: true }
  const name = groups?.prefix && fold(groups.prefix)
  const filter = name && Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined
  return filter?.(groups?.phrase ?? groups?.plain ?? '') ?? null
}

function addFilter(read: SearchTerms, filter: Partial<SearchTerms>, { 0: typed, index }: RegExpExecArray): void {
  const without = `${read.query.slice(0, index)}${read.query.slice(index + typed.length)}`.replaceAll(/\s+/g, ' ').trim()
  Object.assign(read, { ...filter, terms: [...read.terms, ...(filter.terms ?? [])] })
  read.filters.push({ typed, without })
}

/** The last word may be the beginning of one, from two letters on: it may still be under the fingers. */
function plainTerms({ 0: whole, groups }: RegExpExecArray, isLast: boolean): Term[] {
  const words = fold(whole).split(' ').filter(Boolean).slice(0, MOST_WORDS)
  if (groups?.phrase !== undefined && words.length > 0) return [{ text: words.join(' '), kind: 'phrase', weights: '' }]
  return words.map((text, index) => {
    const isBeginning = isLast && index === words.length - 1 && text.length > 1
    return { text, kind: isBeginning ? 'prefix' : 'word', weights: '' }
  })
}

/** « 2026-10-01 » or « 01/10/2026 », if the calendar has that day. */
function dayOf(value: string): string | null {
  const french = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value)
  const [, year, month, date] = french
    ? [null, french[3], french[2], french[1]]
    : (/^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value) ?? [])
  if (!year || !month || !date) return null
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const time = Date.parse(`${iso}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) && year >= '1900' ? iso : null
}
