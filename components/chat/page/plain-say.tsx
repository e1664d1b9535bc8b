'use client'

import { useActionState, useLayoutEffect, useRef } from 'react'
import { useChat } from '#components/chat/use-chat'
import { FieldError } from '#components/ui/notice'
import { SubmitButton } from '#components/ui/submit-button'
import { type SayState, sayAction } from '#domain/chat/talk-actions'
import { focusBox } from '../focus-box.ts'
import { keepDraft } from '../kept-text.ts'

/**
 * Where one writes without scripts: what was refused stands in it again, with why. When scripts bring the living talk, it goes on with
 * what was typed here, and with the focus.
 */
export function PlainSay({ room, nextId }: { room: string; nextId: string }) {
  const { words, me } = useChat()
  const [state, say] = useActionState<SayState, FormData>(sayAction, {})
  const box = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const written = box.current
    if (written?.value) keepDraft(me, room, written.value)
    return () => {
      if (document.activeElement === written) focusBox(room)
    }
  }, [me, room])
  return (
    <form className="sayin" action={say} onSubmit={() => keepDraft(me, room, '')}>
      <input type="hidden" name="room" value={room} />
      <input type="hidden" name="id" value={nextId} />
      {state.refusal ? <FieldError id="say-refusal">{state.refusal.sentence}</FieldError> : null}
      <textarea
        ref={box}
        name="text"
        onInput={({ currentTarget }) => keepDraft(me, room, currentTarget.value)}
        rows={2}
        data-room={room}
        defaultValue={state.typed}
        aria-label={words.box}
        placeholder={words.box}
        aria-invalid={state.refusal ? true : undefined}
        aria-describedby={state.refusal ? 'say-refusal' : undefined}
      />
      <p className="flow">
        <SubmitButton className="btn btn-main btn-sm">{words.send}</SubmitButton>
      </p>
    </form>
  )
}
