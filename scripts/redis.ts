import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { freePort } from '../db/embedded/free-port.ts'
import { installPackage } from './debian.ts'

/** The last is how Debian's package without the service has the program: called `redis-server` it is one. */
const PLACES = [
  '/usr/bin/redis-server',
  '/usr/local/bin/redis-server',
  '/opt/homebrew/bin/redis-server',
  '/usr/bin/redis-check-rdb',
]

const MISSING =
  'Les tests veulent un serveur Redis : installez-le (« apt-get install redis-tools », « brew install redis ») ou donnez le chemin de son programme avec PREAU_REDIS=/chemin/redis-server.'

function findRedis(): string | undefined {
  return [process.env.PREAU_REDIS ?? '', ...PLACES].find((path) => existsSync(path))
}

/** A program of Redis that is there (`PREAU_REDIS` names one), or is brought here where we may. Throws a sentence. */
export function ensureRedis(): string {
  if (!findRedis()) {
    console.log('Installation de Redis pour les tests…')
    installPackage('redis-tools')
  }
  const program = findRedis()
  if (!program) throw new Error(MISSING)
  return program
}

export type OwnRedis = { url: string; start: () => Promise<void>; kill: () => Promise<void> }

/** A Redis of our own on a free port of this machine alone, which keeps nothing; `kill` ends it as a lost machine does, `start` brings it back. */
export async function startRedis(): Promise<OwnRedis> {
  const program = ensureRedis()
  const port = await freePort()
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', '/tmp']
  let server: ReturnType<typeof spawn> | undefined
  const start = async () => {
    server = spawn(program, settings, { argv0: 'redis-server', stdio: 'ignore' })
    process.once('exit', () => server?.kill('SIGKILL'))
    await answers(port)
  }
  const kill = async () => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const gone = new Promise((done) => server?.once('exit', done))
    server.kill('SIGKILL')
    await gone
  }
  await start()
  return { url: `redis://127.0.0.1:${port}`, start, kill }
}

async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await isOpen(port)) return
    await new Promise((done) => setTimeout(done, 25))
  }
  throw new Error('Redis did not start')
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1')
    const end = (open: boolean) => () => {
      socket.destroy()
      done(open)
    }
    socket.once('connect', end(true)).once('error', end(false))
  })
}
