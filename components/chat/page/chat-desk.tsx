'use client'

import { useSelectedLayoutSegment } from 'next/navigation'
import { type ReactNode, useMemo } from 'react'
import { type ChatPlace, ChatPlaceContext } from '#components/chat/use-chat'
import type { ChatOverview } from '#domain/chat/types'
import type { ListWords } from './list-words.tsx'
import { RoomList } from './room-list.tsx'

type Props = ChatPlace & { overview: ChatOverview; words: ListWords; children: ReactNode }

/** The chat as a page: the list beside the talk that is open; narrow screens show one of them. The server draws it, the stream keeps it up. */
export function ChatDesk({ overview, words, me, zoned, mayKeepHistory, children }: Props) {
  const place = useMemo(() => ({ me, zoned, mayKeepHistory }), [me, zoned, mayKeepHistory])
  const current = useSelectedLayoutSegment() ?? ''
  return (
    <ChatPlaceContext value={place}>
      <div className="chat-desk" data-chat-panel="">
        <main>
          {/* The panes are laid out past `main`, which therefore cannot take the focus of the skip link itself. */}
          <span id="contenu" tabIndex={-1} className="sr" />
          <RoomList served={overview} words={words} current={current} />
          {children}
        </main>
      </div>
    </ChatPlaceContext>
  )
}
