import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { uuidArray } from '#domain/directory/ref-ids'
import type { LiveEvent, LiveSource } from '#domain/live/source'
import { OFFLINE, presenceView } from '#domain/presence/presence-view'
import type { PresenceView } from '#domain/presence/types'
import { isDeafTo } from './hearing.ts'
import { policyOf } from './open-talk.ts'
import type { ChatNews } from './types.ts'

type Seen = { watcherId: string; id: string; view: PresenceView | null; at: number }

/**
 * Signals: `presence` (somebody came, went, or says something else of themself). Told to those who have them as an accepted
 * favourite and are not blocked by them, and to their own screens. Whoever connects is told their own; the others come with the overview.
 */
export const livePresence: LiveSource = {
  kinds: ['presence'],

  async explain({ presence: ids = [] }, people, db) {
    return asEvents(await listSeen(ids, people, db))
  },

  async greet(people, db) {
    return asEvents(
      await rows<Seen>(db, sql`select own.*, ${AT} as at from (${ownOf(sql`unnest(${uuidArray(people)}) one(id)`)}) own`),
    )
  },
}

const AT = sql`(extract(epoch from statement_timestamp()) * 1000)::float8`

function asEvents(seen: Seen[]): Map<string, LiveEvent> {
  const news = new Map<string, ChatNews & { presence: Record<string, PresenceView> }>()
  for (const { watcherId, id, view, at } of seen) {
    const one = news.get(watcherId) ?? { at, presence: {} }
    one.presence[id] = view ?? OFFLINE
    news.set(watcherId, one)
  }
  return new Map([...news].map(([personId, data]) => [personId, { name: 'chat', data }]))
}

/** What each of `people` (a from item `one`, with its alias) says of themself; nothing where they have no chat. */
function ownOf(people: SQL): SQL {
  return sql`select one.id as "watcherId", one.id, json_build_object('status', coalesce(said.status, 'available'),
      'text', coalesce(said.text, ''), 'idleSince', null) as view
    from ${people} join people me on me.id = one.id left join presence said on said.person_id = one.id
    where ${policyOf('me')} <> 'off'`
}

/** Each person's presence is computed once, however many see it. */
function listSeen(ids: string[], people: string[], db: Database): Promise<Seen[]> {
  return rows<Seen>(
    db,
    sql`with here as materialized (select distinct id from unnest(${uuidArray(people)}) one(id)),
          changed as materialized (select one.id, ${presenceView(sql`one.id`)} as view from unnest(${uuidArray(ids)}) one(id))
        select watchers.*, ${AT} as at from (
          select c.person_id as "watcherId", c.contact_id as id, changed.view
            from changed join contacts c on c.contact_id = changed.id and c.state = 'accepted' join here on here.id = c.person_id
            where not ${isDeafTo(sql`c.contact_id`, sql`c.person_id`)}
          union all
          ${ownOf(sql`(select here.id from here join changed on changed.id = here.id) one`)}) watchers`,
  )
}
