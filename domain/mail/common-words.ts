import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import type { Term } from './search-terms.ts'

const KEPT_MS = 10 * 60_000
/** Endings change in the index, beginnings do not: so many letters are compared. */
const LETTERS = 3

const kept = new WeakMap<Database, { until: number; beginnings: Promise<Set<string>> }>()

/**
 * Whether one of the terms begins like no word that PostgreSQL counts among the common ones of all messages, so that few have it:
 * known without asking the planner. False says nothing. The counts are those of the last ANALYZE, read every ten minutes.
 */
export async function isSurelyRare(terms: Term[], db: Database): Promise<boolean> {
  const common = await commonBeginnings(db)
  return common.size > 0 && terms.some(({ text }) => text.length >= LETTERS && !common.has(text.slice(0, LETTERS)))
}

function commonBeginnings(db: Database): Promise<Set<string>> {
  const known = kept.get(db)
  if (known && known.until > Date.now()) return known.beginnings
  const beginnings = readBeginnings(db)
  kept.set(db, { until: Date.now() + KEPT_MS, beginnings })
  beginnings.catch(() => kept.delete(db))
  return beginnings
}

async function readBeginnings(db: Database): Promise<Set<string>> {
  const found = await rows<{ beginning: string }>(
    db,
    sql`select distinct left(word, ${sql.raw(String(LETTERS))}) as beginning
        from pg_stats s cross join unnest(s.most_common_elems::text::text[]) word
        where s.schemaname = current_schema() and s.tablename = 'messages' and s.attname = 'search'`,
  )
  return new Set(found.map(({ beginning }) => beginning))
}
