'use client'

import { type FormEvent, startTransition, useActionState, useEffect, useRef } from 'react'
import { FieldError } from '#components/ui/notice'
import type { GateState } from '#domain/session/action'
import { type CodesWords, RecoveryCodes } from './recovery-codes.tsx'

export type GateField = {
  name: string
  label: string
  autoComplete: string
  type?: 'password'
  hint?: string
  numeric?: true
}

type Props = {
  action: (state: GateState, formData: FormData) => Promise<GateState>
  fields: GateField[]
  button: string
  hidden?: Record<string, string>
  /** Set where the page has other forms: the beginning of the fields' ids. */
  id?: string
  /** The sentence for a form that stays where it is; its button is then a quiet one. */
  done?: string
  /** For a form whose answer is recovery codes: how they are shown, and where one goes on from there. */
  codes?: { words: CodesWords; next: string }
}

/** Labelled fields and one button. With scripts off the page comes back with the sentence of the refusal and what was typed. */
export function GateForm({ action, fields, button, hidden = {}, id = '', done, codes }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const [state, send, pending] = useActionState<GateState, FormData>(action, {})
  // Sent by hand: React empties a form after its action, and with it what was typed while the answer was under way.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const sent = new FormData(event.currentTarget)
    if (!pending) startTransition(() => send(sent))
  }
  useEffect(() => {
    if (isDone(state)) form.current?.reset()
  }, [state])
  const about = fields.find(({ name }) => name === state.refusal?.field) ?? fields.at(-1)
  if (codes && state.codes) return <RecoveryCodes codes={state.codes} {...codes} />
  if (fields.length === 0) return null
  return (
    <form className="grid gap-5" ref={form} action={send} onSubmit={submit}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <Field
          key={field.name}
          id={id + field.name}
          {...field}
          typed={state.typed?.[field.name]}
          error={field === about ? state.refusal?.sentence : undefined}
        />
      ))}
      <div className={done ? 'flow' : 'grid'}>
        <button type="submit" className={done ? 'btn btn-line' : 'btn btn-main min-h-11'} aria-disabled={pending || undefined}>
          {button}
        </button>
        {done ? (
          <p className="mute" role="status">
            {isDone(state) && !pending ? done : null}
          </p>
        ) : null}
      </div>
    </form>
  )
}

/** What was done the time before is no news once the next one is refused. */
function isDone({ done, refusal }: GateState): boolean {
  return done === true && !refusal
}

type FieldProps = GateField & { id: string; typed: string | undefined; error: string | undefined }

function Field({ id, name, label, autoComplete, type, hint, numeric, typed, error }: FieldProps) {
  const described = [error && `${id}-refusal`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        className="input"
        id={id}
        name={name}
        type={type ?? 'text'}
        inputMode={numeric ? 'numeric' : undefined}
        defaultValue={typed}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        required
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
      />
      {error ? <FieldError id={`${id}-refusal`}>{error}</FieldError> : null}
      {hint ? (
        <p className="small mute" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  )
}
