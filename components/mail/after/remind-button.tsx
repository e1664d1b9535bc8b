'use client'

import { useActionState } from 'react'
import { FieldError } from '#components/ui/notice'
import { SubmitButton } from '#components/ui/submit-button'
import { type RemindedState, remindUnconfirmedAction } from '#domain/mail/sending-actions'

type Props = { id: string; canRemind: boolean; labels: { remind: string; hint: string; done: string } }

/** « Relancer »; what it cannot do is said beside it. */
export function RemindButton({ id, canRemind, labels }: Props) {
  const [state, send] = useActionState<RemindedState, FormData>(remindUnconfirmedAction, {})
  return (
    <form action={send} className="remind">
      <input type="hidden" name="id" value={id} />
      {canRemind && <SubmitButton className="btn btn-main">{labels.remind}</SubmitButton>}
      {canRemind && <p className="small mute">{labels.hint}</p>}
      <p className="small" role="status">
        {state.reminded ? labels.done.replace('{count}', String(state.reminded)) : null}
      </p>
      {state.refusal && <FieldError id="remind-refusal">{state.refusal.sentence}</FieldError>}
    </form>
  )
}
