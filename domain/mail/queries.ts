import { sql } from 'drizzle-orm'
import { cache } from 'react'
import { type Database, database, rows } from '#db/client'
import type { Viewer } from '#domain/session/viewer'
import { cursorCondition, cursorOf, microsOf } from './cursor.ts'
import { readMailCounts } from './mail-counts.ts'
import { inPlace, type Place, withFilter } from './place.ts'
import type { ListFilter, MailCounts, MessagePage, MessageRow } from './types.ts'

export { readKeeping } from './keeping.ts'
export { readMailCounts } from './mail-counts.ts'

export { searchMail } from './search-mail.ts'

const PAGE = 50

/** A page of a place, newest first: one range of one index, then the 50 messages it names. */
export async function listMessages(
  viewer: Viewer,
  place: Place,
  { before, filter = 'all' }: { before?: string | undefined; filter?: ListFilter } = {},
  db: Database = database(),
): Promise<MessagePage> {
  const found = await rows<MessageRow & { cursor: string; readAt: string }>(
    db,
    sql`with page as materialized (
          select d.message_id, d.delivered_at, d.read_at, d.tag, d.box, d.starred_at from deliveries d
          where d.person_id = ${viewer.personId} and ${inPlace(place)} and d.delivered_at <= now()
            and ${withFilter(filter)} ${cursorCondition(before)}
          order by d.delivered_at desc, d.message_id desc limit ${sql.raw(String(PAGE + 1))})
        select m.id, case when page.box = 'inbox' then m.author_name else m.recipients_label end as "from",
          m.subject, m.preview, page.delivered_at as at, page.read_at is null and page.box = 'inbox' as unread,
          m.attachment_count > 0 as "hasFiles", page.starred_at is not null as starred, page.tag, page.box = 'drafts' as "isDraft",
          case when m.state = 'scheduled' then m.send_at end as "sendAt", m.recalled_at is not null as recalled,
          ${cursorOf('page')} as cursor, ${microsOf(sql`now()`)} as "readAt"
        from page join messages m on m.id = page.message_id
        order by page.delivered_at desc, page.message_id desc`,
  )
  // Both copies of what one wrote to oneself have one cursor: they stay on one page, or the next would pass the second by.
  const shown = found.slice(0, found[PAGE] && found[PAGE].cursor === found[PAGE - 1]?.cursor ? PAGE - 1 : PAGE)
  const older = found.length > PAGE ? (shown.at(-1)?.cursor ?? null) : null
  return { rows: shown.map(({ cursor: _, readAt: __, ...row }) => row), older, readAt: found[0]?.readAt ?? '' }
}

/** The counts of a page, once a request, after the message that it opens was marked read. */
export const getMailCounts = cache(async (viewer: Viewer): Promise<MailCounts> => {
  // Asked for here alone: it knows the request, and programs without one (benches, commands) load this file too.
  const { openAddressed } = await import('./addressed-message.ts')
  await openAddressed(viewer)
  return readMailCounts(viewer)
})
