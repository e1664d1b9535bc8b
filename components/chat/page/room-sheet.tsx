'use client'

import Link from 'next/link'
import { type ReactNode, useEffect, useState } from 'react'
import { useChat } from '#components/chat/use-chat'
import { Icon } from '#components/ui/icon'
import type { Design } from '#domain/chat/chat-looks'
import type { RoomRow } from '#domain/chat/types'
import type { ListWords } from './list-words.tsx'
import { RoomActions } from './room-actions.tsx'

type Props = {
  /** As the page brought it. */
  served: RoomRow
  detail: Design
  words: ListWords
  /** The talk as the server draws it: it stands until scripts bring the living one, and for ever without them. */
  children: ReactNode
}

/** A talk on its page: the way back, its name, what can be done with it, then the talk itself. */
export function RoomSheet({ served, detail, words, children }: Props) {
  const { state, chat } = useChat()
  const overview = state.view.overview
  const room = overview?.rooms.find(({ id }) => id === served.id) ?? served
  useEffect(() => void chat().show(served.id), [chat, served.id])
  const living = useLivingTalk()
  const isLoaded = overview && (state.view.pages[served.id] || room.state === 'invited')
  return (
    <section className="sheet open chat-sheet" aria-labelledby="talk-title" data-chat-detail={detail}>
      <header className="talk-head">
        <Link className="back" href="/chat" prefetch={false}>
          <Icon name="chevron-left" size={20} />
          <span className="sr">{words.title}</span>
        </Link>
        <h1 className="title grow cut" id="talk-title" dir="auto">
          {room.title}
        </h1>
        <RoomActions key={room.id} room={room} words={words} showsUnread={false} isOpen describedBy="talk-title" />
      </header>
      {living && isLoaded ? <living.Talk room={room} id={`talk-${room.id}`} /> : children}
    </section>
  )
}

/** The talk as the panel has it, which only a browser can run. */
function useLivingTalk() {
  const [found, setFound] = useState<Pick<typeof import('../talk.tsx'), 'Talk'> | null>(null)
  useEffect(() => void import('../talk.tsx').then(setFound), [])
  return found
}
