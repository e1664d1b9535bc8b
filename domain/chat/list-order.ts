import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { signal } from '#domain/live/signal'
import type { Viewer } from '#domain/session/viewer'

export const LIST_ORDERS = ['newest', 'oldest'] as const
export type ListOrder = (typeof LIST_ORDERS)[number]

/** Which talks of the viewer's list come first: the newest, until they say otherwise. */
export async function readListOrder(viewer: Viewer, db: Database = database()): Promise<ListOrder> {
  const [found] = await rows<{ order: ListOrder }>(
    db,
    sql`select list_order as "order" from chat_preferences where person_id = ${viewer.personId}`,
  )
  return found?.order ?? 'newest'
}

/** Turns the viewer's list round, or back, on all their screens. */
export async function saveListOrder(viewer: Viewer, order: ListOrder, db: Database = database()): Promise<void> {
  await db.execute(sql`insert into chat_preferences (person_id, list_order)
    select id, ${order} from people where id = ${viewer.personId} and school_id = ${viewer.schoolId}
    on conflict (person_id) do update set list_order = excluded.list_order`)
  signal({ kind: 'chat-own', id: viewer.personId }, db)
}
