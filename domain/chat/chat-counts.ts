import { type SQL, sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { onePlan } from '#db/one-plan'
import { uuidArray } from '#domain/directory/ref-ids'
import type { Viewer } from '#domain/session/viewer'
import { waitingFor } from './contacts.ts'
import { IS_UNREAD, isDeafTo } from './hearing.ts'
import { partnerOf, policyOf } from './open-talk.ts'

/** A pair with somebody blocked is not walked through: whoever is not heard may have said much. */
const PAIR_IS_DEAF = sql`(r.kind = 'pair' and ${isDeafTo(sql`m.person_id`, partnerOf('r', sql`m.person_id`))})`

/** Unread messages, open invitations and requests to be a favourite, together, stopped at 100. One query; 0 without chat. */
export async function countChat(viewer: Viewer, db: Database = database()): Promise<number> {
  return (await readChatCounts([viewer.personId], db)).counts.get(viewer.personId) ?? 0
}

/** The same for several people at once, with the moment at which it was asked (milliseconds of the database). */
export async function readChatCounts(people: string[], db: Database): Promise<{ at: number; counts: Map<string, number> }> {
  const found = await rows<{ at: number; id: string; count: number }>(db, onePlan(countsOf(people)))
  return { at: found[0]?.at ?? 0, counts: new Map(found.map(({ id, count }) => [id, count])) }
}

function countsOf(people: string[]): SQL {
  return sql`select (extract(epoch from now()) * 1000)::bigint as at, me.id, case when ${policyOf('me')} = 'off' then 0
      else least(100, unread.count + invited.count + asked.count) end as count
    from unnest(${uuidArray(people)}) one(id) join people me on me.id = one.id
      cross join lateral (select count(*)::int as count from (select from room_members m join rooms r on r.id = m.room_id
          cross join lateral (select from chat_messages c where c.room_id = m.room_id and ${IS_UNREAD} limit 100) counted
        where m.person_id = me.id and m.state = 'joined' and r.last_seq > m.read_seq and not ${PAIR_IS_DEAF} limit 100) n) unread
      cross join lateral (select count(*)::int as count from (select from room_members m where m.person_id = me.id
        and m.state = 'invited' and not ${isDeafTo(sql`me.id`, sql`m.invited_by_id`)} limit 100) n) invited
      cross join lateral (select count(*)::int as count from (select from (${waitingFor(sql`me.id`)}) waiting limit 100) n) asked`
}
