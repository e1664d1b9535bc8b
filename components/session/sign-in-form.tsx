'use client'

import { useActionState } from 'react'
import { FieldError } from '#components/ui/notice'
import { SubmitButton } from '#components/ui/submit-button'
import { type SignInState, signInAction } from '#domain/session/actions'

type Labels = { identifier: string; password: string; signIn: string }

/** Works with scripts off: the browser posts the form and the page comes back with the sentence and the identifier kept. */
export function SignInForm({ next, labels }: { next: string; labels: Labels }) {
  const [state, send] = useActionState<SignInState, FormData>(signInAction, {})
  const error = state.refusal?.sentence
  return (
    <form className="grid gap-5" action={send}>
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
      <SubmitButton className="btn btn-main min-h-11">{labels.signIn}</SubmitButton>
    </form>
  )
}
