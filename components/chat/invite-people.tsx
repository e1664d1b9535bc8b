'use client'

import { useId, useState } from 'react'
import { FieldError } from '#components/ui/notice'
import type { RoomRow } from '#domain/chat/types'
import { PeoplePicker } from './people-picker.tsx'
import { failureOf } from './say-failure.ts'
import { useChat } from './use-chat.tsx'
import type { Proposed } from './use-people-search.ts'

/** More people for a talk that goes on; from a talk between two a new one is made, with all of them. */
export function InvitePeople({ room, onDone }: { room: RoomRow; onDone: () => void }) {
  const { chat, words } = useChat()
  const id = useId()
  const [chosen, setChosen] = useState<Proposed[]>([])
  const [error, setError] = useState('')
  const [busy, setBusy] = useState(false)
  const invite = async () => {
    if (busy) return
    if (chosen.length === 0) return setError(words.chooseFirst)
    setBusy(true)
    const people = chosen.map((person) => person.id)
    const answer = await chat().ask<{ room: RoomRow }>('invite', { room: room.id, people })
    setBusy(false)
    setError(failureOf(answer, words))
    if (!('room' in answer)) return
    chat().activate(answer.room.id)
    onDone()
  }
  return (
    <form
      className="newtalk"
      aria-label={words.invitePeople}
      onSubmit={(event) => {
        event.preventDefault()
        void invite()
      }}
    >
      <PeoplePicker
        chosen={chosen}
        without={room.people.map((person) => person.id)}
        onChange={setChosen}
        onConfirm={() => void invite()}
      />
      {room.kind === 'pair' ? <p className="small mute">{words.inviteFromPair}</p> : null}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      <p className="flow">
        <button type="submit" className="btn btn-main btn-sm" aria-disabled={busy}>
          {words.inviteSend}
        </button>
        <button type="button" className="btn btn-bare btn-sm" onClick={onDone}>
          {words.cancel}
        </button>
      </p>
    </form>
  )
}
