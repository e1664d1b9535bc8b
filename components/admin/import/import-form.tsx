'use client'

import { type ReactNode, startTransition, useActionState } from 'react'
import { FieldError } from '#components/ui/notice'
import type { FormState } from '#domain/session/action'

type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>
  id: string
  className?: string
  children: ReactNode
}

/** A form about one import; what was chosen stays when it is refused, and the reason stands under it. */
export function ImportForm({ action, id, className, children }: Props) {
  const [state, send, sending] = useActionState<FormState, FormData>(action, {})
  return (
    <form
      action={send}
      className={className}
      onSubmit={(event) => {
        // An action given to a form empties it once it is done: what was refused is to be corrected.
        event.preventDefault()
        const fields = new FormData(event.currentTarget)
        startTransition(() => send(fields))
      }}
    >
      <input type="hidden" name="id" value={id} />
      {children}
      {state.refusal && !sending ? <FieldError id="import-refusal">{state.refusal.sentence}</FieldError> : null}
    </form>
  )
}
