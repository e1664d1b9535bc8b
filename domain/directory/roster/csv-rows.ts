import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { Refusal } from '#domain/refusal'
import type { RosterFile } from './roster.ts'
import { headOf, textOf } from './roster-text.ts'

/** `line` is where the row begins, from 1. */
export type CsvRow = { line: number; cells: string[] }
export type Separator = ',' | ';' | '\t'

/** A row of the widest export has a few kilobytes; more is a quote that was never closed. */
const LONGEST_ROW = 256 * 1024
const HEADER = 16 * 1024
/** More rows than this fill the memory with ids before the first fact is counted; a region's export has fewer. */
const MOST_ROWS = 1_000_000

/**
 * The rows of a CSV (RFC 4180, any line end, empty lines passed over). Throws `roster-broken-csv` with the line where it
 * breaks off, `roster-too-large`.
 */
export async function* readRows(file: RosterFile, separator: Separator, most = MOST_ROWS): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    info: true,
  })
  // What fails on the way in destroys the parser, and is thrown by the loop below.
  pipeline(Readable.from(textOf(file)), parser).catch(() => {})
  let line = 1
  let rows = 0
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (++rows > most) throw new Refusal('roster-too-large', { limit: most }, 'file')
      const inside = record.reduce((count, cell) => count + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)
      yield { line: info.lines - inside, cells: record }
      line = info.lines + 1
    }
  } catch (cause) {
    if (cause instanceof CsvError) throw new Refusal('roster-broken-csv', { file: file.name, line }, 'file')
    throw cause
  }
}

/** What stands most often between the cells of the first line, outside quotes. */
export async function separatorOf(file: RosterFile): Promise<Separator> {
  const first = /^\s*([^\r\n]*)/.exec((await headOf(file, HEADER)).replaceAll(/"[^"]*"/g, ''))?.[1] ?? ''
  const count = (separator: Separator) => first.split(separator).length
  return ([',', ';', '\t'] as const).reduce((best, one) => (count(one) > count(best) ? one : best))
}
