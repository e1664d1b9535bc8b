import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../db/embedded/free-port.ts'
import { asAdmin, onDatabase, openTestServer } from '../../db/test-server.ts'
import { ensureBuild, ROOT } from '../../scripts/build.ts'

/** Apart from the one that `npm run demo` serves, so that both can run at once. */
export const TEST_BUILD = '.next-test'

export type Product = {
  /** Where it is served, without a slash at the end. */
  url: string
  databaseUrl: string
  /** Its `PREAU_DATA`: the files, and the mails that were written. */
  dataFolder: string
  stop: () => Promise<void>
}

/** Builds what is stale and starts the product on the demo school, on a port, a database and a data folder of its own. */
export async function startProduct(settings: Record<string, string> = {}): Promise<Product> {
  await ensureBuild(TEST_BUILD)
  const database = await openTestServer()
  const name = `preau_e2e_${randomBytes(6).toString('hex')}`
  await asAdmin(database.url, `create database ${name}`)
  const databaseUrl = onDatabase(database.url, name)
  const dataFolder = mkdtempSync(join(tmpdir(), 'preau-e2e-'))
  const port = await freePort()
  const server = runServer(['--demo'], { PORT: String(port), PREAU_DATA: dataFolder, DATABASE_URL: databaseUrl, ...settings })
  const stop = async () => {
    await stopServer(server.process)
    await asAdmin(database.url, `drop database if exists ${name} with (force)`)
    await database.stop()
    rmSync(dataFolder, { recursive: true, force: true })
  }
  await server.ready.catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { url: `http://localhost:${port}`, databaseUrl, dataFolder, stop }
}

type Running = { process: ChildProcess; ready: Promise<void>; said: () => string }

/** Runs server.ts in production on the test build; `ready` rejects with what it said when it ends before. */
export function runServer(parameters: string[], settings: Record<string, string>): Running {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_DIST_DIR: TEST_BUILD,
    HOST: '127.0.0.1',
    ...settings,
  }
  const server = spawn(process.execPath, ['server.ts', ...parameters], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const ready = new Promise<void>((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr]) {
      stream.on('data', (chunk) => {
        said += chunk
        if (said.includes('Préau est prêt')) resolve()
      })
    }
    server.once('exit', (code) => reject(new Error(`the server ended (${code}):\n${said}`)))
  })
  // A caller who waits for the end of the process does not wait for this.
  ready.catch(() => {})
  return { process: server, ready, said: () => said }
}

/** Asks it to end and waits until it has. Gives its exit code. */
export async function stopServer(server: ChildProcess): Promise<number | null> {
  if (server.exitCode !== null || server.signalCode !== null) return server.exitCode
  const gone = new Promise<number | null>((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  return gone
}
