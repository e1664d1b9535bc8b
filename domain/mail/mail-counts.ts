import { type SQL, sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { uuidArray } from '#domain/directory/ref-ids'
import type { Viewer } from '#domain/session/viewer'
import type { MailCounts } from './types.ts'

/** Unread and draft counts of the header and the folders, each stopped at 100, in one query. */
export async function readMailCounts(viewer: Viewer, db: Database = database()): Promise<MailCounts> {
  const [counts] = await rows<MailCounts>(db, countsOf(sql`${viewer.personId}`))
  return counts ?? { inbox: 0, drafts: 0, feed: 0, folders: [] }
}

/** The same for several people at once. */
export async function readCountsOf(people: string[], db: Database): Promise<Map<string, MailCounts>> {
  const found = await rows<MailCounts & { personId: string }>(
    db,
    sql`select one.id as "personId", counts.* from unnest(${uuidArray(people)}) one(id)
        cross join lateral (${countsOf(sql`one.id`)}) counts`,
  )
  return new Map(found.map(({ personId, ...counts }) => [personId, counts]))
}

/** Asked without a folder, so that the index of unread copies answers, folders first, and never a walk through whole folders. */
function countsOf(person: SQL): SQL {
  const mine = sql`d.person_id = ${person} and d.trashed_at is null and d.delivered_at <= now()`
  const upTo100 = (where: SQL) =>
    sql`(select count(*)::int from (select from deliveries d where ${mine} and ${where} limit 100) n)`
  const unread = sql`d.box = 'inbox' and d.read_at is null`
  return sql`with unread as materialized (select d.folder_id from deliveries d where ${mine} and ${unread} limit 5000),
      filed as (select folder_id, least(count(*), 100)::int as unread from unread where folder_id is not null group by folder_id)
    select ${upTo100(sql`${unread} and d.folder_id is null`)} as inbox,
      ${upTo100(sql`d.box = 'drafts' and d.folder_id is null`)} as drafts,
      ${upTo100(sql`d.box = 'inbox' and d.folder_id is null and d.delivered_at > p.feed_seen_at`)} as feed,
      (select coalesce(json_agg(json_build_object('id', f.id, 'parentId', f.parent_id, 'name', f.name,
          'unread', coalesce(filed.unread, 0)) order by f.name collate "fr-x-icu", f.id), '[]')
        from folders f left join filed on filed.folder_id = f.id where f.person_id = p.id) as folders
    from people p where p.id = ${person}`
}
