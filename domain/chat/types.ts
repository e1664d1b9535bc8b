import type { PresenceView } from '#domain/presence/types'
import type { ChatContent } from './chat-policy.ts'

/** Bounds of the chat; the database holds the lengths too. */
export const CHAT_LIMITS = {
  /** Characters of a message. */
  text: 2000,
  /** Characters of a room's name. */
  name: 80,
  /** People in a room, those invited included. */
  people: 100,
  /** Rooms in somebody's list; the oldest fall out of sight until something is said in them. */
  rooms: 100,
  /** Messages a page. */
  page: 50,
} as const

/**
 * What was said in a room, or what happened in it. `about`: names of those invited, where the history went, the new name; of one
 * who `left` it is `declined` where they had never joined.
 */
export type ChatMessage = {
  roomId: string
  /** Its place in the room, ever growing, with gaps. */
  seq: number
  /** Made by the screen that said it (uuidv7). */
  id: string
  kind: 'text' | 'invited' | 'joined' | 'left' | 'renamed' | 'history'
  authorId: string
  author: string
  text: string
  about: string
  /** ISO 8601, of the database's clock. */
  at: string
}

/** A page of a room, oldest first; `more`: there are older ones (or, asked with `after`, newer ones). */
export type ChatPage = { messages: ChatMessage[]; more: boolean }

export type RoomPerson = { id: string; name: string; state: 'invited' | 'joined' }

/** A room as one person has it: a row of their list, a tab of their panel. */
export type RoomRow = {
  id: string
  /** An older view of the same room has a smaller one: `last_seq` + the member's own version. */
  version: number
  kind: 'pair' | 'group'
  /** The other's name, the name given, or the names of the people in it. */
  title: string
  /** Those in it and those invited, the viewer left out; by name. */
  people: RoomPerson[]
  state: 'invited' | 'joined'
  /** Who invited the viewer; empty unless `state` is `invited`. */
  invitedBy: string
  /** The last message that the viewer may see; null for none. */
  last: (Omit<ChatMessage, 'roomId'> & { isMine: boolean }) | null
  /** The last number that the viewer may see: a screen that has messages up to there has all. */
  lastSeq: number
  /** Hour of `last`, or of the room where nothing was said (ISO 8601): the list's order. */
  at: string
  readSeq: number
  /** Messages of others that were not read, stopped at 100. */
  unread: number
  isOpen: boolean
  /** The viewer blocks the other of the pair. */
  isBlocked: boolean
  /** The viewer may block the other of the pair: a student or guardian, by a student or guardian. */
  mayBlock: boolean
  /** Why the viewer may not write here, as a sentence; empty when they may. */
  closed: string
  withHistory: boolean
}

/** A favourite, or one asked for: `accepted` shows the status, the others are offline to the viewer. */
export type Contact = { id: string; name: string; role: string; state: 'requested' | 'accepted'; presence: PresenceView }

/** Somebody who asks the viewer to be their favourite. */
export type ContactRequest = { id: string; name: string; role: string }

/** All that the panel shows but the messages. A fresh one replaces what is shown. */
export type ChatOverview = {
  /** Milliseconds of the database's clock when it was read. */
  at: number
  me: { id: string; name: string; policy: ChatContent; presence: PresenceView; mayInviteOutside: boolean }
  /** Not those deleted from the list; newest first. */
  rooms: RoomRow[]
  contacts: Contact[]
  requests: ContactRequest[]
  looks: { list: '1' | '2' | '3'; detail: '1' | '2' | '3'; order: 'newest' | 'oldest' }
}

/**
 * What an open screen is told (event `chat`). Everything but `count` is left out where nothing changed. Applied to the overview
 * and the pages that a screen has, in any order, it gives what a fresh load gives: `domain/chat/apply-chat-news.ts`.
 */
export type ChatNews = {
  at: number
  /** Unread messages + invitations + requests, stopped at 100; left out by what is told at once, before it is counted. */
  count?: number
  /** Said just now, at most a few a room. */
  messages?: ChatMessage[]
  rooms?: RoomRow[]
  /** Rooms that are no longer in the list. */
  gone?: string[]
  /** Status of accepted favourites, by person. */
  presence?: Record<string, PresenceView>
  /** Everything anew: contacts, requests, own status, blocks or the school's settings changed. */
  overview?: ChatOverview
  /** Whom the viewer hears changed: what a screen has of pages must be asked for anew. */
  pagesChanged?: true
  /** The stream was opened (again): what was said meanwhile must be asked for. */
  isGreeting?: true
}
