'use client'

import { useActionState } from 'react'
import { SubmitButton } from '#components/ui/submit-button'
import { explainReachAction } from '#domain/directory/explain-actions'

type Props = { id: string; label: string; describedBy: string }

/** « Pourquoi ? » beside somebody to whom one cannot write: the rule, in one sentence under the name. */
export function WhyButton({ id, label, describedBy }: Props) {
  const [state, ask] = useActionState(explainReachAction, {})
  return (
    <form action={ask} className="why">
      <input type="hidden" name="id" value={id} />
      <SubmitButton className="btn btn-bare btn-sm" aria-describedby={describedBy}>
        {label}
      </SubmitButton>
      <p className="small mute" role="status" dir="auto">
        {state.sentence}
      </p>
    </form>
  )
}
