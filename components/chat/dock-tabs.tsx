'use client'

import { type KeyboardEvent, useEffect, useRef } from 'react'
import { Badge } from '#components/ui/badge'
import { Icon } from '#components/ui/icon'
import type { RoomRow } from '#domain/chat/types'
import { unreadOf } from './chat-store.ts'
import { counted, fill } from './panel-words.tsx'
import { failureOf } from './say-failure.ts'
import { useChat } from './use-chat.tsx'

/** Open talks and invitations, each in the place that it first had: none moves while one reads. */
export function useTabs(): RoomRow[] {
  const { state } = useChat()
  const places = useRef<string[]>([])
  const rooms = (state.view.overview?.rooms ?? []).filter((room) => room.isOpen || room.state === 'invited')
  const ids = new Set(rooms.map(({ id }) => id))
  places.current = [...places.current.filter((id) => ids.has(id)), ...[...ids].filter((id) => !places.current.includes(id))]
  return rooms.toSorted((a, b) => places.current.indexOf(a.id) - places.current.indexOf(b.id))
}

type Props = { rooms: RoomRow[]; front: string; panelId: string; onActivate: (roomId: string) => void }

/**
 * A tab for each talk, a cross beside each: a cross may not be in a tablist, which therefore owns its tabs from outside. Arrows,
 * Home and End go from tab to tab, Delete closes one.
 */
export function DockTabs({ rooms, front, panelId, onActivate }: Props) {
  const { words } = useChat()
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (front)
      line.current?.querySelector(`#tab-${front}`)?.closest('.tab')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [front])
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const last = rooms.length - 1
    const to = { ArrowRight: index === last ? 0 : index + 1, ArrowLeft: index === 0 ? last : index - 1, Home: 0, End: last }[
      event.key
    ]
    const room = to === undefined ? undefined : rooms[to]
    if (!room) return
    event.preventDefault()
    onActivate(room.id)
    document.getElementById(`tab-${room.id}`)?.focus()
  }
  if (rooms.length === 0) return null
  return (
    <div className="tabs" ref={line}>
      <span role="tablist" aria-label={words.tabs} aria-owns={rooms.map(({ id }) => `tab-${id}`).join(' ')} />
      {rooms.map((room, index) => (
        <Tab
          key={room.id}
          room={room}
          isFront={room.id === front}
          isReached={room.id === front || (front === '' && index === 0)}
          panelId={panelId}
          onActivate={() => onActivate(room.id)}
          onKeyDown={(event) => onKeyDown(event, index)}
        />
      ))}
    </div>
  )
}

type TabProps = {
  room: RoomRow
  isFront: boolean
  /** The one tab that Tab leads to. */
  isReached: boolean
  panelId: string
  onActivate: () => void
  onKeyDown: (event: KeyboardEvent) => void
}

function Tab({ room, isFront, isReached, panelId, onActivate, onKeyDown }: TabProps) {
  const { state, words } = useChat()
  const close = useClose(room)
  const unread = unreadOf(state, room)
  const isInvited = room.state === 'invited'
  return (
    <div className={isFront ? 'tab on' : 'tab'}>
      <button
        type="button"
        className="cut"
        role="tab"
        id={`tab-${room.id}`}
        aria-label={room.title + (isInvited ? words.tabInvited : unread > 0 ? counted(unread, words.tabUnread) : '')}
        aria-selected={isFront}
        aria-controls={isFront ? panelId : undefined}
        tabIndex={isReached ? 0 : -1}
        title={room.title}
        onClick={onActivate}
        onKeyDown={(event) => (event.key === 'Delete' ? void close() : onKeyDown(event))}
      >
        {room.title}
      </button>
      <Badge count={isInvited ? 1 : unread} />
      <button
        type="button"
        className="x"
        aria-label={words.close}
        title={fill(words.closeTitle, { room: room.title })}
        tabIndex={isReached ? 0 : -1}
        onClick={() => void close()}
      >
        <Icon name="x" size={15} />
      </button>
    </div>
  )
}

/** Closing leaves a group and declines an invitation; a talk between two only loses its tab. */
function useClose(room: RoomRow): () => Promise<void> {
  const { chat, words } = useChat()
  return async () => {
    const answer = await chat().ask(room.state === 'invited' ? 'decline' : 'close', { room: room.id })
    if (failureOf(answer, words)) return
    if (room.kind === 'group') chat().drop(room.id)
    else chat().put({ ...room, isOpen: false })
  }
}
