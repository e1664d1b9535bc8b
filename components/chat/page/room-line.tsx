'use client'

import Link from 'next/link'
import { fill, type PanelWords } from '#components/chat/panel-words'
import { PresenceDot } from '#components/chat/presence-dot'
import { presenceWords } from '#components/chat/presence-words'
import { useChat } from '#components/chat/use-chat'
import { Avatar } from '#components/ui/avatar'
import { formatTime, type TimeZoned } from '#components/ui/format-time'
import { Icon } from '#components/ui/icon'
import { RaisedTime } from '#components/ui/raised-time'
import type { Design } from '#domain/chat/chat-looks'
import type { Contact, RoomRow } from '#domain/chat/types'
import type { PresenceView } from '#domain/presence/types'
import type { ListWords } from './list-words.tsx'
import { RoomActions } from './room-actions.tsx'

type Props = {
  room: RoomRow
  words: ListWords
  design: Design
  /** Of the other of a talk of two. */
  presence: PresenceView | null
  isCurrent: boolean
  onHidden: (room: RoomRow) => void
}

/** A talk in the list: 1 its picture, 2 the stroke of what is new beside it, 3 the stroke alone. Blocked ones are grey, with icon and word. */
export function RoomLine({ room, words, design, presence, isCurrent, onHidden }: Props) {
  const { words: said, zoned } = useChat()
  const { id, title, kind, unread, isBlocked } = room
  const showsUnread = design !== '1'
  const isNew = showsUnread && unread > 0
  const looks = ['row lined', isNew && 'unread', isCurrent && 'current', isBlocked && 'blocked'].filter(Boolean).join(' ')
  return (
    <li className={looks}>
      <span className="tick">{design === '3' ? null : <Avatar name={title} kind={kind === 'pair' ? 'person' : 'group'} />}</span>
      <div className="txt">
        <div className="l1">
          <span className="from">
            {isNew ? <span className="sr">{unreadWords(unread, words)}</span> : null}
            <Link
              className="subj cut"
              id={`room-${id}`}
              href={`/chat/${id}`}
              prefetch={false}
              dir="auto"
              aria-current={isCurrent || undefined}
            >
              {title}
            </Link>
            {presence && !isBlocked ? <PresenceDot presence={presence} words={presenceWords(zoned.locale)} /> : null}
            {isBlocked ? (
              <span className="tag">
                <Icon name="ban" size={14} />
                {words.blocked}
              </span>
            ) : null}
          </span>
          <RaisedTime at={room.at}>{formatTime(new Date(room.at), 'list', zoned)}</RaisedTime>
        </div>
        <p className="prev cut" dir="auto">
          {lastWords(room, words, said, zoned)}
        </p>
      </div>
      <RoomActions
        room={room}
        words={words}
        showsUnread={showsUnread}
        isOpen={isCurrent}
        describedBy={`room-${id}`}
        onHidden={onHidden}
      />
    </li>
  )
}

function unreadWords(count: number, { unread }: ListWords): string {
  return count === 1 ? unread.one : unread.many.replace('#', count > 99 ? '99+' : String(count))
}

function lastWords({ last, kind }: RoomRow, words: ListWords, said: PanelWords, zoned: TimeZoned): string {
  if (!last) return words.nothing
  const { author, about, text, isMine } = last
  if (last.kind !== 'text') {
    const sentences = isMine ? said.ownEvent : said.event
    return fill(sentences[last.kind], { author, about, hour: formatTime(new Date(last.at), 'hour', zoned) })
  }
  if (isMine) return words.you + text
  return kind === 'group' ? fill(words.says, { name: author, text }) : text
}

/** What the viewer sees of the other of a pair: offline, unless they are a favourite who accepted. */
export function presenceOf({ people }: RoomRow, contacts: Contact[]): PresenceView {
  const contact = contacts.find(({ id, state }) => id === people[0]?.id && state === 'accepted')
  return contact?.presence ?? { status: 'offline', text: '', idleSince: null }
}
