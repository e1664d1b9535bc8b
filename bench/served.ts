import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A server that we started. */
export type Served = { origin: string; pid: number; stop: () => Promise<void> }

const ROOT = join(import.meta.dirname, '..')
const PATIENCE = 60_000

/** Runs `script` with `environment` on this machine alone, on a free port where none is given, and waits until `probe` answers. What it says goes to `log`. */
export async function startServed(
  script: string,
  probe: string,
  log: string,
  environment: Record<string, string>,
  given?: number,
): Promise<Served> {
  const port = given ?? (await freePort())
  const origin = `http://127.0.0.1:${port}`
  const env = {
    ...process.env,
    ...environment,
    NODE_ENV: 'production' as const,
    HOST: '127.0.0.1',
    PORT: String(port),
    PREAU_URL: origin,
  }
  const output = openSync(log, 'w')
  const child = spawn(process.execPath, [join(ROOT, script)], { cwd: ROOT, env, stdio: ['ignore', output, output] })
  closeSync(output)
  const last = () => child.kill('SIGKILL')
  process.once('exit', last)
  const stop = () => end(child).finally(() => process.off('exit', last))
  await answers(child, `${origin}${probe}`).catch((error: unknown) => stop().then(() => Promise.reject(error)))
  return { origin, pid: child.pid ?? 0, stop }
}

async function answers(child: ChildProcess, address: string): Promise<void> {
  for (let waited = 0; waited < PATIENCE; waited += 100) {
    if (child.exitCode !== null) throw new Error(`the server for ${address} ended (${child.exitCode})`)
    const status = await fetch(address).then(
      (response) => response.status,
      () => 0,
    )
    if (status === 200) return
    await sleep(100)
  }
  throw new Error(`${address} did not answer`)
}

/** Asked to end; ended after ten seconds. */
function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
  return new Promise((done) => {
    child.once('exit', () => {
      clearTimeout(late)
      done()
    })
    child.kill('SIGTERM')
  })
}

export function freePort(): Promise<number> {
  return new Promise((done, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? done(address.port) : reject(new Error('no port'))))
    })
  })
}
