'use client'

import { useRouter, useSelectedLayoutSegment } from 'next/navigation'
import { openPanel, usePanelOpen } from '#components/chat/panel-switch'
import { LiveCount, useCount } from '#components/header/live-counts'
import { nameFor, type PlaceCount } from '#components/header/place'
import { Icon } from '#components/ui/icon'

/** Where the panel has its place beside the page; narrower screens have a page for it. */
const WIDE = '(min-width: 720px)'

type Props = { isOpen: boolean; count: PlaceCount; short: string }

/** Opens the chat beside any page. Without scripts, and on a phone, it leads to the chat's own page. */
export function ChatButton({ isOpen, count, short }: Props) {
  const router = useRouter()
  const isThere = useSelectedLayoutSegment() === 'chat'
  const open = usePanelOpen(isOpen) && !isThere
  const number = useCount(count.kind, count.initial)
  return (
    <form
      action="/chat"
      className="chat-place"
      onSubmit={(event) => {
        event.preventDefault()
        if (isThere || !matchMedia(WIDE).matches) router.push('/chat')
        else openPanel(!open)
      }}
    >
      <button
        type="submit"
        className="place icon"
        aria-label={nameFor(number, count.names)}
        aria-expanded={open}
        aria-current={isThere ? 'page' : undefined}
      >
        <Icon name="messages-square" size={20} />
        <span className="lb">{short}</span>
        <LiveCount kind={count.kind} initial={count.initial} />
      </button>
    </form>
  )
}
