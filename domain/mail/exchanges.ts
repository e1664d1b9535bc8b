import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import type { Viewer } from '#domain/session/viewer'
import type { Exchange } from './types.ts'

const SHOWN = 3
/** The newest messages of a box that are looked at: an exchange of last year is found by a search. */
const LOOKED_AT = 500

/** The newest message of each of the last 3 threads between the viewer and a person: written by the one, addressed by name to the other; not trashed, not filed. */
export function listExchanges(viewer: Viewer, personId: string, db: Database = database()): Promise<Exchange[]> {
  const newest = (box: 'inbox' | 'sent') => sql`(select d.message_id, d.delivered_at, d.box from deliveries d
    where d.person_id = ${viewer.personId}::uuid and d.box = ${box} and d.folder_id is null and d.trashed_at is null
      and d.delivered_at <= now() order by d.delivered_at desc, d.message_id desc limit ${sql.raw(String(LOOKED_AT))})`
  return rows<Exchange>(
    db,
    sql`select x.box, x.id, x.subject, x.at from (select distinct on (m.thread_id) c.box, m.id, m.subject, c.delivered_at as at
        from (select * from ${newest('inbox')} received union all select * from ${newest('sent')} sent) c
          join messages m on m.id = c.message_id
        where m.school_id = ${viewer.schoolId}::uuid and m.recalled_at is null and case c.box
          when 'inbox' then m.author_id = ${personId}::uuid and m.sent_as is null
          else exists (select from message_recipients r
            where r.message_id = m.id and r.kind = 'person' and r.person_id = ${personId}::uuid) end
        order by m.thread_id, c.delivered_at desc, m.id desc) x
        order by x.at desc, x.id desc limit ${sql.raw(String(SHOWN))}`,
  )
}
