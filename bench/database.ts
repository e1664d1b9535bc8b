import { join, resolve } from 'node:path'
import { sql } from 'drizzle-orm'
import { connect, type Database, rows } from '#db/client'
import { serverAccount } from '#db/embedded/account'
import { clusterFolder, DATABASE_USER, makeCluster, passwordOf } from '#db/embedded/cluster'
import { takeFolder } from '#db/embedded/owner'
import { startPostmaster } from '#db/embedded/postmaster'
import { programFolder } from '#db/embedded/program'

export type BenchServer = { url: (database: string) => string; pid: number; stop: () => Promise<void> }

/** As the product's embedded server, and counting statements. */
const MEASURED = {
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  jit: 'off',
  timezone: 'UTC',
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track': 'top',
  // Room for a table of ten million rows to be vacuumed and checkpointed without disturbing what is measured.
  max_wal_size: '4GB',
  checkpoint_timeout: '30min',
  autovacuum: 'off',
}
/** While millions of rows are made: what a crash would break is made anew. */
const FILLING = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  maintenance_work_mem: '1GB',
  work_mem: '256MB',
}

/** The embedded server with its files below `folder`. Throws `EmbeddedFailure` while another bench has the folder. */
export async function startBenchServer(folder: string, { filling = false } = {}): Promise<BenchServer> {
  const account = serverAccount()
  const files = clusterFolder(folder, account, () => {})
  const release = await takeFolder(join(files, '..'))
  try {
    const programs = programFolder(account)
    makeCluster(files, programs, account)
    const settings = filling ? { ...MEASURED, ...FILLING } : MEASURED
    const server = await startPostmaster({
      folder: files,
      programs,
      account,
      log: join(resolve(folder), 'postgres.log'),
      settings,
    })
    const url = (database: string) => `postgres://${DATABASE_USER}:${passwordOf(files)}@127.0.0.1:${server.port}/${database}`
    return { url, pid: server.pid, stop: () => server.stop().finally(release) }
  } catch (error) {
    release()
    throw error
  }
}

/** Runs `work` as the owner of the server, outside the database that is measured. */
export async function asAdmin<T>(server: BenchServer, work: (db: Database) => Promise<T>): Promise<T> {
  const { db, close } = connect(server.url('postgres'), { size: 1, statementDeadline: 1_800_000, transactionDeadline: 1_800_000 })
  return work(db).finally(() => close())
}

/** Whether the database `name` is there. */
export async function databaseExists(server: BenchServer, name: string): Promise<boolean> {
  return asAdmin(server, async (db) => (await rows(db, sql`select from pg_database where datname = ${name}`)).length > 0)
}
