import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { uuidArray } from '#domain/directory/ref-ids'
import type { LiveEvent, LiveSource } from '#domain/live/source'
import { byKind } from './count-kinds.ts'
import { readCountsOf } from './mail-counts.ts'

/** A message that came, as a screen announces it. */
export type Arrival = { id: string; from: string; subject: string }

/**
 * What a screen is told of mail: the counts as they are at `at` (milliseconds of the server), what came, and whether lists may
 * have changed. A greeting has the counts alone, and the newest message of the inbox, by which a screen knows what it missed.
 */
export type MailNews = {
  counts: Record<string, number>
  at: number
  arrived: Arrival[]
  changed: boolean
  newest?: string | null
}

type Concerned = Arrival & { personId: string; isNew: boolean }

/**
 * Signals: `mail` (a message was given to people), `mail-changed` (a message is another one for all who have it), `copies` (a
 * person did something with their own).
 */
export const liveMail: LiveSource = {
  kinds: ['mail', 'mail-changed', 'copies'],

  async explain(ids, people, db) {
    const here = new Set(people)
    const concerned = await listConcerned(ids.mail ?? [], ids['mail-changed'] ?? [], people, db)
    const own = (ids.copies ?? []).filter((id) => here.has(id))
    const news = await newsFor([...new Set([...concerned.map(({ personId }) => personId), ...own])], db)
    for (const { personId, isNew, ...arrival } of concerned) if (isNew) news.get(personId)?.arrived.push(arrival)
    return asEvents(news)
  },

  async greet(people, db) {
    const news = await newsFor(people, db)
    for (const { personId, id } of await listNewest(people, db)) Object.assign(news.get(personId) ?? {}, { newest: id })
    for (const one of news.values()) one.changed = false
    return asEvents(news)
  },
}

async function newsFor(people: string[], db: Database): Promise<Map<string, MailNews>> {
  if (people.length === 0) return new Map()
  const counts = await readCountsOf(people, db)
  const at = Date.now()
  return new Map([...counts].map(([id, one]) => [id, { counts: byKind(one), at, arrived: [], changed: true }]))
}

function asEvents(news: Map<string, MailNews>): Map<string, LiveEvent> {
  return new Map([...news].map(([personId, data]) => [personId, { name: 'mail', data }]))
}

/** Who of the people here has a copy of the messages; announced is what lies in the inbox and is not one's own. */
function listConcerned(given: string[], changed: string[], people: string[], db: Database): Promise<Concerned[]> {
  if (given.length + changed.length === 0) return Promise.resolve([])
  return rows<Concerned>(
    db,
    sql`select d.person_id as "personId", m.id, m.author_name as "from", m.subject,
          m.id = any (${uuidArray(given)}) and d.box = 'inbox' and d.read_at is null and d.trashed_at is null as "isNew"
        from unnest(${uuidArray(people)}) one(id)
          join deliveries d on d.person_id = one.id and d.message_id = any (${uuidArray([...given, ...changed])})
          join messages m on m.id = d.message_id
        where d.delivered_at <= now()`,
  )
}

function listNewest(people: string[], db: Database): Promise<{ personId: string; id: string | null }[]> {
  return rows(
    db,
    sql`select one.id as "personId", (select d.message_id from deliveries d
          where d.person_id = one.id and d.box = 'inbox' and d.folder_id is null and d.trashed_at is null and d.delivered_at <= now()
          order by d.delivered_at desc, d.message_id desc limit 1) as id
        from unnest(${uuidArray(people)}) one(id)`,
  )
}
