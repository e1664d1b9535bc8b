import { readFileSync } from 'node:fs'
import { cookies } from 'next/headers'
import postgres, { type Sql } from 'postgres'
import type { Example, FloorStatements } from './statements.ts'

type Opened = { sql: Sql; statements: FloorStatements; example: Example }

const KEYS = ['person', 'session', 'message', 'micros', 'last'] as const
let opened: Opened | undefined

/** At the first request: the build has neither database nor statements. */
function open(): Opened {
  const { FLOOR_STATEMENTS: file = '', DATABASE_URL: url = '' } = process.env
  opened ??= { ...JSON.parse(readFileSync(/* turbopackIgnore: true */ file, 'utf8')), sql: postgres(url, { max: 10 }) } as Opened
  return opened
}

/** One statement, prepared once a connection, with the values of this request. */
export function ask<T>(name: keyof FloorStatements, values: Partial<Example> = {}): Promise<T[]> {
  const { sql, statements, example } = open()
  const { text, parameters } = statements[name]
  const own = parameters.map((parameter) => {
    const key = KEYS.find((one) => values[one] !== undefined && example[one] === parameter)
    return key ? values[key] : parameter
  })
  return sql.unsafe(text, own as never[], { prepare: true }) as unknown as Promise<T[]>
}

/** Who asks: one look at the session's row, as the product does. */
export async function requirePerson(): Promise<void> {
  const [person, session] = ((await cookies()).get('floor')?.value ?? '').split('.')
  const [row] = person && session ? await ask('session', { person, session }) : []
  if (!row) throw new Error('signed out')
}
