import type { Profile } from '#domain/directory/types'
import { Refusal } from '#domain/refusal'
import { cut } from './clean-text.ts'
import { type CsvField, profileIn, proposeMapping } from './csv-fields.ts'
import { readRows, separatorOf } from './csv-rows.ts'
import type { Columns } from './raw-facts.ts'
import type { ColumnMapping, Place, RosterFile } from './roster.ts'

/** A row of a free CSV by fields; `profile` is null where the row names one that nobody knows. */
export type CsvRecord = {
  place: Place
  profile: Profile | null
  columns: Columns
  at(field: CsvField): Place
  cell(field: CsvField): string
}

/** What the mapping screen shows: the headers, at most 200, the first five rows with their first letters, and what each column seems to be. */
export type CsvPreview = { name: string; headers: string[]; rows: string[][]; mapping: ColumnMapping }

const PREVIEWED = 5
/** More columns are empty ones of a spreadsheet or made to fill a page; as are longer cells. */
const WIDEST = 200
const LONGEST_SHOWN = 100

export async function previewCsv(file: RosterFile): Promise<CsvPreview> {
  const rows: string[][] = []
  for await (const { cells } of readRows(file, await separatorOf(file))) {
    rows.push(cells.slice(0, WIDEST).map((cell) => cut(cell.trim(), LONGEST_SHOWN)))
    if (rows.length > PREVIEWED) break
  }
  const [headers = [], ...first] = rows
  return { name: file.name, headers, rows: first, mapping: proposeMapping(headers, file.name) }
}

/** The rows under the headers. Throws `roster-no-mapping` when no column is said to hold the names. */
export async function* readRecords(file: RosterFile, given?: ColumnMapping): AsyncGenerator<CsvRecord> {
  let headers: string[] | undefined
  let mapping = given
  for await (const { line, cells } of readRows(file, await separatorOf(file))) {
    if (!headers || !mapping) {
      headers = cells.map((cell) => cell.trim())
      mapping = requireNames(given ?? proposeMapping(headers, file.name), file.name)
    } else if (cells.some((cell) => cell.trim())) yield recordOf({ file: file.name, line }, cells, headers, mapping)
  }
}

function requireNames(mapping: ColumnMapping, file: string): ColumnMapping {
  const { lastName, usageName, firstName } = mapping.columns
  if ((lastName ?? usageName) === undefined || firstName === undefined) throw new Refusal('roster-no-mapping', { file }, 'file')
  return mapping
}

function recordOf(place: Place, cells: string[], headers: string[], { profile, columns }: ColumnMapping): CsvRecord {
  const header = (field: CsvField) => headers[columns[field] ?? -1]
  const cell = (field: CsvField) => cells[columns[field] ?? -1]?.trim() ?? ''
  return {
    place,
    profile: profile === 'column' ? profileIn(cell('profile')) : profile,
    columns: columnsOf(header),
    at: (field) => ({ ...place, ...(header(field) ? { column: header(field)! } : {}) }),
    cell,
  }
}

function columnsOf(header: (field: CsvField) => string | undefined): Columns {
  const fields = ['firstName', 'lastName', 'duty', 'email', 'mobile', 'phone', 'address'] as const
  const named = fields.map((field) => [field, header(field) ?? (field === 'lastName' ? header('usageName') : undefined)])
  return Object.fromEntries(named.filter(([, name]) => name))
}
