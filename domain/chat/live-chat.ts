import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { uuidArray } from '#domain/directory/ref-ids'
import type { LiveEvent, LiveSource } from '#domain/live/source'
import { viewerOf } from '#domain/session/viewer-of'
import { readChatCounts } from './chat-counts.ts'
import { isDeafTo } from './hearing.ts'
import { partnerOf } from './open-talk.ts'
import { readChatOverview } from './overview.ts'
import { readOwnRooms } from './room-rows.ts'
import type { ChatNews } from './types.ts'

type OwnRow = { roomId: string; personId: string }
type News = Map<string, ChatNews>

/**
 * Signals: `room` (something happened in it, for all in it), `chat-row` (`<room>/<person>`: that person did something with it),
 * `chat-own` (a person: contacts, requests or status changed), `chat-blocks` (a person: whom they hear changed), `chat-school` (a
 * school's policies or designs: its people are greeted anew).
 */
export const liveChat: LiveSource = {
  kinds: ['room', 'chat-row', 'chat-own', 'chat-blocks', 'chat-school'],

  async explain(ids, people, db) {
    const here = new Set(people)
    const own = (ids['chat-row'] ?? []).map(rowOf).filter(({ personId }) => here.has(personId))
    const blocks = (ids['chat-blocks'] ?? []).filter((id) => here.has(id))
    const anew = [...new Set([...(ids['chat-own'] ?? []).filter((id) => here.has(id)), ...blocks])]
    const inRooms = (await listConcerned(ids.room ?? [], db)).filter(({ personId }) => here.has(personId))
    const concerned = [...own, ...inRooms]
    const greeted = await listOfSchools(ids['chat-school'] ?? [], people, db)
    const news = await countedNews([...concerned.map(({ personId }) => personId), ...anew, ...greeted], db)
    await addRooms(news, concerned, own, db)
    await addOverviews(news, anew, blocks, db)
    for (const personId of greeted) Object.assign(news.get(personId) ?? {}, { isGreeting: true })
    return asEvents(news)
  },

  async greet(people, db) {
    const news = await countedNews(people, db)
    for (const one of news.values()) one.isGreeting = true
    return asEvents(news)
  },
}

async function countedNews(people: string[], db: Database): Promise<News> {
  if (people.length === 0) return new Map()
  const { at, counts } = await readChatCounts([...new Set(people)], db)
  return new Map([...counts].map(([id, count]) => [id, { at, count }]))
}

/** Their rooms as they are now; what is no longer in somebody's list is told to whose doing that is, and to nobody else. */
async function addRooms(news: News, concerned: OwnRow[], own: OwnRow[], db: Database): Promise<void> {
  if (concerned.length === 0) return
  const wanted = sql`select distinct room_id, person_id from unnest(${uuidArray(concerned.map(({ roomId }) => roomId))},
    ${uuidArray(concerned.map(({ personId }) => personId))}) one(room_id, person_id)`
  const found = (await readOwnRooms(wanted, db)).filter(({ isListed }) => isListed)
  for (const { personId, room } of found) {
    const one = news.get(personId)
    if (one) one.rooms = [...(one.rooms ?? []), room]
  }
  const listed = new Set(found.map(({ personId, room }) => `${room.id}/${personId}`))
  for (const { roomId, personId } of own) {
    const one = news.get(personId)
    if (one && !listed.has(`${roomId}/${personId}`)) one.gone = [...(one.gone ?? []), roomId]
  }
}

async function addOverviews(news: News, anew: string[], blocks: string[], db: Database): Promise<void> {
  for (const personId of anew) {
    const viewer = await viewerOf(personId, db)
    const one = news.get(personId)
    if (!viewer || !one) continue
    one.overview = await readChatOverview(viewer, db)
    if (blocks.includes(personId)) one.pagesChanged = true
  }
}

/**
 * Who is in the rooms or invited, wherever they are connected: a room has fewer people than a process. Whoever blocks the other of a
 * pair is not: nothing of it is news for them.
 */
function listConcerned(rooms: string[], db: Database): Promise<OwnRow[]> {
  if (rooms.length === 0) return Promise.resolve([])
  return rows<OwnRow>(
    db,
    sql`select m.room_id as "roomId", m.person_id as "personId" from room_members m join rooms r on r.id = m.room_id
        where m.room_id = any (${uuidArray(rooms)}) and m.state <> 'left'
          and not (r.kind = 'pair' and ${isDeafTo(sql`m.person_id`, partnerOf('r', sql`m.person_id`))})`,
  )
}

async function listOfSchools(schools: string[], people: string[], db: Database): Promise<string[]> {
  if (schools.length === 0) return []
  const found = await rows<{ id: string }>(
    db,
    sql`select id from people where id = any (${uuidArray(people)}) and school_id = any (${uuidArray(schools)})`,
  )
  return found.map(({ id }) => id)
}

function rowOf(id: string): OwnRow {
  const [roomId = '', personId = ''] = id.split('/')
  return { roomId, personId }
}

function asEvents(news: News): Map<string, LiveEvent> {
  return new Map([...news].map(([personId, data]) => [personId, { name: 'chat', data }]))
}
