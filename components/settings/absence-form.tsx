'use client'

import { type ReactNode, startTransition, useActionState } from 'react'
import { FieldError } from '#components/ui/notice'
import { SubmitButton } from '#components/ui/submit-button'
import { type AbsenceState, saveAbsenceAction } from '#domain/mail/absence-actions'

type Props = { children: ReactNode; labels: { save: string; saved: string; cleared: string } }

/** Its fields come from the server, its last row saves them and says so; what was typed stays when it is refused. */
export function AbsenceForm({ children, labels }: Props) {
  const [state, send, saving] = useActionState<AbsenceState, FormData>(saveAbsenceAction, {})
  return (
    <form
      action={send}
      onSubmit={(event) => {
        // An action given to a form empties it once it is done: here only what was saved may be replaced.
        event.preventDefault()
        const fields = new FormData(event.currentTarget)
        startTransition(() => send(fields))
      }}
    >
      {children}
      <div className="prow">
        <div className="lab" />
        <div className="val flow">
          <SubmitButton className="btn btn-main">{labels.save}</SubmitButton>
          <p className="mute" role="status">
            {state.saved && !state.refusal && !saving ? (state.isAway ? labels.saved : labels.cleared) : null}
          </p>
          {state.refusal && !saving ? <FieldError id="absence-refusal">{state.refusal.sentence}</FieldError> : null}
        </div>
      </div>
    </form>
  )
}
