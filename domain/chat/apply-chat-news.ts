import { byPlace } from './by-place.ts'
import type { ChatMessage, ChatNews, ChatOverview, ChatPage, RoomRow } from './types.ts'

/** What a screen knows of somebody's chat. Moments (`at`, `told`) are milliseconds of the database. */
export type ChatView = {
  overview: ChatOverview | null
  /** Of the talks that are shown, oldest first; none below `sure` is missing, beyond it some may be. */
  pages: Record<string, ChatMessage[]>
  sure: Record<string, number>
  /** Shown talks with older messages than those here. */
  older: Record<string, boolean>
  /** Unread messages, invitations and requests, stopped at 100. */
  count: number
  /** The latest moment told. What an answer says is as fresh: give it as news of this moment. */
  at: number
  /** When was told: of a room (also that it is gone), of somebody's presence, the count. A later word is not undone by an earlier one. */
  told: { count: number; rooms: Record<string, number>; presence: Record<string, number> }
}

/** What a shown talk lacks: ask for the page after `after`, and give it to `applyPage` with the gap. */
export type Gap = { roomId: string; after: number; upTo: number }

export const EMPTY_CHAT: ChatView = {
  overview: null,
  pages: {},
  sure: {},
  older: {},
  count: 0,
  at: 0,
  told: { count: 0, rooms: {}, presence: {} },
}

/**
 * News applied, in whatever order they come and how often: what remains is what a fresh load gives, up to `listGaps`. Rooms that are
 * gone take their pages along; when whom one hears changed all pages go, and those shown are to be loaded again.
 */
export function applyChatNews(view: ChatView, news: ChatNews): ChatView {
  const steps = [applyOverview, applyRooms, applyGone, applyPresence, applyCount, applyMessages]
  const changed = steps.reduce((one, step) => step(one, news), view)
  const pages = news.pagesChanged ? { pages: {}, sure: {}, older: {} } : {}
  return { ...changed, ...pages, at: Math.max(view.at, news.at) }
}

/** A page that was asked for: the newest (nothing else given), the one before what is here, or what fills a gap. */
export function applyPage(view: ChatView, roomId: string, page: ChatPage, asked: 'newest' | 'before' | Gap): ChatView {
  const own = view.pages[roomId]
  if (!own && asked !== 'newest') return view
  const last = page.messages.at(-1)?.seq ?? 0
  const pages = { ...view.pages, [roomId]: addMessages(own ?? [], page.messages) }
  if (asked === 'before') return { ...view, pages, older: { ...view.older, [roomId]: page.more } }
  if (asked !== 'newest') return extend({ ...view, pages }, roomId, page.more ? last : Math.max(last, asked.upTo))
  const older = own ? view.older : { ...view.older, [roomId]: page.more }
  return extend({ ...view, pages, older }, roomId, own ? 0 : last)
}

/** The shown talks in which something is missing. */
export function listGaps({ overview, pages, sure }: ChatView): Gap[] {
  return Object.entries(pages).flatMap(([roomId, messages]) => {
    const after = sure[roomId] ?? 0
    const room = overview?.rooms.find(({ id }) => id === roomId)
    const upTo = Math.max(room?.lastSeq ?? 0, messages.at(-1)?.seq ?? 0)
    return upTo > after ? [{ roomId, after, upTo }] : []
  })
}

/** Messages in their order, each once. */
export function addMessages(page: ChatMessage[], more: ChatMessage[]): ChatMessage[] {
  const all = new Map([...page, ...more].map((one) => [one.seq, one]))
  return [...all.values()].toSorted((a, b) => a.seq - b.seq)
}

function applyOverview(view: ChatView, { overview }: ChatNews): ChatView {
  const known = view.overview
  if (!overview || (known && overview.at < known.at)) return view
  const rooms = { ...view.told.rooms }
  const isLater = (id: string) => (rooms[id] ?? 0) > overview.at
  const kept = (known?.rooms ?? []).filter(({ id }) => isLater(id))
  const fresh = overview.rooms.filter(({ id }) => !isLater(id)).map((room) => newer(known, room))
  for (const { id } of [...(known?.rooms ?? []), ...overview.rooms]) if (!isLater(id)) rooms[id] = overview.at
  const contacts = overview.contacts.map((one) => {
    const before = known?.contacts.find(({ id }) => id === one.id)
    return before && (view.told.presence[one.id] ?? 0) > overview.at ? { ...one, presence: before.presence } : one
  })
  const me =
    known && (view.told.presence[overview.me.id] ?? 0) > overview.at
      ? { ...overview.me, presence: known.me.presence }
      : overview.me
  const merged = { ...overview, me, contacts, rooms: [...kept, ...fresh].toSorted(byPlace) }
  return withoutPagesOfGone({ ...view, overview: merged, told: { ...view.told, rooms } })
}

function newer(known: ChatOverview | null, room: RoomRow): RoomRow {
  const before = known?.rooms.find(({ id }) => id === room.id)
  return before && before.version > room.version ? before : room
}

function applyRooms(view: ChatView, { at, rooms = [] }: ChatNews): ChatView {
  return rooms.reduce((one, room) => putRoom(one, at, room), view)
}

function putRoom(view: ChatView, at: number, room: RoomRow): ChatView {
  const { overview, told } = view
  if (!overview) return view
  const known = overview.rooms.find(({ id }) => id === room.id)
  const before = told.rooms[room.id] ?? 0
  if (known ? known.version > room.version : before > at) return view
  const rooms = [...overview.rooms.filter(({ id }) => id !== room.id), room].toSorted(byPlace)
  const put = {
    ...view,
    overview: { ...overview, rooms },
    told: { ...told, rooms: { ...told.rooms, [room.id]: Math.max(at, before) } },
  }
  const { last } = room
  return last && put.sure[room.id] === last.seq - 1 ? addTo(put, room.id, messageOf(room.id, last)) : put
}

function messageOf(roomId: string, { isMine, ...last }: NonNullable<RoomRow['last']>): ChatMessage {
  return { ...last, roomId }
}

function applyGone(view: ChatView, { at, gone = [] }: ChatNews): ChatView {
  const { overview, told } = view
  const ids = gone.filter((id) => (told.rooms[id] ?? 0) <= at)
  if (!overview || ids.length === 0) return view
  const rooms = overview.rooms.filter(({ id }) => !ids.includes(id))
  const moments = Object.fromEntries(ids.map((id) => [id, at]))
  const left = { ...view, overview: { ...overview, rooms }, told: { ...told, rooms: { ...told.rooms, ...moments } } }
  return withoutPagesOfGone(left)
}

function withoutPagesOfGone(view: ChatView): ChatView {
  const here = new Set(view.overview?.rooms.map(({ id }) => id))
  const keep = <V>(record: Record<string, V>) => Object.fromEntries(Object.entries(record).filter(([id]) => here.has(id)))
  return { ...view, pages: keep(view.pages), sure: keep(view.sure), older: keep(view.older) }
}

function applyPresence(view: ChatView, { at, presence }: ChatNews): ChatView {
  const { overview, told } = view
  if (!overview || !presence) return view
  const fresh = Object.fromEntries(Object.entries(presence).filter(([id]) => (told.presence[id] ?? overview.at) <= at))
  const contacts = overview.contacts.map((one) => ({ ...one, presence: fresh[one.id] ?? one.presence }))
  const me = { ...overview.me, presence: fresh[overview.me.id] ?? overview.me.presence }
  const moments = Object.fromEntries(Object.keys(fresh).map((id) => [id, at]))
  return { ...view, overview: { ...overview, me, contacts }, told: { ...told, presence: { ...told.presence, ...moments } } }
}

function applyCount(view: ChatView, { at, count }: ChatNews): ChatView {
  if (count === undefined || at < view.told.count) return view
  return { ...view, count, told: { ...view.told, count: at } }
}

function applyMessages(view: ChatView, { messages = [] }: ChatNews): ChatView {
  return messages.reduce((one, message) => addTo(one, message.roomId, message), view)
}

/** Into the page of its talk, if that is shown. */
function addTo(view: ChatView, roomId: string, message: ChatMessage): ChatView {
  const page = view.pages[roomId]
  if (!page || page.some(({ seq }) => seq === message.seq)) return view
  return extend({ ...view, pages: { ...view.pages, [roomId]: addMessages(page, [message]) } }, roomId, 0)
}

/** Sure up to `seq`, and on as long as numbers follow each other. */
function extend(view: ChatView, roomId: string, seq: number): ChatView {
  let sure = Math.max(view.sure[roomId] ?? 0, seq)
  for (const message of view.pages[roomId] ?? []) if (message.seq === sure + 1) sure++
  return { ...view, sure: { ...view.sure, [roomId]: sure } }
}
