import { type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { type Database, rows } from '#db/client'
import type { Bare } from './floor/statements.ts'

/** Runs `work` with a database that notes the statements it is asked outside transactions, and gives these. */
export async function recordStatements(db: Database, work: (db: Database) => Promise<unknown>): Promise<SQL[]> {
  const noted: SQL[] = []
  const noting = new Proxy(db, {
    get(target, name, receiver) {
      if (name !== 'execute') return Reflect.get(target, name, receiver)
      return (statement: SQL) => {
        noted.push(statement)
        return target.execute(statement)
      }
    },
  })
  await work(noting)
  return noted
}

/** The text and the parameters of a statement: what the floors send without our layers. */
export function bareStatement(statement: SQL): Bare {
  const { sql: text, params: parameters } = new PgDialect().sqlToQuery(statement)
  return { text, parameters }
}

export type Explained = { buffers: number; milliseconds: number; plan: unknown }

/** What the server did for a statement. Changes that it makes are undone. */
export async function explain(db: Database, statement: SQL): Promise<Explained> {
  let explained: Explained | undefined
  await db
    .transaction(async (tx) => {
      const [row] = await rows<{ 'QUERY PLAN': unknown }>(tx, sql`explain (analyze, buffers, format json) ${statement}`)
      const given = row?.['QUERY PLAN']
      const [{ Plan: plan, 'Execution Time': milliseconds }] = typeof given === 'string' ? JSON.parse(given) : (given as never)
      explained = { buffers: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], milliseconds, plan }
      tx.rollback()
    })
    .catch((error: unknown) => {
      if (!explained) throw error
    })
  return explained!
}
