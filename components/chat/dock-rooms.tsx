'use client'

import { useCallback, useId, useState } from 'react'
import { EmptyState } from '#components/ui/empty-state'
import type { RoomRow } from '#domain/chat/types'
import { DockHead } from './dock-head.tsx'
import { DockTabs, useTabs } from './dock-tabs.tsx'
import { focusBox } from './focus-box.ts'
import { InvitationStrip } from './invitation.tsx'
import { NewTalk } from './new-talk.tsx'
import { presenceWords } from './presence-words.tsx'
import { Roster } from './roster.tsx'
import { Talk } from './talk.tsx'
import { useChat } from './use-chat.tsx'

/** What the panel shows: the talks in tabs, the one in front, or the way to a new one. */
export function DockRooms() {
  const { state, chat, words, zoned, mayKeepHistory } = useChat()
  const id = useId()
  const [choosing, setChoosing] = useState(false)
  const { overview } = state.view
  const tabs = useTabs()
  const front = tabs.find((room) => room.id === state.active) ?? tabs[0]
  const waiting = choosing ? undefined : tabs.find((room) => room.state === 'invited' && room.id !== front?.id)
  const activate = (roomId: string) => {
    setChoosing(false)
    chat().activate(roomId)
  }
  const begin = () => setChoosing(true)
  const reload = useCallback(() => void chat().load(), [chat])
  const talkWith = async (person: string) => {
    const answer = await chat().ask<{ room: RoomRow }>('start', { people: [person] })
    if (!('room' in answer)) return
    activate(answer.room.id)
    focusBox(answer.room.id)
  }
  if (!overview) return <Loading />
  if (overview.me.policy === 'off') return <Closed />
  const empty = (
    <EmptyState
      title={words.none}
      level={3}
      action={
        <button type="button" className="btn btn-line" onClick={begin}>
          {words.newTalk}
        </button>
      }
    >
      {words.noneHint}
    </EmptyState>
  )
  return (
    <>
      <div className="slate">
        <DockHead onNew={begin} />
        <DockTabs rooms={tabs} front={choosing ? '' : (front?.id ?? '')} panelId={id} onActivate={activate} />
      </div>
      <div className="dock-front" data-chat-detail={overview.looks.detail}>
        {waiting ? <InvitationStrip key={waiting.id} room={waiting} onJoined={() => activate(waiting.id)} /> : null}
        {choosing ? (
          <NewTalk mayKeepHistory={mayKeepHistory} onStarted={(room) => activate(room.id)} onCancel={() => setChoosing(false)} />
        ) : front ? (
          <Talk room={front} id={id} />
        ) : (
          empty
        )}
      </div>
      <Roster
        overview={overview}
        words={presenceWords(zoned.locale)}
        onTalk={(person) => void talkWith(person)}
        onChanged={reload}
        isSlate
      />
    </>
  )
}

function Loading() {
  const { state, chat, words } = useChat()
  return (
    <>
      <div className="slate">
        <DockHead />
      </div>
      <div className="dock-front">
        <p className="event" role="status">
          {state.trouble ? words.loadFailed : words.loading}
        </p>
        {state.trouble ? (
          <p className="event">
            <button type="button" className="btn btn-line" onClick={() => void chat().load()}>
              {words.retry}
            </button>
          </p>
        ) : null}
      </div>
    </>
  )
}

function Closed() {
  const { words } = useChat()
  return (
    <>
      <div className="slate">
        <DockHead />
      </div>
      <div className="dock-front">
        <EmptyState title={words.off} level={3}>
          {words.offHint}
        </EmptyState>
      </div>
    </>
  )
}
