import { dirname, join, resolve } from 'node:path'
import { serverAccount } from './account.ts'
import { clusterFolder, DATABASE_USER, makeCluster, passwordOf } from './cluster.ts'
import { takeFolder } from './owner.ts'
import { type Launch, startPostmaster } from './postmaster.ts'
import { programFolder } from './program.ts'

export type EmbeddedServer = { url: string; pid: () => number; folder: string; stop: () => Promise<void> }

type Options = {
  /** The database is thrown away afterwards: quick rather than safe. */
  disposable?: boolean
  /** Told what the person at the terminal should know. */
  note?: (line: string) => void
}

const ALWAYS = { unix_socket_directories: '', max_connections: '100', shared_buffers: '128MB', jit: 'off', timezone: 'UTC' }
const QUICK = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off', max_wal_size: '1GB' }

/**
 * A PostgreSQL 18 of our own, with its files below `dataFolder`, for those who bring no database.
 * Throws `EmbeddedFailure`, whose sentence says what to do.
 */
export async function startEmbedded(
  dataFolder: string,
  { disposable = false, note = () => {} }: Options = {},
): Promise<EmbeddedServer> {
  const account = serverAccount()
  const folder = clusterFolder(dataFolder, account, note)
  const release = await takeFolder(dirname(folder))
  try {
    const programs = programFolder(account)
    makeCluster(folder, programs, account)
    const log = join(resolve(dataFolder), 'postgres.log')
    const server = await keepRunning(
      { folder, programs, account, log, settings: disposable ? { ...ALWAYS, ...QUICK } : ALWAYS },
      note,
    )
    const url = `postgres://${DATABASE_USER}:${passwordOf(folder)}@127.0.0.1:${server.port}/postgres`
    return { url, folder, pid: server.pid, stop: () => server.stop().finally(release) }
  } catch (error) {
    release()
    throw error
  }
}

/** Starts the server again, on the same port, when it ended without being asked to (killed, out of memory). */
async function keepRunning(launch: Launch, note: (line: string) => void) {
  let server = await startPostmaster(launch)
  let restarting = Promise.resolve()
  let stopping = false
  const watch = () => {
    void server.ended.then(() => {
      if (!stopping) restarting = restart()
    })
  }
  const restart = async () => {
    try {
      server = await startPostmaster({ ...launch, port: server.port })
      watch()
    } catch (error) {
      note(error instanceof Error ? error.message : String(error))
    }
  }
  watch()
  const stop = async () => {
    stopping = true
    await restarting
    await server.stop()
  }
  return { port: server.port, pid: () => server.pid, stop }
}
