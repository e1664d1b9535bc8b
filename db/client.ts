import type { SQL } from 'drizzle-orm'
import { DrizzleQueryError } from 'drizzle-orm/errors'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import type { PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import { drizzle } from 'drizzle-orm/postgres-js'
import type { Sql } from 'postgres'
import { env } from '../env.ts'
import { Pool, type PoolOptions, type TransactionClient } from './pool.ts'
import * as attachments from './schema/attachments.ts'
import * as directory from './schema/directory.ts'
import * as mail from './schema/mail.ts'
import * as session from './schema/session.ts'

const schema = { ...attachments, ...directory, ...mail, ...session }

/** What queries and verbs are given: the database or a transaction on it. */
export type Database = PgDatabase<PostgresJsQueryResultHKT, typeof schema>

export type Connection = { db: Database; renew: () => void; close: (seconds?: number) => Promise<void> }

const LIMITS: PoolOptions = { size: 10, statementDeadline: 10_000, transactionDeadline: 30_000 }

/** Next's bundle and the server load separate copies of this file: the pool is the process's. */
const PLACE = Symbol.for('preau.database')
const holder = globalThis as { [PLACE]?: Connection }

/** Opens a pool of its own on `url` (tests, benches, migrations, filling). The caller closes it. Connects when first used. */
export function connect(url: string, limits: Partial<PoolOptions> = {}): Connection {
  const pool = new Pool(url, { ...LIMITS, ...limits })
  const db = drizzle(beingOnlyWhatDrizzleUses(pool), { schema }) as Database
  return { db, renew: () => pool.renew(), close: (seconds) => pool.end(seconds) }
}

/** drizzle's driver overwrites the parsers of the client that it is given: it gets some that nobody reads. */
function beingOnlyWhatDrizzleUses(pool: Pool): Sql {
  const options = { ...pool.options, parsers: {}, serializers: {} }
  return { options, unsafe: pool.unsafe.bind(pool), begin: pool.begin.bind(pool) } as unknown as Sql
}

/** The process's database (`DATABASE_URL`). Every call rejects with `DatabaseTimeout` past 10 s, a transaction past 30 s. */
export function database(): Database {
  holder[PLACE] ??= connect(databaseUrl())
  return holder[PLACE].db
}

function databaseUrl(): string {
  const url = env().databaseUrl
  if (!url) throw new Error('DATABASE_URL is not set: the server sets it before anything asks for the database')
  return url
}

/** Replaces the pool's connections with fresh ones (readiness, after the server was away). */
export function renewPool(): void {
  holder[PLACE]?.renew()
}

/** Makes `connection` the process's database; tests use it. Returns what undoes it. */
export function standInForDatabase(connection: Connection): () => void {
  const before = holder[PLACE]
  holder[PLACE] = connection
  return () => {
    if (before) holder[PLACE] = before
    else delete holder[PLACE]
  }
}

/** Ends the process's connections, waiting at most `seconds` for calls under way. */
export async function closeDatabase(seconds = 2): Promise<void> {
  const open = holder[PLACE]
  delete holder[PLACE]
  await open?.close(seconds)
}

/** Has `work` done once the transaction `db` has committed, at once where `db` is none; what is rolled back has it not done. */
export function afterCommit(db: Database, work: () => void): void {
  const { client } = (db as unknown as { session: { client: Partial<TransactionClient> } }).session
  // Known by what it can do: Next's bundle has a class of its own for what the server's copy made.
  if (client.afterCommit) client.afterCommit(work)
  else work()
}

/** The rows of a statement written by hand: `timestamptz` as Date, `bigint` as number, `date` as text. */
export async function rows<T extends Record<string, unknown>>(db: Database, statement: SQL): Promise<T[]> {
  return [...(await db.execute<T>(statement))] as T[]
}

/** drizzle writes the values of a failed statement into the error's message, and so into logs: what people typed stays out. */
Object.defineProperty(DrizzleQueryError.prototype, 'params', {
  configurable: true,
  get: () => undefined,
  set(this: Error) {
    this.message = this.message.split('\nparams: ')[0] ?? ''
  },
})
