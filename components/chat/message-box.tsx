'use client'

import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { Icon } from '#components/ui/icon'
import { FieldError } from '#components/ui/notice'
import { CHAT_LIMITS, type RoomRow } from '#domain/chat/types'
import { keepDraft, readKeptDraft } from './kept-text.ts'
import { fill } from './panel-words.tsx'
import { useChat } from './use-chat.tsx'

/** From so many characters on, what is left is counted. */
const COUNTED = CHAT_LIMITS.text - 200

/** Where one writes: Enter sends, Shift and Enter break the line. What stands in it is kept in the browser. `tools` stand above it. */
export function MessageBox({ room, tools }: { room: RoomRow; tools?: ReactNode }) {
  const { chat, words, state, me } = useChat()
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(() => readKeptDraft(me, room.id))
  const [error, setError] = useState('')
  const over = text.length - CHAT_LIMITS.text
  const refused = state.refused[room.id]

  const change = (typed: string) => {
    setText(typed)
    setError('')
    keepDraft(me, room.id, typed)
  }
  useEffect(() => {
    if (!refused || !chat().get().refused[room.id]) return
    setText((typed) => [refused.text, typed].filter(Boolean).join('\n'))
    setError(refused.sentence)
    chat().takeBack(room.id)
  }, [refused, chat, room.id])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text.
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight + 2}px`
  }, [text])

  const send = () => {
    if (text.trim() === '' || over > 0) return
    chat().send(room.id, text.trim())
    change('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  const notice = error || (over > 0 ? fill(words.tooLong, { over }) : '')
  return (
    <div className="sayin">
      {tools ? <div className="tools">{tools}</div> : null}
      {notice ? <FieldError id={`${id}-error`}>{notice}</FieldError> : null}
      <div className="write">
        <textarea
          ref={box}
          rows={1}
          data-room={room.id}
          value={text}
          aria-label={words.box}
          placeholder={words.box}
          aria-describedby={notice ? `${id}-error` : undefined}
          aria-invalid={notice ? true : undefined}
          enterKeyHint="send"
          onChange={({ target }) => change(target.value)}
          onKeyDown={onKeyDown}
          onFocus={() => chat().read(room.id)}
        />
        <button
          type="button"
          className="btn btn-bare btn-ico"
          aria-label={words.send}
          onClick={send}
          disabled={text.trim() === '' || over > 0}
        >
          <Icon name="send" />
        </button>
      </div>
      {text.length >= COUNTED && over <= 0 ? <p className="left faint small">{fill(words.counter, { left: -over })}</p> : null}
    </div>
  )
}
