'use client'

import { type FormEvent, type ReactNode, startTransition, useActionState } from 'react'
import { FieldError } from '#components/ui/notice'
import type { WritingState } from '#domain/mail/writing-actions'

type Props = {
  action: (state: WritingState, formData: FormData) => Promise<WritingState>
  /** The id of the sentence of a refusal; the field points to it. */
  errorId: string
  button: ReactNode
  saved: string
  children: ReactNode
}

/** A form whose text is its own: it is sent by hand, since React empties a form after its action, also of what was refused. */
export function WritingForm({ action, errorId, button, saved, children }: Props) {
  const [state, send, pending] = useActionState<WritingState, FormData>(action, {})
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    if (!pending) startTransition(() => send(fields))
  }
  return (
    <form action={send} onSubmit={submit} className="grid gap-2">
      {children}
      {state.refusal && !pending ? <FieldError id={errorId}>{state.refusal.sentence}</FieldError> : null}
      <div className="flow">
        <button type="submit" className="btn btn-line" aria-disabled={pending || undefined}>
          {button}
        </button>
        <p className="mute" role="status">
          {state.saved && !state.refusal && !pending ? saved : null}
        </p>
      </div>
    </form>
  )
}
