import { spawnSync } from 'node:child_process'
import { chownSync, readFileSync } from 'node:fs'

/** Whom PostgreSQL runs as. It refuses root; everybody else runs it as themselves. */
export type Account = { uid: number; gid: number } | null

export const ACCOUNT_NAME = 'postgres'

/** An unprivileged account when we are root (made if missing), null otherwise. */
export function serverAccount(): Account {
  if (process.getuid?.() !== 0) return null
  const account = findAccount()
  if (account) return account
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', ACCOUNT_NAME])
  const made = findAccount()
  if (!made)
    throw new Error(`l'utilisateur « ${ACCOUNT_NAME} » manque et n'a pas pu être créé (PostgreSQL refuse de tourner en root)`)
  return made
}

function findAccount(): Account {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${ACCOUNT_NAME}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
}

/** Whether `account` may go to `path` and read it (each folder above it must let it through). */
export function mayReach(account: Account, path: string): boolean {
  if (!account) return true
  return spawnSync('/bin/sh', ['-c', 'test -r "$1"', 'sh', path], { ...account, cwd: '/' }).status === 0
}

/** Gives `path` to `account`. */
export function handOver(account: Account, path: string): void {
  if (account) chownSync(path, account.uid, account.gid)
}
