import { Refusal } from '#domain/refusal'
import { readRows, separatorOf } from './csv-rows.ts'
import type { RosterFile, RosterIssue } from './roster.ts'

/** A row by the names of its columns; a column that is not there is empty. */
export type TableRow = { line: number; cell(column: string): string }

/**
 * The rows of a CSV whose columns have fixed names, and what is wrong with its form. Columns that nobody knows are
 * tolerated. Throws `roster-missing-column` when one of `required` is not there.
 */
export async function* readTable(file: RosterFile, required: string[]): AsyncGenerator<TableRow | RosterIssue> {
  const separator = await separatorOf(file)
  let columns: Map<string, number> | undefined
  for await (const { line, cells } of readRows(file, separator)) {
    if (!columns) {
      columns = new Map(cells.map((name, index) => [name.trim(), index]))
      requireColumns(file, columns, required)
      if (separator !== ',') yield formIssue(file, line, 'wrong-separator', {})
      continue
    }
    if (cells.length > columns.size) yield formIssue(file, line, 'extra-cells', { found: cells.length, expected: columns.size })
    yield rowOf(line, cells, columns)
  }
  if (!columns) requireColumns(file, new Map(), required)
}

export const isRow = (one: TableRow | RosterIssue): one is TableRow => 'cell' in one

/** The names inside a cell that holds a list: `"u-1,u-2"`. */
export function listIn(cell: string): string[] {
  return cell
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
}

function rowOf(line: number, cells: string[], columns: Map<string, number>): TableRow {
  return { line, cell: (column) => cells[columns.get(column) ?? -1]?.trim() ?? '' }
}

function requireColumns(file: RosterFile, columns: Map<string, number>, required: string[]): void {
  const missing = required.find((name) => !columns.has(name))
  if (missing) throw new Refusal('roster-missing-column', { file: file.name, column: missing }, 'file')
}

function formIssue(file: RosterFile, line: number, code: string, values: RosterIssue['values']): RosterIssue {
  return { kind: 'issue', severity: 'warning', code, values, place: { file: file.name, line } }
}
