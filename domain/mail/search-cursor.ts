import { type SQL, sql } from 'drizzle-orm'
import { isUuid } from '#domain/uuid'

/** Where a search goes on: among messages of ids under one, after a hit of that rank, moment and id. */
export type SearchCursor = { under: string | null; after: { rank: number; micros: number; id: string } | null }

const CURSOR = /^(?<under>[^_]{36})?(?:_(?<rank>[01])_(?<micros>\d{1,17})_(?<id>.{36}))?$/

/** Anything that is no cursor begins at the top. */
export function readSearchCursor(given: string | undefined): SearchCursor {
  const { under, rank, micros, id } = CURSOR.exec(given ?? '')?.groups ?? {}
  if ((under && !isUuid(under)) || (id && !isUuid(id))) return { under: null, after: null }
  return { under: under ?? null, after: rank && micros && id ? { rank: Number(rank), micros: Number(micros), id } : null }
}

export function writeSearchCursor({ under, after }: SearchCursor): string {
  return `${under ?? ''}${after ? `_${after.rank}_${after.micros}_${after.id}` : ''}`
}

/** The candidates `o` after the cursor, in the order of rank, moment and id, all falling. */
export function afterCursor({ after }: SearchCursor): SQL {
  if (!after) return sql`true`
  const moment = sql`(timestamptz 'epoch' + ${after.micros}::bigint * interval '1 microsecond')`
  return sql`(o.rank, o.delivered_at, o.message_id) < (${after.rank}::int, ${moment}, ${after.id}::uuid)`
}
