import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { uuidArray } from '#domain/directory/ref-ids'
import type { LiveEvent, LiveSource } from '#domain/live/source'
import { OFFLINE, presenceView } from '#domain/presence/presence-view'
import type { PresenceView } from '#domain/presence/types'
import { maySeePresence } from './seen-presence.ts'
import type { ChatNews } from './types.ts'

type Seen = { watcherId: string; id: string; view: PresenceView | null; at: number }

/**
 * Signals: `presence` (somebody came, went, or says something else of themself). Told to those who have them as an accepted
 * favourite and are not blocked by them, and to their own screens. Whoever connects loads the overview instead.
 */
export const livePresence: LiveSource = {
  kinds: ['presence'],

  async explain({ presence: ids = [] }, people, db) {
    const news = new Map<string, ChatNews>()
    for (const { watcherId, id, view, at } of await listSeen(ids, people, db)) {
      const one = news.get(watcherId) ?? { at, presence: {} }
      one.presence = { ...one.presence, [id]: view ?? OFFLINE }
      news.set(watcherId, one)
    }
    return new Map([...news].map(([personId, data]): [string, LiveEvent] => [personId, { name: 'chat', data }]))
  },

  greet: () => Promise.resolve(new Map()),
}

function listSeen(ids: string[], people: string[], db: Database): Promise<Seen[]> {
  const at = sql`(extract(epoch from statement_timestamp()) * 1000)::float8`
  return rows<Seen>(
    db,
    sql`select c.person_id as "watcherId", c.contact_id as id, ${presenceView(sql`c.contact_id`)} as view, ${at} as at
          from contacts c where c.contact_id = any (${uuidArray(ids)}) and c.state = 'accepted'
            and c.person_id = any (${uuidArray(people)}) and ${maySeePresence(sql`c.person_id`, sql`c.contact_id`)}
        union all
        select own.id, own.id, (select json_build_object('status', coalesce(said.status, 'available'),
            'text', coalesce(said.text, ''), 'idleSince', null) from (select) one left join presence said on said.person_id = own.id), ${at}
          from unnest(${uuidArray(ids)}) own(id) where own.id = any (${uuidArray(people)})`,
  )
}
