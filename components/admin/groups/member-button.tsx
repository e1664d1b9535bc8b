'use client'

import { type ReactNode, useActionState } from 'react'
import { FieldError } from '#components/ui/notice'
import { SubmitButton } from '#components/ui/submit-button'
import type { GroupState } from '#domain/directory/groups/actions'

type Props = {
  action: (state: GroupState, formData: FormData) => Promise<GroupState>
  group: string
  person: string
  as: 'member' | 'runner'
  name: string
  children: ReactNode
}

/** Puts one person into a group or takes them out; `name` is what the button is called, its words are short. */
export function MemberButton({ action, group, person, as, name, children }: Props) {
  const [state, send, sending] = useActionState<GroupState, FormData>(action, {})
  return (
    <form action={send}>
      <input type="hidden" name="group" value={group} />
      <input type="hidden" name="person" value={person} />
      <input type="hidden" name="role" value={as} />
      <SubmitButton className="btn btn-bare btn-sm" aria-label={name}>
        {children}
      </SubmitButton>
      {state.refusal && !sending ? <FieldError id={`${as}-${person}-refusal`}>{state.refusal.sentence}</FieldError> : null}
    </form>
  )
}
