'use client'

import Link from 'next/link'
import { historyWords } from '#components/chat/history-words'
import { fill } from '#components/chat/panel-words'
import { TalkMessages } from '#components/chat/talk-messages'
import { useChat } from '#components/chat/use-chat'
import { formatTime } from '#components/ui/format-time'
import { Icon } from '#components/ui/icon'
import type { ChatPage, RoomRow } from '#domain/chat/types'
import { groupMessages } from '../group-messages.ts'
import { ChatForm } from './chat-form.tsx'
import type { ListWords } from './list-words.tsx'
import { PlainSay } from './plain-say.tsx'
import '../talk.css'

export type PlainWords = ListWords & Record<'newest' | 'reload' | 'markRead', string>
type Props = {
  room: RoomRow
  page: ChatPage
  me: { id: string; name: string }
  /** It shows what was said before a number, not the last messages. */
  isPast: boolean
  /** The id of the message that is written here. */
  nextId: string
  /** The moment of the page (ISO 8601). */
  now: string
  words: PlainWords
}

/** A talk by links and forms alone: who is in it, what was said, the way to what was said before, where one writes. */
export function PlainTalk({ room, page, me, isPast, nextId, now, words: own }: Props) {
  const { words, zoned } = useChat()
  const here = `/chat/${room.id}`
  const dayOf = (at: string) => formatTime(new Date(at), 'day', zoned, new Date(now))
  const readSeq = isPast ? Number.MAX_SAFE_INTEGER : room.readSeq
  const items = groupMessages({ messages: page.messages, sending: [], me, readSeq, dayOf, today: dayOf(now) })
  const names = room.people.map(({ name, state }) => (state === 'invited' ? fill(words.invitedMark, { name }) : name))
  return (
    <>
      <div className="in-room">
        <span className="grow">
          <span className="sr">{words.participants}</span>
          {[...names, words.youIn].join(', ')}
        </span>
        {room.closed ? null : (
          <Link className="btn btn-bare btn-sm" href={`/chat/new?room=${room.id}`} prefetch={false}>
            <Icon name="plus" size={16} />
            {words.invite}
          </Link>
        )}
      </div>
      {/* Turned round, so that the last message is in view without a script. */}
      <div className="talk lined plain">
        <div>
          {page.more ? (
            <Link className="btn btn-bare btn-sm older" href={`${here}?before=${page.messages[0]?.seq}`} prefetch={false}>
              {words.older}
            </Link>
          ) : null}
          {room.withHistory ? <p className="event lined">{words.withHistoryNote}</p> : null}
          {items.length === 0 ? <p className="event lined">{words.sayFirst}</p> : null}
          <TalkMessages items={items} />
        </div>
      </div>
      <div className="plain-foot">
        <Link className="btn btn-bare btn-sm" href={`${here}/history`} prefetch={false}>
          <Icon name="share" size={16} />
          {historyWords(zoned.locale).title}
        </Link>
        <a className="btn btn-bare btn-sm" href={here}>
          <Icon name="refresh-cw" size={16} />
          {isPast ? own.newest : own.reload}
        </a>
        {room.unread > 0 && !isPast ? (
          <ChatForm verb="read" fields={{ room: room.id, seq: String(room.lastSeq) }} back={here} failed={own.failed}>
            <button type="submit" className="btn btn-bare btn-sm">
              {own.markRead}
            </button>
          </ChatForm>
        ) : null}
      </div>
      {room.closed ? <p className="closed small mute">{room.closed}</p> : <PlainSay room={room.id} nextId={nextId} />}
    </>
  )
}
