'use client'

import { type ReactNode, useActionState } from 'react'
import { FieldError } from '#components/ui/notice'
import { SubmitButton } from '#components/ui/submit-button'
import { saveChangeAction } from '#domain/directory/policies/actions'
import type { FormState } from '#domain/session/action'

/** The second step: what was shown is saved, word for word; beside it the ways out. */
export function SaveChange({ change, save, children }: { change: string; save: string; children: ReactNode }) {
  const [state, send, saving] = useActionState<FormState, FormData>(saveChangeAction, {})
  return (
    <form action={send} className="save">
      <input type="hidden" name="change" value={change} />
      {state.refusal && !saving ? <FieldError id="change-refusal">{state.refusal.sentence}</FieldError> : null}
      <p className="flow">
        <SubmitButton className="btn btn-main">{save}</SubmitButton>
        {children}
      </p>
    </form>
  )
}
