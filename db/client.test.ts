import { inspect } from 'node:util'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { connect, database, rows } from './client.ts'
import { DatabaseTimeout } from './deadline.ts'
import { schools } from './schema/directory.ts'
import { useTestDatabase } from './test-database.ts'

const { db, url } = useTestDatabase()

test('a failed statement does not carry what was typed into the log', async () => {
  const secret = `${'mot secret '.repeat(30)}`
  const failed = await db
    .insert(schools)
    .values({ uai: 'x', name: secret, timeZone: sql`null` })
    .catch((error: Error) => error)
  expect(failed).toBeInstanceOf(Error)
  expect(inspect(failed, { depth: 9, maxStringLength: Number.POSITIVE_INFINITY })).not.toContain('mot secret')
  expect((failed as Error).message).toMatch(/^Failed query: insert into "schools"/)
})

describe('rows', () => {
  test('gives moments as Date, counts as number, days as text', async () => {
    const at = new Date('2026-09-01T08:00:00.000Z')
    const [row] = await rows(db, sql`select ${at}::timestamptz as at, count(*) as n, date '2026-09-01' as day from people`)
    expect(row).toEqual({ at, n: 0, day: '2026-09-01' })
  })

  test('takes arrays as one parameter', async () => {
    const ids = ['01a1fe68-9130-73ab-b79f-c7c3a8e74889', '01a1fe68-9130-73ab-b79f-c7c3a8e7488a']
    expect(
      await rows(db, sql`select ${sql.param(ids)}::uuid[] as ids, ${ids[0]} = any(${sql.param(ids)}::uuid[]) as found`),
    ).toEqual([{ ids, found: true }])
  })

  test('gives back the arrays that it took', async () => {
    const words = ['', 'a,b', '{c}', 'd"e\\f', 'NULL', 'é']
    const at = new Date('2026-09-01T08:00:00.000Z')
    const [row] = await rows(
      db,
      sql`select ${sql.param(words)}::text[] as words, array[null, ${at}::timestamptz] as moments, '{}'::uuid[] as none, array[1, null]::int8[] as numbers`,
    )
    expect(row).toEqual({ words, moments: [null, at], none: [], numbers: [1, null] })
  })

  test('leaves JSON to drizzle', async () => {
    expect(await rows(db, sql`select ${JSON.stringify({ a: [1] })}::jsonb as value`)).toEqual([{ value: { a: [1] } }])
  })
})

describe('the database', () => {
  test('is the same for database()', () => {
    expect(database()).toBe(db)
  })

  test('plans a repeated statement once', async () => {
    await db.transaction(async (tx) => {
      for (let i = 0; i < 3; i++) await tx.execute(sql`select ${i}::int as repeated`)
      const named = await rows(
        tx,
        sql`select count(*) as n from pg_prepared_statements where statement like ${'select $1::int as repeated'}`,
      )
      expect(named).toEqual([{ n: 1 }])
    })
  })

  test('takes a transaction back when it throws', async () => {
    const failing = db.transaction(async (tx) => {
      await tx.insert(schools).values({ uai: '0000000A', name: 'École' })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await db.select().from(schools)).toEqual([])
  })
})

describe('deadlines', () => {
  test('a statement past its deadline is refused, and the pool goes on', async () => {
    const hasty = connect(url, { statementDeadline: 300, size: 2 })
    await expect(hasty.db.execute(sql`select pg_sleep(3)`)).rejects.toMatchObject({ cause: expect.any(DatabaseTimeout) })
    expect(await rows(hasty.db, sql`select 1 as one`)).toEqual([{ one: 1 }])
    await hasty.close(0)
  })

  test('nothing of a transaction past its deadline is kept', async () => {
    const hasty = connect(url, { transactionDeadline: 200, statementDeadline: 2_000, size: 2 })
    const slow = hasty.db.transaction(async (tx) => {
      await tx.insert(schools).values({ uai: '0000000B', name: 'École' })
      await tx.execute(sql`select pg_sleep(0.4)`)
    })
    await expect(slow).rejects.toThrow(DatabaseTimeout)
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(await db.select().from(schools)).toEqual([])
    await hasty.close(0)
  })
})
