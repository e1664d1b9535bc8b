import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { uuidArray } from '#domain/directory/ref-ids'
import type { LiveEvent, LiveSource } from '#domain/live/source'
import { OFFLINE, presenceView } from '#domain/presence/presence-view'
import type { PresenceView } from '#domain/presence/types'
import { isDeafTo } from './hearing.ts'
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

/** Each person's presence is computed once, however many see it. */
function listSeen(ids: string[], people: string[], db: Database): Promise<Seen[]> {
  return rows<Seen>(
    db,
    sql`with here as materialized (select distinct id from unnest(${uuidArray(people)}) one(id)),
          changed as materialized (select one.id, ${presenceView(sql`one.id`)} as view from unnest(${uuidArray(ids)}) one(id))
        select watchers.*, (extract(epoch from statement_timestamp()) * 1000)::float8 as at from (
          select c.person_id as "watcherId", c.contact_id as id, changed.view
            from changed join contacts c on c.contact_id = changed.id and c.state = 'accepted' join here on here.id = c.person_id
            where not ${isDeafTo(sql`c.contact_id`, sql`c.person_id`)}
          union all
          select here.id, here.id, json_build_object('status', coalesce(said.status, 'available'), 'text', coalesce(said.text, ''),
              'idleSince', null)
            from here join changed on changed.id = here.id left join presence said on said.person_id = here.id) watchers`,
  )
}
