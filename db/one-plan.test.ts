import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { rows } from './client.ts'
import { onePlan } from './one-plan.ts'
import { useTestDatabase } from './test-database.ts'

const test = useTestDatabase()

describe('a statement that is planned once', () => {
  it('gives what it gives otherwise, with casts, arrays and texts', async () => {
    const ids = '{018f0000-0000-7000-8000-000000000001,018f0000-0000-7000-8000-000000000002}'
    const statement = sql`select ${'é%'} as text, ${3}::int as figure,
      '018f0000-0000-7000-8000-000000000002'::uuid = any (${ids}::uuid[]) as within, 'été' like ${'é%'} as alike`
    expect(await rows(test.db, onePlan(statement))).toEqual([{ text: 'é%', figure: 3, within: true, alike: true }])
    expect(await rows(test.db, onePlan(statement))).toEqual(await rows(test.db, statement))
  })

  it('keeps its plan on a connection from the sixth time on', async () => {
    await test.db.transaction(async (tx) => {
      for (let times = 0; times < 8; times++)
        await rows(tx, onePlan(sql`select count(*) as planned_once from people where school_id = ${ids(times)}::uuid`))
      const [kept] = await rows<{ generic: number }>(
        tx,
        sql`select generic_plans as generic from pg_prepared_statements where statement like 'select count(*) as planned_once%' and ${true}`,
      )
      expect(kept?.generic).toBeGreaterThanOrEqual(2)
    })
  })
})

const ids = (number: number) => `018f0000-0000-7000-8000-00000000000${number}`
