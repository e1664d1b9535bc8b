import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedFailure } from './failure.ts'
import { beginningOf, isAlive } from './processes.ts'

type Owner = { pid: number; began: string }

const fileIn = (folder: string) => join(folder, 'preau.pid')

/** How often, and with which pause in milliseconds, we wait for a process that is just about to end. */
const TRIES = 10
const PAUSE = 200

/**
 * Takes the data folder for this process, and gives what lets go of it. One that was left by a killed process is taken over.
 * Throws `EmbeddedFailure` while another living process has it.
 */
export async function takeFolder(folder: string): Promise<() => void> {
  const file = fileIn(folder)
  const mine: Owner = { pid: process.pid, began: beginningOf(process.pid) }
  let owner: Owner | null = null
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (writeNew(file, JSON.stringify(mine))) return () => rmSync(file, { force: true })
    owner = readOwner(file)
    if (owner && isStillThere(owner)) await sleep(PAUSE)
    else rmSync(file, { force: true })
  }
  throw new EmbeddedFailure(inUse(folder, owner?.pid))
}

function writeNew(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function readOwner(file: string): Owner | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner
  } catch {
    return null
  }
}

/** Our own number, or one whose process began at another time, was written by an earlier life of the machine or container. */
function isStillThere({ pid, began }: Owner): boolean {
  return pid !== process.pid && isAlive(pid) && beginningOf(pid) === began
}

function inUse(folder: string, pid: number | undefined): string {
  const by = pid ? ` (processus ${pid})` : ''
  return `Préau tourne déjà avec le dossier « ${folder} »${by}. Arrêtez-le, ou donnez un autre dossier et un autre port : PREAU_DATA=.data2 PORT=3001 npm run demo`
}
