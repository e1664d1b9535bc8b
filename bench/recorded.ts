import { type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { type Database, rows } from '#db/client'
import type { Bare } from './floor/statements.ts'

/** Runs `work` with a database that notes the statements it is asked, in its transactions too, and gives these. */
export async function recordStatements(db: Database, work: (db: Database) => Promise<unknown>): Promise<SQL[]> {
  const noted: SQL[] = []
  await work(noting(db, noted))
  return noted
}

function noting(db: Database, noted: SQL[]): Database {
  return new Proxy(db, {
    get(target, name, receiver) {
      if (name === 'transaction')
        return (work: (tx: Database) => Promise<unknown>) => target.transaction((tx) => work(noting(tx, noted)))
      if (name !== 'execute') return Reflect.get(target, name, receiver)
      return (statement: SQL) => {
        if (!isSetting(statement)) noted.push(statement)
        return target.execute(statement)
      }
    },
  })
}

/** `set local …` changes how the others are planned: it has no plan itself. */
function isSetting(statement: SQL): boolean {
  return bareStatement(statement).text.startsWith('set ')
}

/** The text and the parameters of a statement: what the floors send without our layers. */
export function bareStatement(statement: SQL): Bare {
  const { sql: text, params: parameters } = new PgDialect().sqlToQuery(statement)
  return { text, parameters }
}

export type Explained = { buffers: number; milliseconds: number }
type Plan = { Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number }; 'Execution Time': number }

/**
 * What the server does for a statement, planned for these values or once for all: connections that live long come to use
 * either, so the costlier one counts. Changes that it makes are undone.
 */
export async function explain(db: Database, statement: SQL): Promise<Explained> {
  const [own, general] = [
    await explainAs('force_custom_plan', db, statement),
    await explainAs('force_generic_plan', db, statement),
  ]
  return general.buffers > own.buffers ? general : own
}

async function explainAs(mode: 'force_custom_plan' | 'force_generic_plan', db: Database, statement: SQL): Promise<Explained> {
  const { text, parameters } = bareStatement(statement)
  const values = parameters.length > 0 ? `(${parameters.map(literal).join(', ')})` : ''
  let explained: Explained | undefined
  await db
    .transaction(async (tx) => {
      await tx.execute(sql.raw(`set local plan_cache_mode = ${mode}`))
      await tx.execute(sql.raw(`prepare explained as ${text}`))
      const [row] = await rows<{ 'QUERY PLAN': unknown }>(
        tx,
        sql.raw(`explain (analyze, buffers, format json) execute explained${values}`),
      )
      await tx.execute(sql.raw('deallocate explained'))
      explained = readPlan(row?.['QUERY PLAN'])
      tx.rollback()
    })
    .catch((error: unknown) => {
      if (!explained) throw error
    })
  return explained!
}

function readPlan(given: unknown): Explained {
  const [explained] = (typeof given === 'string' ? JSON.parse(given) : given) as [Plan]
  return {
    buffers: explained.Plan['Shared Hit Blocks'] + explained.Plan['Shared Read Blocks'],
    milliseconds: explained['Execution Time'],
  }
}

/** The values are ours: ids, words, names of the made-up people. */
function literal(value: unknown): string {
  return value === null || value === undefined ? 'null' : `'${String(value).replaceAll("'", "''")}'`
}
