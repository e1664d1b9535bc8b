import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.mjs'

export const OLDEST_NODE = 20

/**
 * Whether node_modules holds what package-lock.json asks for: npm keeps its own record of what it put there, written last.
 * @param {string} root
 */
export function isInstalled(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const present = packagesOf(join(root, 'node_modules', '.package-lock.json'))
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true
    // Packages for other machines are rightly absent.
    return present[path] ? present[path].version === version : optional === true
  })
}

/** @returns {Record<string, { version?: string, optional?: boolean }>} */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}

/**
 * Installs with `npm ci`, saying what happens in one line. Of two at once the second waits and finds the work done.
 * @param {string} root
 */
export async function install(root) {
  await withLock(join(root, '.installing'), "Une autre commande installe les paquets ; on l'attend…", async () => {
    if (isInstalled(root)) return
    const began = Date.now()
    console.log('Installation des paquets (une à deux minutes la première fois)…')
    const { code, output } = await npm(root)
    if (code !== 0)
      throw new Error(`${output.trim().split('\n').slice(-15).join('\n')}\nL'installation des paquets a échoué (npm ci).`)
    console.log(`Paquets installés en ${Math.round((Date.now() - began) / 1000)} s.`)
  })
}

/** npm is asked through the one that runs us, where there is one. */
function npm(root) {
  const parameters = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev']
  const own = process.env.npm_execpath
  const settings = { cwd: root, env: { ...process.env, NODE_ENV: '' }, stdio: ['ignore', 'pipe', 'pipe'] }
  const child = own?.endsWith('.js')
    ? spawn(process.execPath, [own, ...parameters], settings)
    : spawn(process.platform === 'win32' ? 'npm.cmd' : 'npm', parameters, settings)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code, output }))
  })
}
