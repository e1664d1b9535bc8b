import { CHAT_NEWS, type ChatNewsEvent } from '#components/header/chat-news'
import { applyChatNews, applyPage, type ChatView, EMPTY_CHAT, type Gap, listGaps } from '#domain/chat/apply-chat-news'
import type { ChatNews, ChatOverview, ChatPage, RoomRow } from '#domain/chat/types'
import { Outbox, type Sending } from './outbox.ts'
import { type ChatAnswer, postChat } from './post-chat.ts'

/** What was refused stands in the box again, with why. */
export type Refused = { text: string; sentence: string }

export type ChatState = {
  /** As the server tells it (domain/chat/apply-chat-news.ts). */
  view: ChatView
  /** Read here up to there; the server hears it a moment later. */
  seen: Record<string, number>
  sending: Sending[]
  refused: Record<string, Refused>
  /** The room whose tab is in front; empty for none. */
  active: string
  /** The overview could not be loaded. */
  trouble: boolean
}

export const NOTHING: ChatState = {
  view: EMPTY_CHAT,
  seen: {},
  sending: [],
  refused: {},
  active: '',
  trouble: false,
}

/** Where this tab keeps which talk was in front. */
const ACTIVE = 'preau-chat-active'

function keptActive(): string {
  try {
    return sessionStorage.getItem(ACTIVE) ?? ''
  } catch {
    return ''
  }
}

/** After a load that failed. */
const AGAIN_MS = 10_000

/** The chat of one person in this tab of the browser: loaded once, kept up by the stream, whatever shows it. */
export class ChatStore {
  readonly me: string
  readonly #leaving = new AbortController()
  readonly #listeners = new Set<() => void>()
  readonly #outbox: Outbox
  /** News that came before what they change. */
  #early: ChatNews[] = []
  #loading: Promise<void> | undefined
  /** Pages on their way. */
  readonly #asked = new Set<string>()
  #state = NOTHING

  constructor(me: string) {
    this.me = me
    this.#outbox = new Outbox(me, {
      onChange: (sending) => this.#set({ sending }),
      onSent: (message) => this.#hear({ at: this.#state.view.at, messages: [message] }),
      onRefused: ({ roomId, text }, sentence) => this.#set({ refused: { ...this.#state.refused, [roomId]: { text, sentence } } }),
    })
    addEventListener(CHAT_NEWS, (event) => this.#hear((event as ChatNewsEvent).detail), { signal: this.#leaving.signal })
    this.#outbox.open(this.#leaving.signal)
    this.#set({ active: keptActive() })
    void this.load()
  }

  readonly get = (): ChatState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    this.#leaving.abort()
  }

  /** The overview anew, and of every talk that was shown what was said since. */
  load(): Promise<void> {
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined
    })
    return this.#loading
  }

  /** The last messages of a talk, unless they are here. */
  async show(roomId: string): Promise<void> {
    if (!this.#state.view.pages[roomId]) await this.#fetch(roomId, '', 'newest')
  }

  async showOlder(roomId: string): Promise<void> {
    const { pages, older } = this.#state.view
    const [first] = pages[roomId] ?? []
    if (first && older[roomId]) await this.#fetch(roomId, `?before=${first.seq}`, 'before')
  }

  send(roomId: string, text: string): void {
    this.#set({ refused: without(this.#state.refused, roomId) })
    this.#outbox.add(roomId, text)
  }

  sendAgain(id: string): void {
    this.#outbox.again(id)
  }

  forget(id: string): void {
    this.#outbox.forget(id)
  }

  /** What was refused stands in the box again. */
  takeBack(roomId: string): void {
    this.#set({ refused: without(this.#state.refused, roomId) })
  }

  activate(roomId: string): void {
    this.#set({ active: roomId })
    try {
      sessionStorage.setItem(ACTIVE, roomId)
    } catch {
      // A reload shows the first tab then.
    }
  }

  /** All of the talk is read: shown at once, told to the server. */
  read(roomId: string): void {
    const last = Math.max(this.#roomOf(roomId)?.lastSeq ?? 0, this.#state.view.pages[roomId]?.at(-1)?.seq ?? 0)
    if (last <= readUpTo(this.#state, roomId)) return
    this.#set({ seen: { ...this.#state.seen, [roomId]: last } })
    void postChat('read', { room: roomId, seq: String(last) }, { keepalive: true })
  }

  /** A verb of the chat (domain/chat/doors.ts); a room that it gives is shown at once. */
  async ask<A extends object = object>(verb: string, fields: Record<string, string | string[]>): Promise<ChatAnswer<A>> {
    const answer = await postChat<A>(verb, fields)
    if ('room' in answer) this.#hear({ at: this.#state.view.at, rooms: [answer.room as RoomRow] })
    return answer
  }

  /** The talk is no longer the viewer's. */
  drop(roomId: string): void {
    this.#hear({ at: this.#state.view.at, gone: [roomId] })
  }

  /** The talk as it must be after what was just done, until the server says it. */
  put(room: RoomRow): void {
    this.#hear({ at: this.#state.view.at, rooms: [room] })
  }

  async #load(): Promise<void> {
    const overview = await fetchJson<ChatOverview>('/api/chat')
    if (!overview) {
      this.#set({ trouble: this.#state.view.overview === null })
      setTimeout(() => this.#leaving.signal.aborted || void this.load(), AGAIN_MS)
      return
    }
    this.#hear({ at: overview.at, overview })
    this.#set({ trouble: false })
    const early = this.#early
    this.#early = []
    for (const news of early) this.#hear(news)
    this.#outbox.flush()
  }

  #hear(news: ChatNews): void {
    if (news.isGreeting) void this.load()
    if (!this.#state.view.overview && !news.overview) return void this.#early.push(news)
    const shown = news.pagesChanged ? Object.keys(this.#state.view.pages) : []
    this.#show(applyChatNews(this.#state.view, news))
    for (const roomId of shown) void this.show(roomId)
  }

  /** What is known now; what it lacks is asked for. */
  #show(view: ChatView): void {
    this.#set({ view })
    for (const gap of listGaps(view)) void this.#fetch(gap.roomId, `?after=${gap.after}`, gap)
  }

  async #fetch(roomId: string, query: string, asked: 'newest' | 'before' | Gap): Promise<void> {
    if (this.#asked.has(roomId)) return
    this.#asked.add(roomId)
    const page = await fetchJson<ChatPage>(`/api/chat/rooms/${roomId}${query}`)
    this.#asked.delete(roomId)
    if (page) this.#show(applyPage(this.#state.view, roomId, page, asked))
  }

  #roomOf(roomId: string): RoomRow | undefined {
    return this.#state.view.overview?.rooms.find(({ id }) => id === roomId)
  }

  #set(change: Partial<ChatState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}

/** One a tab of the browser, made when something first asks for it; the one of who signed in before is closed. */
let store: ChatStore | undefined

export function chatOf(me: string): ChatStore {
  if (store?.me === me) return store
  store?.close()
  store = new ChatStore(me)
  return store
}

/** Up to which number the viewer has read a talk: what the server says, or what was seen here since. */
export function readUpTo({ view, seen }: ChatState, roomId: string): number {
  const room = view.overview?.rooms.find(({ id }) => id === roomId)
  return Math.max(room?.readSeq ?? 0, seen[roomId] ?? 0)
}

/** Unread messages of a row as shown: none where all was seen here already. */
export function unreadOf(state: ChatState, room: RoomRow): number {
  return readUpTo(state, room.id) >= room.lastSeq ? 0 : room.unread
}

function without<V>(record: Record<string, V>, key: string): Record<string, V> {
  return Object.fromEntries(Object.entries(record).filter(([one]) => one !== key))
}

async function fetchJson<T>(path: string): Promise<T | null> {
  const answer = await fetch(path, { headers: { accept: 'application/json' } }).catch(() => null)
  return answer?.ok ? ((await answer.json()) as T) : null
}
