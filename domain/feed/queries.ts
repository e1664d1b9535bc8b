import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { cursorCondition, cursorOf } from '#domain/mail/cursor'
import type { Viewer } from '#domain/session/viewer'

/** One message that arrived, as news. */
export type NewsLine = {
  messageId: string
  from: string
  subject: string
  at: Date
  fresh: boolean
  tag: string
  recalled: boolean
}

/** What belongs together on one day: the messages of a thread, newest first; most have one line. */
export type NewsItem = { threadId: string; at: Date; fresh: boolean; lines: NewsLine[] }

/** A day in the school's zone (`2026-11-24`) and its news, newest first. `older` is the cursor for `?before=`. */
export type NewsDay = { day: string; items: NewsItem[] }
export type NewsPage = { days: NewsDay[]; older: string | null }

const PAGE = 50

type Row = NewsLine & { threadId: string; day: string; cursor: string }

/** The news of the viewer: mail is read from its deliveries and is nowhere stored twice. 50 lines a page, paged by key. */
export async function listNews(viewer: Viewer, before?: string, db: Database = database()): Promise<NewsPage> {
  const found = await rows<Row>(
    db,
    sql`with page as materialized (
          select d.message_id, d.delivered_at, d.tag from deliveries d
          where d.person_id = ${viewer.personId} and d.box = 'inbox' and d.folder_id is null and d.trashed_at is null
            and d.delivered_at <= now() ${cursorCondition(before)}
          order by d.delivered_at desc, d.message_id desc limit ${sql.raw(String(PAGE + 1))})
        select m.id as "messageId", m.thread_id as "threadId", m.author_name as "from", m.subject, m.recalled_at is not null as recalled,
          page.delivered_at as at,
          page.tag, page.delivered_at > p.feed_seen_at as fresh,
          to_char(page.delivered_at at time zone ${viewer.timeZone}, 'YYYY-MM-DD') as day, ${cursorOf('page')} as cursor
        from page join messages m on m.id = page.message_id join people p on p.id = ${viewer.personId}
        order by page.delivered_at desc, page.message_id desc`,
  )
  const shown = found.slice(0, PAGE)
  return { days: byDay(shown), older: found.length > PAGE ? (shown.at(-1)?.cursor ?? null) : null }
}

function byDay(lines: Row[]): NewsDay[] {
  return [...Map.groupBy(lines, ({ day }) => day)].map(([day, ofDay]) => ({
    day,
    items: [...Map.groupBy(ofDay, ({ threadId }) => threadId)].map(([threadId, ofThread]) => newsItem(threadId, ofThread)),
  }))
}

function newsItem(threadId: string, rowsOfThread: Row[]): NewsItem {
  const lines = rowsOfThread.map(({ messageId, from, subject, at, fresh, tag, recalled }) => ({
    messageId,
    from,
    subject,
    at,
    fresh,
    tag,
    recalled,
  }))
  return { threadId, at: lines[0]?.at ?? new Date(0), fresh: lines.some(({ fresh }) => fresh), lines }
}
