'use client'

import Form from 'next/form'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { presenceWords } from '#components/chat/presence-words'
import { Roster } from '#components/chat/roster'
import { StatusMenu } from '#components/chat/status-menu'
import { useChat } from '#components/chat/use-chat'
import { EmptyState } from '#components/ui/empty-state'
import { Icon } from '#components/ui/icon'
import { Toast } from '#components/ui/toast'
import type { ChatOverview, RoomRow } from '#domain/chat/types'
import { unreadOf } from '../chat-store.ts'
import { postChat } from '../post-chat.ts'
import { InvitationLine } from './invitation-line.tsx'
import type { ListWords } from './list-words.tsx'
import { orderRooms } from './order-rooms.ts'
import { presenceOf, RoomLine } from './room-line.tsx'
import { useSwipes } from './use-swipes.ts'

type Props = {
  /** As the page brought it; what the stream brings later takes its place. */
  served: ChatOverview
  words: ListWords
  /** The talk that is open. */
  current: string
}

/** « Discussions »: invitations, then one row a talk, in the school's design and one's own order. */
export function RoomList({ served, words, current }: Props) {
  const { state, chat, zoned } = useChat()
  const router = useRouter()
  const own = state.view.overview
  const overview = own && own.at >= served.at ? own : served
  const { rooms, looks, me, contacts } = overview
  const said = presenceWords(zoned.locale)
  const [hidden, setHidden] = useState<RoomRow | null>(null)
  const list = useRef<HTMLUListElement>(null)
  useSwipes(list)
  // A page that the server drew later may know more than what was loaded before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each such page is a reason to ask.
  useEffect(() => void chat().load(), [served.at])
  const invitations = rooms.filter((room) => room.state === 'invited')
  const ordered = orderRooms(rooms, looks.order)
  const load = () => void chat().load()
  const talk = async (person: string) => {
    const answer = await chat().ask<{ room: RoomRow }>('start', { people: [person] })
    if ('room' in answer) router.push(`/chat/${answer.room.id}`)
  }
  const undo = async () => {
    if (hidden) await postChat('open', { room: hidden.id })
    setHidden(null)
    load()
  }
  return (
    <section className="list" aria-labelledby="chat-title">
      <div className="list-head">
        <div className="top">
          <h1 className="title grow" id="chat-title">
            {words.title}
          </h1>
          {me.policy === 'off' ? null : (
            <Form action="/chat/new" prefetch={false}>
              <button type="submit" className="btn btn-main btn-sm">
                <Icon name="message-square-plus" size={16} />
                {words.newTalk}
              </button>
            </Form>
          )}
        </div>
        {me.policy === 'off' ? null : (
          <div className="scripted">
            <StatusMenu presence={me.presence} words={said} onChanged={load} />
          </div>
        )}
      </div>
      <div className="rows">
        {invitations.length > 0 ? (
          <ul aria-label={words.invitations}>
            {invitations.map((room) => (
              <InvitationLine key={room.id} room={room} words={words} />
            ))}
          </ul>
        ) : null}
        {ordered.length > 0 ? (
          <ul aria-label={words.rooms} ref={list} data-chat-list={looks.list}>
            {ordered.map((room) => (
              <RoomLine
                key={room.id}
                room={own ? { ...room, unread: unreadOf(state, room) } : room}
                words={words}
                design={looks.list}
                presence={room.kind === 'pair' ? presenceOf(room, contacts) : null}
                isCurrent={room.id === current}
                onHidden={setHidden}
              />
            ))}
          </ul>
        ) : null}
        {invitations.length + ordered.length === 0 ? <Nothing isOff={me.policy === 'off'} words={words} /> : null}
        {me.policy === 'off' ? null : <Roster overview={overview} words={said} onTalk={talk} onChanged={load} back="/chat" />}
      </div>
      <Toast
        onClose={() => setHidden(null)}
        action={
          <button type="button" className="btn btn-bare btn-sm" onClick={undo}>
            {words.undo}
          </button>
        }
      >
        {hidden ? words.hidden : null}
      </Toast>
    </section>
  )
}

function Nothing({ isOff, words }: { isOff: boolean; words: ListWords }) {
  return <EmptyState title={isOff ? words.off : words.none}>{isOff ? words.offHint : words.noneHint}</EmptyState>
}
