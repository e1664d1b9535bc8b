import { resolve } from 'node:path'
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { connect, type Database, rows } from './client.ts'
import { prepareJobTables } from './job-tables.ts'
import { DatabaseUnusable, explainRefusal } from './unusable.ts'

const FOLDER = resolve(import.meta.dirname, 'migrations')
/** Any number, the same in all processes: whoever holds it migrates, the others wait. */
const LOCK = 7_038_213
const PATIENCE = 10 * 60_000

const OLDEST_SERVER = 150_000

/** Brings the database at `url` up to date; safe when several processes start at once. Throws `DatabaseUnusable`. */
export async function migrate(url: string): Promise<void> {
  // pg-boss brings transactions of its own: it works on the second connection while the first holds the lock.
  const { db, close } = connect(url, { size: 2, statementDeadline: PATIENCE, transactionDeadline: PATIENCE })
  try {
    await db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`)
      await requireVersion(tx)
      await applyMissing(tx)
      await prepareJobTables(db)
    })
  } catch (error) {
    throw explainRefusal(error)
  } finally {
    await close()
  }
}

async function requireVersion(db: Database): Promise<void> {
  const [server] = await rows<{ number: number }>(db, sql`select current_setting('server_version_num')::int as number`)
  if (server && server.number >= OLDEST_SERVER) return
  throw new DatabaseUnusable(
    `DATABASE_URL désigne un PostgreSQL ${Math.floor((server?.number ?? 0) / 10_000)} ; il faut la version 15 ou plus récente.`,
  )
}

/** drizzle's own `migrate` reads what is done before its transaction; this reads it under the lock, from the same table. */
async function applyMissing(tx: Database): Promise<void> {
  await tx.execute(sql`create schema if not exists drizzle`)
  await tx.execute(
    sql`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
  )
  const done = await rows<{ last: number | null }>(tx, sql`select max(created_at) as last from drizzle.__drizzle_migrations`)
  for (const migration of readMigrationFiles({ migrationsFolder: FOLDER })) {
    if (migration.folderMillis <= (done[0]?.last ?? 0)) continue
    for (const statement of migration.sql) await tx.execute(sql.raw(statement))
    await tx.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${migration.hash}, ${migration.folderMillis})`,
    )
  }
}
