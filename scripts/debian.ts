import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Brings a package of Debian where we may; whether it came, the caller sees by what it wanted. */
export function installPackage(name: string): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  runQuietly('apt-get', ['update', '-qq'])
  runQuietly('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name])
}

export function runQuietly(command: string, parameters: string[]): void {
  spawnSync(command, parameters, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}
