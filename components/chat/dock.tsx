'use client'

import { type KeyboardEvent, useMemo, useRef } from 'react'
import type { TimeZoned } from '#components/ui/format-time'
import { DockRooms } from './dock-rooms.tsx'
import { panelWords } from './panel-words.tsx'
import { ResizeHandle } from './resize-handle.tsx'
import { type ChatPlace, ChatPlaceContext } from './use-chat.tsx'
import { useDockFocus } from './use-dock-focus.ts'
import './dock.css'

export type DockProps = Omit<ChatPlace, 'zoned'> & TimeZoned & { wasOpen: boolean }

/** The chat beside the page: it pushes the page aside and stays while one goes from page to page. */
export function Dock({ wasOpen, me, timeZone, locale, mayKeepHistory }: DockProps) {
  const dock = useRef<HTMLElement>(null)
  const words = panelWords(locale)
  const place = useMemo(() => ({ me, zoned: { timeZone, locale }, mayKeepHistory }), [me, timeZone, locale, mayKeepHistory])
  const leave = useDockFocus(dock, wasOpen)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) leave()
  }
  return (
    <section className="dock-in" aria-label={words.region} data-chat-panel="" ref={dock} onKeyDown={onKeyDown}>
      <ResizeHandle dock={dock} label={words.resize} />
      <ChatPlaceContext value={place}>
        <DockRooms />
      </ChatPlaceContext>
    </section>
  )
}
