'use client'

import { useId, useState } from 'react'
import { FieldError } from '#components/ui/notice'
import { CHAT_LIMITS, type RoomRow } from '#domain/chat/types'
import { focusBox } from './focus-box.ts'
import { PeoplePicker } from './people-picker.tsx'
import { failureOf } from './say-failure.ts'
import { useChat } from './use-chat.tsx'
import type { Proposed } from './use-people-search.ts'

type Props = { mayKeepHistory: boolean; onStarted: (room: RoomRow) => void; onCancel: () => void }

/** « Nouvelle conversation »: with one person a talk between two, with more a room, which may have a name. */
export function NewTalk({ mayKeepHistory, onStarted, onCancel }: Props) {
  const { chat, words } = useChat()
  const id = useId()
  const [chosen, setChosen] = useState<Proposed[]>([])
  const [name, setName] = useState('')
  const [withHistory, setWithHistory] = useState(false)
  const [error, setError] = useState('')
  const [busy, setBusy] = useState(false)
  const isGroup = chosen.length > 1
  const start = async () => {
    if (busy) return
    if (chosen.length === 0) return setError(words.chooseFirst)
    setBusy(true)
    const answer = await chat().ask<{ room: RoomRow }>('start', {
      people: chosen.map((person) => person.id),
      ...(isGroup && name.trim() ? { name: name.trim() } : {}),
      ...(isGroup && withHistory ? { withHistory: 'on' } : {}),
    })
    setBusy(false)
    setError(failureOf(answer, words))
    if (!('room' in answer)) return
    onStarted(answer.room)
    focusBox(answer.room.id)
  }
  return (
    <form
      className="newtalk"
      aria-label={words.newTalk}
      onSubmit={(event) => {
        event.preventDefault()
        void start()
      }}
    >
      <h3 className="h20">{words.newTalk}</h3>
      <PeoplePicker chosen={chosen} onChange={setChosen} onConfirm={() => void start()} />
      {isGroup ? (
        <div className="field">
          <label htmlFor={`${id}-name`}>{words.roomName}</label>
          <input
            className="input"
            id={`${id}-name`}
            value={name}
            maxLength={CHAT_LIMITS.name}
            autoComplete="off"
            onChange={({ target }) => setName(target.value)}
          />
        </div>
      ) : null}
      {isGroup && mayKeepHistory ? (
        <label className="choice">
          <input
            className="box"
            type="checkbox"
            checked={withHistory}
            onChange={({ target }) => setWithHistory(target.checked)}
          />
          {words.withHistory}
        </label>
      ) : null}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      <p className="flow">
        <button type="submit" className="btn btn-main" aria-disabled={busy}>
          {words.talk}
        </button>
        <button type="button" className="btn btn-bare" onClick={onCancel}>
          {words.cancel}
        </button>
      </p>
    </form>
  )
}
