'use client'

import { useEffect, useMemo, useState } from 'react'
import { formatTime } from '#components/ui/format-time'
import { Icon } from '#components/ui/icon'
import type { ChatMessage, RoomRow } from '#domain/chat/types'
import { isWatched } from './attention.ts'
import { readUpTo } from './chat-store.ts'
import { groupMessages } from './group-messages.ts'
import { Invitation } from './invitation.tsx'
import { InvitePeople } from './invite-people.tsx'
import { MessageBox } from './message-box.tsx'
import { fill } from './panel-words.tsx'
import { Participants } from './participants.tsx'
import { SendHistory } from './send-history.tsx'
import { TalkMessages } from './talk-messages.tsx'
import { useChat } from './use-chat.tsx'
import { useTalkScroll } from './use-talk-scroll.ts'
import './talk.css'

type Props = {
  room: RoomRow
  /** The id of the region, to which a tab points. */
  id: string
}

/** A talk as its member has it: who is in it, what was said, where one writes. One who is only invited decides first. */
export function Talk(props: Props) {
  const { room, id } = props
  return room.state === 'invited' ? <Invitation room={room} id={id} /> : <Joined key={room.id} {...props} />
}

function Joined({ room, id }: Props) {
  const [inviting, setInviting] = useState(false)
  return (
    <>
      <Participants room={room} inviting={inviting} onInvite={() => setInviting(!inviting)} />
      {inviting ? (
        <div className="inviting" id={id} role="tabpanel" aria-label={room.title}>
          <InvitePeople room={room} onDone={() => setInviting(false)} />
        </div>
      ) : (
        <>
          <Said room={room} id={id} />
          {room.closed ? (
            <p className="closed small mute">{room.closed}</p>
          ) : (
            <MessageBox room={room} tools={<SendHistory room={room} />} />
          )}
        </>
      )}
    </>
  )
}

const NONE: ChatMessage[] = []

function Said({ room, id }: { room: RoomRow; id: string }) {
  const { state, chat, words, zoned, me } = useChat()
  const messages = state.view.pages[room.id]
  const readSeq = readUpTo(state, room.id)
  const own = state.sending
  const sending = useMemo(() => own.filter(({ roomId }) => roomId === room.id), [own, room.id])
  const name = state.view.overview?.me.name ?? ''
  const items = useMemo(() => {
    const dayOf = (at: string) => formatTime(new Date(at), 'day', zoned)
    const today = dayOf(new Date().toISOString())
    return groupMessages({ messages: messages ?? NONE, sending, me: { id: me, name }, readSeq, dayOf, today })
  }, [messages, sending, me, name, readSeq, zoned])
  useEffect(() => void chat().show(room.id), [chat, room.id])
  // Whoever is writing here sees what comes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each message that comes is a reason to look.
  useEffect(() => {
    if (isWatched(room.id)) chat().read(room.id)
  }, [room.id, room.lastSeq, messages?.at(-1)?.seq])

  const last = messages?.at(-1)
  const scroll = useTalkScroll({
    roomId: room.id,
    first: messages?.[0]?.id ?? '',
    last: `${last?.id} ${sending.length}`,
    readSeq,
    lastSeq: last?.seq ?? 0,
    onTop: () => void chat().showOlder(room.id),
  })
  const passed = messages?.findLast(({ seq, kind, authorId }) => seq > scroll.passed && kind === 'text' && authorId !== me)
  return (
    <>
      <div
        className="talk lined"
        id={id}
        role="tabpanel"
        aria-label={room.title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard.
        tabIndex={0}
        ref={scroll.talk}
        onScroll={scroll.onScroll}
      >
        {state.view.older[room.id] ? (
          <button type="button" className="btn btn-bare btn-sm older" onClick={() => void chat().showOlder(room.id)}>
            {words.older}
          </button>
        ) : null}
        <div className="push" />
        {room.withHistory ? <p className="event lined">{words.withHistoryNote}</p> : null}
        {messages && items.length === 0 ? <p className="event lined">{words.sayFirst}</p> : null}
        {messages ? null : <p className="event lined">{words.loading}</p>}
        <TalkMessages items={items} />
      </div>
      {passed ? (
        <button type="button" className="ribbon" title={words.toLast} onClick={scroll.toEnd}>
          <Icon name="arrow-down" size={16} />
          <span className="cut grow">
            <strong>{passed.author}</strong>
            {fill(words.ribbon, { text: passed.text })}
          </span>
        </button>
      ) : null}
    </>
  )
}
