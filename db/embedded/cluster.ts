import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { ACCOUNT_NAME, type Account, handOver, mayReach } from './account.ts'
import { EmbeddedFailure } from './failure.ts'
import { BARE, OPEN_PLACE, program } from './program.ts'

/** A user of the database, not of the machine. */
export const DATABASE_USER = 'preau'
const MAJOR = '18'

/** Where the database's files go: below `dataFolder`, or where the server's account may go when that is closed to it. */
export function clusterFolder(dataFolder: string, account: Account, note: (line: string) => void): string {
  const own = join(resolve(dataFolder), 'postgres')
  mkdirSync(dirname(own), { recursive: true, mode: account ? 0o755 : 0o700 })
  if (mayReach(account, dirname(own))) return own
  requireNothingShutIn(own)
  const key = createHash('sha256').update(own).digest('hex').slice(0, 16)
  const open = join(OPEN_PLACE, key, 'postgres')
  mkdirSync(dirname(open), { recursive: true, mode: 0o755 })
  note(`Le dossier « ${dirname(own)} » est fermé au compte qui fait tourner PostgreSQL : la base est dans « ${open} ».`)
  return open
}

/** Files that are already in a closed folder are neither used nor passed over in silence. */
function requireNothingShutIn(own: string): void {
  if (!existsSync(join(own, 'PG_VERSION'))) {
    requireEmpty(own)
    return
  }
  throw new EmbeddedFailure(
    `Le compte « ${ACCOUNT_NAME} » ne peut pas entrer dans « ${dirname(own)} », où se trouve la base : chmod o+x sur ce dossier et ceux qui le contiennent.`,
  )
}

/** Makes the database's files where there are none yet. A run that was cut short leaves nothing that counts. */
export function makeCluster(folder: string, programs: string, account: Account): void {
  if (existsSync(join(folder, 'PG_VERSION'))) {
    requireVersion(folder)
    return
  }
  requireEmpty(folder)
  clearHalves(folder)
  const half = `${folder}.half-${process.pid}`
  mkdirSync(half, { mode: 0o700 })
  handOver(account, half)
  initialise(half, programs, account)
  rmSync(folder, { recursive: true, force: true })
  renameSync(half, folder)
}

/** The password that was made with the files. */
export function passwordOf(folder: string): string {
  return readFileSync(passwordFile(folder), 'utf8').trim()
}

const passwordFile = (folder: string) => join(folder, 'preau-password')

function requireVersion(folder: string): void {
  const version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  if (version !== MAJOR || !existsSync(passwordFile(folder))) {
    throw new EmbeddedFailure(
      `Le dossier « ${folder} » contient une base PostgreSQL ${version} que Préau n'a pas créée : déplacez-le, ou donnez un autre dossier avec PREAU_DATA.`,
    )
  }
}

/** A folder that has files but no PG_VERSION is either what an interrupted copy left or somebody else's: never ours to empty. */
function requireEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new EmbeddedFailure(
      `Le dossier « ${folder} » n'est pas vide et n'est pas une base complète : déplacez-le ou supprimez-le, ou donnez un autre dossier avec PREAU_DATA.`,
    )
  }
}

/** What earlier runs were making when they were killed. The folder is ours alone by now. */
function clearHalves(folder: string): void {
  const parent = dirname(folder)
  for (const name of readdirSync(parent)) {
    if (name.startsWith(`${basename(folder)}.half-`)) rmSync(join(parent, name), { recursive: true, force: true })
  }
}

/** Unicode everywhere, bytes for order (fast, the same on every machine); lists for people ask for a French collation. */
const LOCALE = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-collate=C', '--lc-messages=C']
const CHARACTERS = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'

function initialise(half: string, programs: string, account: Account): void {
  const password = randomBytes(24).toString('base64url')
  const temporary = `${half}.password`
  writeFileSync(temporary, password, { mode: 0o600 })
  handOver(account, temporary)
  const options = [
    `--pgdata=${half}`,
    `--username=${DATABASE_USER}`,
    '--auth=scram-sha-256',
    `--pwfile=${temporary}`,
    '--no-sync',
  ]
  const result = runInitdb(programs, [...options, ...LOCALE, `--lc-ctype=${CHARACTERS}`], account)
  rmSync(temporary)
  if (result.status !== 0) {
    rmSync(half, { recursive: true, force: true })
    throw new EmbeddedFailure(`La base de données n'a pas pu être créée dans « ${dirname(half)} » : ${lastLine(result.stderr)}`)
  }
  writeFileSync(passwordFile(half), password, { mode: 0o600 })
  chmodSync(passwordFile(half), 0o600)
}

function runInitdb(programs: string, options: string[], account: Account) {
  return spawnSync(program(programs, 'initdb'), options, { ...account, cwd: '/', encoding: 'utf8', env: BARE })
}

function lastLine(text: string | null): string {
  return text?.trim().split('\n').findLast(Boolean) ?? 'initdb ne s’est pas lancé.'
}
