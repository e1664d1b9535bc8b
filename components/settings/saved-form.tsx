'use client'

import { type ReactNode, useActionState } from 'react'
import { FieldError } from '#components/ui/notice'
import { SubmitButton } from '#components/ui/submit-button'
import type { SavedState } from '#domain/settings/actions'

type Props = {
  action: (state: SavedState, formData: FormData) => Promise<SavedState>
  children: ReactNode
  labels: { save: string; saved: string }
}

/** A form of settings: its fields come from the server, its last row saves them and says so. */
export function SavedForm({ action, children, labels }: Props) {
  const [state, send, saving] = useActionState<SavedState, FormData>(action, {})
  return (
    <form action={send}>
      {children}
      <div className="prow">
        <div className="lab" />
        <div className="val flow">
          <SubmitButton className="btn btn-main">{labels.save}</SubmitButton>
          <p className="mute" role="status">
            {state.saved && !state.refusal && !saving ? labels.saved : null}
          </p>
          {state.refusal ? <FieldError id="settings-refusal">{state.refusal.sentence}</FieldError> : null}
        </div>
      </div>
    </form>
  )
}
