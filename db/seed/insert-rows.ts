import { type SQL, sql } from 'drizzle-orm'

/** What runs a statement: the database or a transaction of it. */
export type Executor = { execute(query: SQL): Promise<unknown> }
type Row = Record<string, unknown>

const BATCH = 4000

/**
 * Inserts many rows with few statements: one JSON parameter a batch, unfolded by the server. The columns are those of
 * the first row, and every row has the same; the rest takes the table's defaults.
 */
export async function insertRows(db: Executor, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = sql.raw(
    Object.keys(first)
      .map((column) => `"${column}"`)
      .join(', '),
  )
  const name = sql.identifier(table)
  for (let start = 0; start < rows.length; start += BATCH) {
    const json = JSON.stringify(rows.slice(start, start + BATCH))
    await db.execute(
      sql`insert into ${name} (${columns}) select ${columns} from json_populate_recordset(null::${name}, ${json}::text::json)`,
    )
  }
}
