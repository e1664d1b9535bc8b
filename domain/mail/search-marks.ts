import type { Term } from './search-terms.ts'

/** A text in pieces, those that were looked for marked. */
export type Marked = { text: string; hit: boolean }[]

/** Letters as somebody may have written them where the folded word has the plain one. */
const WRITTEN: Record<string, string> = {
  a: 'aàáâãäå',
  c: 'cç',
  e: 'eèéêë',
  i: 'iìíîï',
  n: 'nñ',
  o: 'oòóôõöø',
  u: 'uùúûü',
  y: 'yýÿ',
}
/** Letters of an ending after a stem: « réunion », « réunions », « national », « nationalement ». */
const ENDING = 6
/** Characters shown of a long text, and how many of them stand before the first hit. */
const SNIPPET = 180
const BEFORE_HIT = 50

/** Marks in a text the words looked for: whole, with another ending (`stems`, one for each word in order), or their beginning. */
export function marker(terms: Term[], stems: string[]): (text: string) => Marked {
  const words = terms.flatMap(({ text, kind }) => text.split(' ').map((word) => ({ word, kind })))
  const patterns = words.flatMap(({ word, kind }, index) => patternsOf(word, kind, stems[index] ?? word))
  if (patterns.length === 0) return (text) => [{ text, hit: false }]
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{M}\\p{N}])`, 'giu')
  return (text) => pieces(text, pattern)
}

function patternsOf(word: string, kind: Term['kind'], stem: string): string[] {
  if (kind === 'phrase') return [asWritten(word)]
  const whole = kind === 'prefix' ? `${asWritten(word)}[\\p{L}\\p{M}\\p{N}]*` : asWritten(word)
  return stem.length > 2 ? [whole, `${asWritten(stem)}[\\p{L}\\p{M}]{0,${ENDING}}`] : [whole]
}

function asWritten(word: string): string {
  return word.replace(/oe|ae|[\p{L}]/gu, (letter) => {
    if (letter === 'oe') return '(?:œ|[oòóôõöø]\\p{M}*[eèéêë]\\p{M}*)'
    if (letter === 'ae') return '(?:æ|[aàáâãäå]\\p{M}*[eèéêë]\\p{M}*)'
    return WRITTEN[letter] ? `[${WRITTEN[letter]}]\\p{M}*` : letter
  })
}

function pieces(text: string, pattern: RegExp): Marked {
  const found: Marked = []
  let end = 0
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) found.push({ text: text.slice(end, match.index), hit: false })
    found.push({ text: match[0], hit: true })
    end = match.index + match[0].length
  }
  if (end < text.length) found.push({ text: text.slice(end), hit: false })
  return found
}

/** The part of a text around its first hit, on one line, cut between words with an ellipsis; null where nothing is marked. */
export function snippet(mark: (text: string) => Marked, text: string): Marked | null {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  const first = mark(line).findIndex(({ hit }) => hit)
  if (first < 0) return null
  const at = mark(line)
    .slice(0, first)
    .reduce((sum, piece) => sum + piece.text.length, 0)
  return mark(window(line, at))
}

function window(line: string, at: number): string {
  const from = at <= BEFORE_HIT ? 0 : line.indexOf(' ', at - BEFORE_HIT) + 1
  const start = from > at || from === 0 ? (at <= BEFORE_HIT ? 0 : at) : from
  const rest = line.slice(start)
  const space = rest.lastIndexOf(' ', SNIPPET)
  const shown = rest.length <= SNIPPET ? rest : `${rest.slice(0, space > SNIPPET / 2 ? space : SNIPPET)}…`
  return start > 0 ? `… ${shown}` : shown
}
