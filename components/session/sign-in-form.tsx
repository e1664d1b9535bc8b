'use client'

import { type FormEvent, startTransition, useActionState } from 'react'
import { FieldError } from '#components/ui/notice'
import { type SignInState, signInAction } from '#domain/session/actions'

type Labels = { identifier: string; password: string; signIn: string }

/** Works with scripts off: the browser posts the form and the page comes back with the sentence and the identifier kept. */
export function SignInForm({ next, labels }: { next: string; labels: Labels }) {
  const [state, send, pending] = useActionState<SignInState, FormData>(signInAction, {})
  const error = state.refusal?.sentence
  // Sent by hand: React empties a form after its action, and with it what was typed while the answer was under way.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    if (!pending) startTransition(() => send(fields))
  }
  return (
    <form className="grid gap-5" action={send} onSubmit={submit}>
      <input type="hidden" name="next" value={next} />
      <div className="field">
        <label htmlFor="identifier">{labels.identifier}</label>
        <input
          className="input"
          id="identifier"
          name="identifier"
          defaultValue={state.identifier}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      </div>
      <div className="field">
        <label htmlFor="password">{labels.password}</label>
        <input
          className="input"
          id="password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'refusal' : undefined}
        />
        {error ? <FieldError id="refusal">{error}</FieldError> : null}
      </div>
      <button type="submit" className="btn btn-main min-h-11" aria-disabled={pending || undefined}>
        {labels.signIn}
      </button>
    </form>
  )
}
