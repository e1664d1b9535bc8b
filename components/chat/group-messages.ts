import type { ChatMessage } from '#domain/chat/types'
import type { Sending } from './outbox.ts'

/** A bubble; `sending` while it has not left. */
export type Bubble = { id: string; text: string; isNew: boolean; sending?: Sending }

/** What a talk shows from top to bottom. `at`: ISO 8601. */
export type TalkItem =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'news'; key: string; count: number }
  | { kind: 'event'; key: string; message: ChatMessage }
  | { kind: 'say'; key: string; authorId: string; author: string; isMine: boolean; at: string; bubbles: Bubble[] }

type Talk = {
  messages: ChatMessage[]
  sending: Sending[]
  me: { id: string; name: string }
  /** Messages of others after this number are new. */
  readSeq: number
  /** The day of a moment, as one compares and says it. */
  dayOf: (at: string) => string
  today: string
}

/** Who says several things within so many milliseconds is named once. */
const TOGETHER_MS = 5 * 60_000

/** Messages as one reads them: days apart, an author named once, what is new below a rule, what has not left at the end. */
export function groupMessages({ messages, sending, me, readSeq, dayOf, today }: Talk): TalkItem[] {
  const items: TalkItem[] = []
  const isNew = ({ seq, authorId, kind }: ChatMessage) => seq > readSeq && authorId !== me.id && kind === 'text'
  const news = messages.filter(isNew)
  let day = today
  for (const message of messages) {
    if (dayOf(message.at) !== day) items.push({ kind: 'day', key: `day ${message.id}`, at: message.at })
    day = dayOf(message.at)
    if (message === news[0]) items.push({ kind: 'news', key: 'news', count: news.length })
    if (message.kind === 'text') say(items, { ...message, isMine: message.authorId === me.id, isNew: isNew(message) })
    else items.push({ kind: 'event', key: message.id, message })
  }
  const known = new Set(messages.map(({ id }) => id))
  for (const one of sending.filter(({ id }) => !known.has(id)))
    say(items, {
      id: one.id,
      text: one.text,
      at: new Date(one.at).toISOString(),
      authorId: me.id,
      author: me.name,
      isMine: true,
      isNew: false,
      sending: one,
    })
  return items
}

type Said = Pick<ChatMessage, 'id' | 'text' | 'at' | 'authorId' | 'author'> & {
  isMine: boolean
  isNew: boolean
  sending?: Sending
}

function say(items: TalkItem[], { id, text, at, authorId, author, isMine, isNew, sending }: Said): void {
  const bubble: Bubble = { id, text, isNew, ...(sending ? { sending } : {}) }
  const last = items.at(-1)
  const goesOn = last?.kind === 'say' && last.authorId === authorId && Date.parse(at) - Date.parse(last.at) < TOGETHER_MS
  if (goesOn) last.bubbles.push(bubble)
  else items.push({ kind: 'say', key: id, authorId, author, isMine, at, bubbles: [bubble] })
}
