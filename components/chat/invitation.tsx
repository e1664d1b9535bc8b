'use client'

import { useState } from 'react'
import { Avatar } from '#components/ui/avatar'
import { FieldError } from '#components/ui/notice'
import type { RoomRow } from '#domain/chat/types'
import { focusBox } from './focus-box.ts'
import { fill } from './panel-words.tsx'
import { failureOf } from './say-failure.ts'
import { useChat } from './use-chat.tsx'
import './talk.css'

/** A group room before one is in it: who invites, who is there, « Rejoindre » or « Décliner ». Nothing said there is shown. */
export function Invitation({ room, id }: { room: RoomRow; id: string }) {
  const { chat, words } = useChat()
  const [error, setError] = useState('')
  const decide = async (verb: 'join' | 'decline') => {
    const failure = failureOf(await chat().ask(verb, { room: room.id }), words)
    setError(failure)
    if (failure) return
    if (verb === 'decline') chat().drop(room.id)
    else focusBox(room.id)
  }
  return (
    <div className="invitation" id={id} role="tabpanel" aria-label={room.title}>
      <Avatar name={room.title} kind="group" size="l" />
      <h3 className="h20">{room.title}</h3>
      <p>{fill(words.invitation, { name: room.invitedBy })}</p>
      <p className="small mute">
        {words.participants}
        {room.people.map(({ name }) => name).join(', ')}
      </p>
      <p className="small mute">{room.withHistory ? words.invitationHistory : words.invitationNote}</p>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      <p className="flow">
        <button type="button" className="btn btn-main" onClick={() => void decide('join')}>
          {words.join}
        </button>
        <button type="button" className="btn btn-line" onClick={() => void decide('decline')}>
          {words.decline}
        </button>
      </p>
    </div>
  )
}

/** The same in one line, above the talk in front: who invites, and « Rejoindre ». */
export function InvitationStrip({ room, onJoined }: { room: RoomRow; onJoined: () => void }) {
  const { chat, words } = useChat()
  const [error, setError] = useState('')
  const join = async () => {
    const failure = failureOf(await chat().ask('join', { room: room.id }), words)
    setError(failure)
    if (failure) return
    onJoined()
    focusBox(room.id)
  }
  return (
    <div className="in-room">
      <p className="grow cut">{error || fill(words.invitationTo, { name: room.invitedBy, title: room.title })}</p>
      <button type="button" className="btn btn-line btn-sm" onClick={() => void join()}>
        {words.join}
      </button>
    </div>
  )
}
