import postgres, { type Sql, type TransactionSql } from 'postgres'
import { arrayTypes } from './arrays.ts'
import { DatabaseTimeout, withDeadline } from './deadline.ts'

export type PoolOptions = {
  /** Connections at most. */
  size: number
  /** Milliseconds after which a statement that has not answered is given up on. */
  statementDeadline: number
  /** The same for a whole transaction. */
  transactionDeadline: number
}

type Statement = Promise<unknown> & { values: () => Promise<unknown> }
type Queryable = Sql | TransactionSql

/**
 * The part of postgres.js that drizzle uses, with a deadline on every call. postgres.js 3.4 can leave a call waiting for
 * ever when the server was killed and came back; here such a call fails, and a new pool takes the place of the old one
 * without its holder noticing. Calls under way on the old pool may finish until their own deadlines.
 */
export class Pool {
  readonly options: Sql['options']
  readonly #url: string
  readonly #limits: PoolOptions
  #sql: Sql
  #ended = false

  constructor(url: string, limits: PoolOptions) {
    this.#url = url
    this.#limits = limits
    this.#sql = openPool(url, limits)
    this.options = this.#sql.options
  }

  /** One statement; lazily sent, as postgres.js does it. Named when it has parameters, so that it is planned once. */
  unsafe(text: string, parameters: unknown[] = []): Statement {
    const sql = this.#sql
    const renew = () => this.renew(sql)
    return statement(sql, text, parameters, (work) => withDeadline(work, this.#limits.statementDeadline, renew), renew)
  }

  /** A transaction: `work` gets a client of its own; past the deadline nothing of it is committed. */
  async begin<T>(work: (client: TransactionClient) => Promise<T>): Promise<T> {
    const sql = this.#sql
    const limits = this.#limits
    const guard: Guard = { expired: false, limits, onTimeout: () => this.renew(sql), afterwards: [] }
    const running = sql.begin(async (transaction) => {
      const result = await work(new TransactionClient(transaction, guard))
      if (guard.expired) throw new DatabaseTimeout(limits.transactionDeadline)
      return result
    })
    const expire = () => {
      guard.expired = true
      this.renew(sql)
    }
    const result = await withDeadline(running as Promise<T>, limits.transactionDeadline, expire).catch((error: unknown) =>
      rethrow(error, guard.onTimeout),
    )
    for (const work of guard.afterwards) work()
    return result
  }

  /** Puts a fresh pool in place, unless somebody already has since `stale` was seen. */
  renew(stale: Sql = this.#sql): void {
    if (this.#ended || this.#sql !== stale) return
    this.#sql = openPool(this.#url, this.#limits)
    stale.end({ timeout: this.#limits.transactionDeadline / 1000 }).catch(() => {})
  }

  /** Ends all connections, giving calls under way `seconds` to finish. */
  async end(seconds = 2): Promise<void> {
    this.#ended = true
    await this.#sql.end({ timeout: seconds })
  }
}

type Guard = { expired: boolean; limits: PoolOptions; onTimeout: () => void; afterwards: (() => void)[] }

/** What drizzle holds inside a transaction. */
export class TransactionClient {
  readonly #transaction: TransactionSql
  readonly #guard: Guard

  constructor(transaction: TransactionSql, guard: Guard) {
    this.#transaction = transaction
    this.#guard = guard
  }

  unsafe(text: string, parameters: unknown[] = []): Statement {
    const { expired, limits, onTimeout } = this.#guard
    if (expired) throw new DatabaseTimeout(limits.transactionDeadline)
    const timed = (work: PromiseLike<unknown>) => withDeadline(work, limits.statementDeadline, onTimeout)
    return statement(this.#transaction, text, parameters, timed, onTimeout)
  }

  /** Has `work` done once all is committed; never, when nothing is. It must not throw. */
  afterCommit(work: () => void): void {
    this.#guard.afterwards.push(work)
  }

  savepoint<T>(work: (client: TransactionClient) => Promise<T>): Promise<T> {
    return this.#transaction.savepoint((inner) => work(new TransactionClient(inner, this.#guard))) as Promise<T>
  }
}

function statement(
  sql: Queryable,
  text: string,
  parameters: unknown[],
  timed: (work: PromiseLike<unknown>) => Promise<unknown>,
  onLost: () => void,
): Statement {
  const query = sql.unsafe(text, parameters as never[], { prepare: parameters.length > 0 })
  const quiet = (work: PromiseLike<unknown>) => timed(work).catch((error: unknown) => rethrow(error, onLost))
  // biome-ignore lint/suspicious/noThenProperty: a statement is sent when it is awaited, as in postgres.js.
  const lazy = { values: () => quiet(query.values()), then: (...next: []) => quiet(query).then(...next) }
  return lazy as unknown as Statement
}

/** The server went away: connections beside this one are dead too, though none of them knows it yet. */
const LOST = ['CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'ECONNRESET', 'EPIPE', '57P01', '57P02']

/**
 * « Failing row contains (…) »: PostgreSQL tells what somebody typed in a detail, which must not reach a log. Where the connection
 * was lost, the next call is to find a fresh one.
 */
function rethrow(error: unknown, onLost: () => void): never {
  if (LOST.includes(String((error as { code?: unknown }).code))) onLost()
  if (error instanceof Error) Object.assign(error, { detail: undefined, where: undefined })
  throw error
}

/** Where PgBouncer stands in front, these three are to be named in its `ignore_startup_parameters` (docs/operations.md). */
function serverLimits({ statementDeadline }: PoolOptions) {
  const short = Math.max(500, statementDeadline - 1000)
  return {
    statement_timeout: short,
    lock_timeout: Math.max(250, short / 2),
    idle_in_transaction_session_timeout: statementDeadline,
  }
}

function openPool(url: string, limits: PoolOptions): Sql {
  const sql = postgres(url, {
    max: limits.size,
    backoff: () => 0.3,
    connect_timeout: Math.max(1, limits.statementDeadline / 2000),
    connection: { application_name: 'preau', ...serverLimits(limits) },
    onnotice: () => {},
    fetch_types: false,
    types: { bigint: { to: 20, from: [20], serialize: String, parse: Number }, ...arrayTypes() },
  })
  leaveJsonToDrizzle(sql)
  return sql
}

/** drizzle's own driver does the same, but also turns off dates, which `db.execute` needs; days stay strings as there. */
function leaveJsonToDrizzle(sql: Sql): void {
  const asItIs = (value: unknown) => value
  const parsers = sql.options.parsers as Record<string, (value: string) => unknown>
  const serializers = sql.options.serializers as Record<string, (value: unknown) => unknown>
  parsers[1082] = parsers[1114] = asItIs
  serializers[114] = serializers[3802] = asItIs
}
