import { type SQL, sql } from 'drizzle-orm'
import type { Viewer } from '#domain/session/viewer'
import { inPlace, type Place } from './place.ts'

/** The messages beside an opened one in the list of its box: `newer` stands above it, `older` below; null at the ends. */
export type Neighbours = { newer: string | null; older: string | null }

/** The moment of the copy in that place, for a query over the copies `d` of one message; null when it is not there. */
export function placedAt(place: Place | undefined): SQL {
  return place === undefined ? sql`null::timestamptz` : sql`max(d.delivered_at) filter (where ${inPlace(place)})`
}

/**
 * Columns `newer` and `older` for a query whose `copy` has `message_id` and `placed_at`: a step each way in the index of the
 * place, in the order of its list. Drafts are left out, since they open elsewhere.
 */
export function neighbourColumns(viewer: Viewer, place: Place | undefined): SQL {
  if (place === undefined) return sql`null::uuid as newer, null::uuid as older`
  const step = (beyond: SQL, order: SQL) => sql`(select d.message_id from deliveries d
    where d.person_id = ${viewer.personId} and ${inPlace(place)} and d.box <> 'drafts' and d.delivered_at <= now() and ${beyond}
    order by d.delivered_at ${order}, d.message_id ${order} limit 1)`
  // The moment alone first: it says where the index is entered, as in `cursorCondition`.
  return sql`${step(sql`d.delivered_at >= copy.placed_at and (d.delivered_at, d.message_id) > (copy.placed_at, copy.message_id)`, sql`asc`)} as newer,
    ${step(sql`d.delivered_at <= copy.placed_at and (d.delivered_at, d.message_id) < (copy.placed_at, copy.message_id)`, sql`desc`)} as older`
}
