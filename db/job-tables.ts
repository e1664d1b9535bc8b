import { sql } from 'drizzle-orm'
import { fromDrizzle, PgBoss } from 'pg-boss'
import type { Database } from './client.ts'

/** The queue's tables stand apart from the school's, in the same database. */
export const JOBS_SCHEMA = 'jobs'

/**
 * What pg-boss runs its statements on: our own pool, with its deadlines, or a transaction of ours. It sends several statements
 * at once between `begin` and `commit`, which postgres.js refuses on a pool; sent at once they are one transaction anyway.
 */
export function queueDatabase(db: Database) {
  const own = fromDrizzle(db, sql)
  return {
    executeSql: async (text: string, values?: unknown[]) => {
      const atOnce = text.replace(/^\s*begin;/i, '').replace(/commit;\s*$/i, '')
      const { rows } = await own.executeSql(atOnce, values?.map(plain))
      return { rows: rows.some(Array.isArray) ? rows.flat() : rows }
    },
  }
}

/** Makes the queue's tables or brings them up to date. The caller holds the lock of the migrations. */
export async function prepareJobTables(db: Database): Promise<void> {
  const boss = new PgBoss({ db: queueDatabase(db), schema: JOBS_SCHEMA, supervise: false, schedule: false })
  const faults: unknown[] = []
  boss.on('error', (error) => faults.push(error))
  await boss.start()
  await boss.stop({ graceful: false })
  if (faults.length > 0) throw faults[0]
}

/** As pg-boss's own driver has it: an object stands for JSON, what is not said for null. */
function plain(value: unknown): unknown {
  if (value === undefined) return null
  const isObject = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  return isObject ? JSON.stringify(value) : value
}
