'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { InvitePeople } from '#components/chat/invite-people'
import { NewTalk } from '#components/chat/new-talk'
import { useChat } from '#components/chat/use-chat'
import { Icon } from '#components/ui/icon'
import type { RoomRow } from '#domain/chat/types'

/** Choosing people on its own page; `children` are the same by links and forms alone. */
export function NewSheet({ room, children }: { room: RoomRow | null; children: ReactNode }) {
  const router = useRouter()
  const { words, mayKeepHistory } = useChat()
  const [isLive, setLive] = useState(false)
  useEffect(() => setLive(true), [])
  const back = room ? `/chat/${room.id}` : '/chat'
  const leave = () => router.push(back)
  return (
    <section className="sheet open chat-sheet" aria-label={words.newTalk}>
      <header className="talk-head">
        <Link className="back" href={back} prefetch={false}>
          <Icon name="chevron-left" size={20} />
          {room ? room.title : words.title}
        </Link>
      </header>
      {isLive && !room ? (
        <NewTalk mayKeepHistory={mayKeepHistory} onStarted={({ id }) => router.push(`/chat/${id}`)} onCancel={leave} />
      ) : isLive && room ? (
        <InvitePeople room={room} onDone={leave} />
      ) : (
        children
      )}
    </section>
  )
}
