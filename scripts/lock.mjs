import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Does `work` while holding `folder`; others wait, told once why. What a killed process held is free again.
 * @template T
 * @param {string} folder
 * @param {string} waiting
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(folder, waiting, work) {
  for (let told = false; !take(folder); told = true) {
    if (!told && holderLives(folder)) console.log(waiting)
    if (!holderLives(folder)) clear(folder)
    await sleep(200)
  }
  const release = () => rmSync(folder, { recursive: true, force: true })
  process.on('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

/** A folder appears whole, holder included: made aside and renamed, which fails where one with content is. */
function take(folder) {
  const aside = `${folder}.${process.pid}`
  mkdirSync(aside, { recursive: true })
  writeFileSync(join(aside, 'pid'), String(process.pid))
  try {
    renameSync(aside, folder)
    return true
  } catch {
    rmSync(aside, { recursive: true, force: true })
    return false
  }
}

function holderLives(folder) {
  try {
    process.kill(Number(readFileSync(join(folder, 'pid'), 'utf8')), 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Renamed before it is removed, so that of two who clear it only one removes, and never a lock just taken. */
function clear(folder) {
  const stale = `${folder}.${process.pid}.stale`
  try {
    renameSync(folder, stale)
    rmSync(stale, { recursive: true, force: true })
  } catch {
    // Somebody else was quicker.
  }
}
