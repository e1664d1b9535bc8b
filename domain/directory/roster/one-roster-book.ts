import { Refusal } from '#domain/refusal'
import { isRow, readTable, type TableRow } from './csv-table.ts'
import { isPast, warning } from './raw-facts.ts'
import type { RosterFile, RosterIssue } from './roster.ts'

/** The files of one export by their names without `.csv`, and what its manifest promises in vain. */
export type OneRosterBook = {
  all: RosterFile[]
  issues: RosterIssue[]
  find(name: string): RosterFile | undefined
  /** Throws `roster-missing-file`. */
  required(name: string): RosterFile
}

/** Without these nothing can be said of a school; changes alone (delta) would make everybody else leave. */
const READ = ['orgs', 'classes', 'users', 'enrollments', 'roles']

export async function openBook(files: RosterFile[]): Promise<OneRosterBook> {
  const find = (name: string) => files.find((file) => baseName(file) === name)
  const required = (name: string) => {
    const file = find(name)
    if (!file) throw new Refusal('roster-missing-file', { file: `${name}.csv` }, 'file')
    return file
  }
  const manifest = find('manifest')
  return { all: files, find, required, issues: manifest ? await manifestIssues(manifest, find) : [] }
}

const baseName = ({ name }: RosterFile) => (/([^/\\]+)\.csv$/i.exec(name)?.[1] ?? '').toLowerCase()

async function manifestIssues(manifest: RosterFile, find: OneRosterBook['find']): Promise<RosterIssue[]> {
  const issues: RosterIssue[] = []
  for await (const row of readTable(manifest, ['propertyName', 'value'])) {
    if (!isRow(row)) continue
    const [, name] = /^file\.(\w+)$/.exec(row.cell('propertyName')) ?? []
    const value = row.cell('value').toLowerCase()
    if (!name || value === 'absent' || value === '') continue
    if (value === 'delta' && READ.includes(name.toLowerCase())) throw new Refusal('roster-delta', { file: `${name}.csv` }, 'file')
    if (!find(name.toLowerCase()))
      issues.push(warning('missing-file', { file: manifest.name, line: row.line, column: 'value' }, { missing: `${name}.csv` }))
  }
  return issues
}

export const isClosed = (row: TableRow) => row.cell('status').toLowerCase() === 'tobedeleted'

/** Whether `endDate` is over; null when it is no date. */
export const hasEnded = (row: TableRow, today: string) => isPast(row.cell('endDate'), today)
