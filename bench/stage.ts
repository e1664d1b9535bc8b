import { join, resolve } from 'node:path'
import { connect, type Database } from '#db/client'
import { settle } from '#env'
import { ensureBuild } from '../scripts/build.ts'
import { ownerOf, senderOf } from './data/ids.ts'
import { prepareDatabase, takeBackSent } from './data/prepare.ts'
import { MAILBOXES, type Mailbox, type Size } from './data/size.ts'
import type { BenchServer } from './database.ts'
import { ensureFloorBuild } from './floor-build.ts'
import { writeFloorStatements } from './floor-statements.ts'
import { type SignedIn, signEverybodyOut, signIn } from './people.ts'
import { type Served, startServed } from './served.ts'

/** What a workload is measured on: the database, the product and the floor beside each other, and people signed in. */
export type Stage = {
  size: Size
  /** Results of each side, and how long each is loaded, in seconds. */
  rounds: number
  seconds: number
  server: BenchServer
  db: Database
  ours: Served
  floor: Served
  owners: Record<Mailbox, SignedIn>
  sender: SignedIn
}

export type StageOptions = { size: Size; rounds: number; seconds: number; say: (line: string) => void }
type Closing = () => Promise<unknown>

const SECRET = 'only-for-the-bench-only-for-the-bench'
const FOLDER = resolve(process.env.PREAU_BENCH_DATA ?? '.data-bench')
const HOUR = 3_600_000

/** Builds and starts all of it; `closings` gets what stops each part, also when a later part fails. */
export async function openStage({ size, rounds, seconds, say }: StageOptions, closings: Closing[]): Promise<Stage> {
  const build = process.env.NEXT_DIST_DIR ?? '.next'
  await ensureBuild(build, say)
  await ensureFloorBuild(say)
  const server = await prepareDatabase(FOLDER, size, say)
  closings.push(server.stop)
  const url = server.url(size.database)
  settle({ PREAU_SECRET: SECRET, DATABASE_URL: url, PREAU_URL: 'http://127.0.0.1' })
  const { db, close } = connect(url, { size: 10, statementDeadline: HOUR, transactionDeadline: HOUR })
  closings.push(() => close())
  await takeBackSent(db, size)
  await signEverybodyOut(db)
  const people = await signInAll(db, size)
  const statements = join(FOLDER, 'floor-statements.json')
  await writeFloorStatements(db, people.owners[10_000], statements)
  const settings = {
    DATABASE_URL: url,
    PREAU_SECRET: SECRET,
    PREAU_DATA: FOLDER,
    NEXT_DIST_DIR: build,
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const ours = await startServed('server.ts', '/api/health', join(FOLDER, 'server.log'), settings)
  closings.push(ours.stop)
  const floor = await startServed('bench/floor/serve.ts', '/empty', join(FOLDER, 'floor.log'), {
    ...settings,
    FLOOR_STATEMENTS: statements,
  })
  closings.push(floor.stop)
  return { size, rounds, seconds, server, db, ours, floor, ...people }
}

async function signInAll(db: Database, size: Size): Promise<Pick<Stage, 'owners' | 'sender'>> {
  const owners = await Promise.all(MAILBOXES.map((mailbox) => signIn(db, ownerOf(size, mailbox))))
  const [small, middle, large] = owners as [SignedIn, SignedIn, SignedIn]
  return { owners: { 1000: small, 10000: middle, 100000: large }, sender: await signIn(db, senderOf(size)) }
}
