import { type SQL, sql } from 'drizzle-orm'
import { isUuid } from '#domain/uuid'

/** A place in a list: the moment in microseconds and the id, so that rows of the same moment are neither lost nor doubled. */
const CURSOR = /^(\d{1,17})_(.{36})$/

/** A moment in full, as text: microseconds since 1970. What passes through a JavaScript date loses its last three digits. */
export function microsOf(moment: SQL): SQL {
  return sql`(extract(epoch from ${moment}) * 1000000)::bigint::text`
}

/** The moment of such a text; MICROS says what is one. */
export function momentOf(micros: string): SQL {
  return sql`(timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond')`
}
export const MICROS = /^\d{1,17}$/

/** The cursor of a row of `table`, which has `delivered_at` and `message_id`. */
export function cursorOf(table: 'page' | 'd'): SQL {
  const t = sql.raw(table)
  return sql`${microsOf(sql`${t}.delivered_at`)} || '_' || ${t}.message_id`
}

/** `and (…) < cursor` for the deliveries `d`, or nothing for a cursor that is none: the list then begins at its top. */
export function cursorCondition(cursor: string | undefined): SQL {
  const [, micros, id] = CURSOR.exec(cursor ?? '') ?? []
  if (!micros || !id || !isUuid(id)) return sql``
  const moment = momentOf(micros)
  // The first condition alone says where the index is entered: with the pair alone the scan begins at the newest row.
  return sql`and d.delivered_at <= ${moment} and (d.delivered_at, d.message_id) < (${moment}, ${id}::uuid)`
}
