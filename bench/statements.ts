import { sql } from 'drizzle-orm'
import { rows } from '#db/client'
import { asAdmin, type BenchServer } from './database.ts'

/** What the database was asked, once a run of the work: statements, transactions begun by hand, and pages of 8 kB touched. */
export type Statements = { queries: number; transactions: number; buffers: number }

/** Counts what `work`, which does the same thing `times` times, asks the database `name`. Exact: PostgreSQL counts. */
export function countStatements(
  server: BenchServer,
  name: string,
  times: number,
  work: () => Promise<unknown>,
): Promise<Statements> {
  return asAdmin(server, async (db) => {
    await db.execute(sql`create extension if not exists pg_stat_statements`)
    await db.execute(sql`select pg_stat_statements_reset()`)
    await work()
    const [counted] = await rows<Statements>(
      db,
      sql`select coalesce(sum(calls) filter (where not s.query ~* '^(begin|commit|rollback|savepoint|release)'), 0)::float8 as queries,
            coalesce(sum(calls) filter (where s.query ~* '^begin'), 0)::float8 as transactions,
            coalesce(sum(shared_blks_hit + shared_blks_read), 0)::float8 as buffers
          from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = ${name}`,
    )
    const { queries = 0, transactions = 0, buffers = 0 } = counted ?? {}
    return { queries: queries / times, transactions: transactions / times, buffers: buffers / times }
  })
}
