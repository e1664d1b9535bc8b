import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './account.ts'
import { EmbeddedFailure } from './failure.ts'
import { freePort } from './free-port.ts'
import { commandOf, isAlive } from './processes.ts'
import { BARE, program } from './program.ts'

export type Postmaster = { port: number; pid: number; ended: Promise<void>; stop: () => Promise<void> }

export type Launch = {
  folder: string
  programs: string
  account: Account
  /** Where it writes what it says. */
  log: string
  settings: Record<string, string>
  /** A free one is taken where none is given. */
  port?: number
}

const PATIENCE = 60_000

/**
 * Starts PostgreSQL on 127.0.0.1 and waits until it answers. It runs in a session of its own, so that Ctrl-C reaches us
 * alone, and ends by itself when this process is no more. Throws `EmbeddedFailure`.
 */
export async function startPostmaster(given: Launch): Promise<Postmaster> {
  await clearTheWay(given.folder)
  for (let attempt = 1; ; attempt++) {
    const port = given.port ?? (await freePort())
    const child = launch(given, port)
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    const pid = await readiness(child, given.folder)
    if (pid) return { port, pid, ended, stop: () => stopChild(child) }
    // Somebody may have taken the port meanwhile, or the sessions of a killed server are still leaving.
    if (attempt === 5)
      throw new EmbeddedFailure(`La base de données n'a pas démarré ; ses dernières lignes sont dans « ${given.log} ».`)
    await sleep(200 * attempt)
  }
}

/** Ends a server that outlived an earlier run, and removes the pid file of one that did not. */
async function clearTheWay(folder: string): Promise<void> {
  const pid = readPidFile(folder)?.pid
  if (pid && isAlive(pid) && commandOf(pid).includes(folder) && /postgres/.test(commandOf(pid))) {
    process.kill(pid, 'SIGINT')
    if (!(await isGone(pid, 15_000))) process.kill(pid, 'SIGQUIT')
    if (!(await isGone(pid, 5_000))) {
      throw new EmbeddedFailure(
        `Une base d'un lancement précédent (processus ${pid}) ne s'arrête pas : arrêtez-la avec « kill -9 ${pid} ».`,
      )
    }
  }
  if (pid !== undefined) rmSync(join(folder, 'postmaster.pid'), { force: true })
}

async function isGone(pid: number, milliseconds: number): Promise<boolean> {
  for (let waited = 0; waited < milliseconds; waited += 50) {
    if (!isAlive(pid)) return true
    await sleep(50)
  }
  return !isAlive(pid)
}

/** postmaster.pid: the number stands on its first line, the state on its eighth. */
function readPidFile(folder: string): { pid: number; ready: boolean } | null {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]) || 0, ready: lines[7]?.trim() === 'ready' }
  } catch {
    return null
  }
}

/**
 * A shell waits beside the server for the end of a pipe that only we hold: when we stop, or are killed, it asks the server to
 * shut down. It is nobody's child, as PostgreSQL looks after children that it did not make.
 */
const BESIDE = '( { read -r _ <&3 || kill -INT $$; } & ) ; exec 3<&- ; exec "$@"'

function launch({ folder, programs, account, log, settings }: Launch, port: number): ChildProcess {
  const output = openSync(log, 'w', 0o600)
  const all = { ...settings, port: String(port), listen_addresses: '127.0.0.1' }
  const parameters = ['-D', folder, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const command = program(programs, 'postgres')
  const alone = { ...account, cwd: '/', detached: true, env: BARE }
  const child =
    process.platform === 'win32'
      ? spawn(command, parameters, { stdio: ['ignore', output, output] })
      : spawn('/bin/sh', ['-c', BESIDE, 'sh', command, ...parameters], { ...alone, stdio: ['ignore', output, output, 'pipe'] })
  closeSync(output)
  looseFrom(child)
  return child
}

/** Neither the server nor the pipe keeps our process alive. */
function looseFrom(child: ChildProcess): void {
  const pipe = child.stdio[3] as Socket | undefined
  child.unref()
  pipe?.unref()
  pipe?.on('error', () => {})
  // A server that ended by itself must not be asked to end: its number may be somebody else's by then.
  child.once('exit', () => pipe?.writable && pipe.write('\n'))
}

async function readiness(child: ChildProcess, folder: string): Promise<number | null> {
  for (let waited = 0; waited < PATIENCE; waited += 20) {
    if (child.exitCode !== null || child.signalCode !== null) return null
    const file = readPidFile(folder)
    if (file?.ready && file.pid === child.pid) return file.pid
    await sleep(20)
  }
  await stopChild(child)
  return null
}

/** A fast shutdown (sessions are cut, the files are left in order); an immediate one if that takes more than five seconds. */
async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.ref()
  child.kill('SIGINT')
  const late = setTimeout(() => child.kill('SIGQUIT'), 5_000)
  await gone
  clearTimeout(late)
}
