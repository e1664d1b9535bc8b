'use client'

import { type FormEvent, type ReactNode, startTransition, useActionState, useId } from 'react'
import { FieldError } from '#components/ui/notice'
import type { AdminState } from '#domain/session/action'
import { Field, type FieldSpec } from './field.tsx'

export type AdminFormProps = {
  /** The form's action: with scripts off it is posted as it stands. */
  action: (state: AdminState, formData: FormData) => Promise<AdminState>
  hidden?: Record<string, string>
  fields?: FieldSpec[]
  button: string
  saved?: string
  danger?: boolean
  /** Stands above the fields. */
  children?: ReactNode
  /** What stands instead once a code was made. */
  done?: (code: string) => ReactNode
}

/** A form of the administration. Sent by hand where there are scripts: React empties a form after its action, also of what was refused. */
export function AdminForm({ action, hidden = {}, fields = [], button, saved, danger, children, done }: AdminFormProps) {
  const [state, send, pending] = useActionState<AdminState, FormData>(action, {})
  const refusal = useId()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const sent = new FormData(event.currentTarget)
    if (!pending) startTransition(() => send(sent))
  }
  if (state.code && done) return done(state.code)
  const refused = pending ? undefined : state.refusal
  return (
    <form action={send} onSubmit={submit} className="stack">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      {fields.map((spec) => (
        <Field
          key={spec.name}
          spec={spec}
          typed={state.typed?.[spec.name]}
          invalid={refused?.field === spec.name}
          describedBy={refused?.field === spec.name ? refusal : undefined}
        />
      ))}
      {refused ? <FieldError id={refusal}>{refused.sentence}</FieldError> : null}
      <div className="flow">
        <button
          type="submit"
          className={`btn ${danger ? 'btn-line btn-danger' : 'btn-main'}`}
          aria-disabled={pending || undefined}
        >
          {button}
        </button>
        <p className="mute" role="status">
          {state.saved && !refused && !pending ? saved : null}
        </p>
      </div>
    </form>
  )
}
