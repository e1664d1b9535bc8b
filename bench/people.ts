import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { sealToken, sessionCookieName } from '#domain/session/session-cookie'
import { findViewer, openSession } from '#domain/session/sessions'
import type { Viewer } from '#domain/session/viewer'

/** Somebody signed in, for the product and for the floor. */
export type SignedIn = { viewer: Viewer; cookie: string; floorCookie: string }

/** Opens a session as the sign-in form does; it ends with the bench. */
export async function signIn(db: Database, personId: string): Promise<SignedIn> {
  const { token } = await openSession(personId, 'bench', db)
  const viewer = await findViewer(token, db)
  if (!viewer) throw new Error(`${personId} could not sign in`)
  const sealed = await sealToken(token, 86_400)
  return { viewer, cookie: `${sessionCookieName()}=${sealed}`, floorCookie: `floor=${token.personId}.${token.sessionId}` }
}

/** The sessions of this and of earlier runs. */
export async function signEverybodyOut(db: Database): Promise<void> {
  await db.execute(sql`delete from sessions where user_agent = 'bench'`)
}

/** Cursor of the row that a page begins after: `?before=` of page `page` of an inbox, pages counted from 1. */
export async function cursorOfPage(db: Database, personId: string, page: number): Promise<string> {
  const [row] = await rows<{ cursor: string }>(
    db,
    sql`select (extract(epoch from delivered_at) * 1000000)::bigint || '_' || message_id as cursor from deliveries
        where person_id = ${personId} and box = 'inbox' and folder_id is null and trashed_at is null and delivered_at <= now()
        order by delivered_at desc, message_id desc offset ${(page - 1) * 50 - 1}::int limit 1`,
  )
  if (!row) throw new Error(`the inbox has no page ${page}`)
  return row.cursor
}

/** Ids of the newest `count` messages of an inbox. */
export async function newestIds(db: Database, personId: string, count: number): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`select message_id as id from deliveries where person_id = ${personId} and box = 'inbox' and folder_id is null
        order by delivered_at desc limit ${count}::int`,
  )
  return found.map(({ id }) => id)
}
