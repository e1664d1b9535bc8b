'use client'

import { type FormEvent, type ReactNode, startTransition, useActionState, useId } from 'react'
import { FieldError, Notice } from '#components/ui/notice'
import type { VerbState } from '#domain/directory/people/actions'

type Props = {
  /** The form's action: with scripts off it is posted as it stands. */
  action: (state: VerbState, formData: FormData) => Promise<VerbState>
  id: string
  /** What the button that opens it says, what will happen, and the button that does it. */
  words: { verb: string; text: string; confirm: string; password?: string; code?: string; codeHint?: string }
  danger?: boolean
  children?: ReactNode
}

/** A verb that is asked twice: a summary opens what will happen and the button that does it; the browser alone can do that. */
export function VerbForm({ action, id, words, danger, children }: Props) {
  const [state, send, pending] = useActionState<VerbState, FormData>(action, {})
  const refusal = useId()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    if (!pending) startTransition(() => send(fields))
  }
  if (state.code) return <NewCode code={state.code} words={words} />
  const sentence = state.refusal && !pending ? state.refusal.sentence : null
  return (
    <details className="verb" open={sentence ? true : undefined}>
      <summary className={`btn btn-line btn-sm ${danger ? 'btn-danger' : ''}`}>{words.verb}</summary>
      <form action={send} onSubmit={submit} className="stack">
        <input type="hidden" name="id" value={id} />
        <p>{words.text}</p>
        {words.password ? (
          <label className="field">
            <span>{words.password}</span>
            <input
              className="input"
              type="password"
              name="password"
              required
              autoComplete="current-password"
              aria-describedby={sentence ? refusal : undefined}
            />
          </label>
        ) : null}
        {children}
        {sentence ? <FieldError id={refusal}>{sentence}</FieldError> : null}
        <p>
          <button
            type="submit"
            className={`btn ${danger ? 'btn-line btn-danger' : 'btn-main'}`}
            aria-disabled={pending || undefined}
          >
            {words.confirm}
          </button>
        </p>
      </form>
    </details>
  )
}

/** The new code stands where the button was, once and nowhere else. */
function NewCode({ code, words }: { code: string; words: Props['words'] }) {
  return (
    <Notice kind="done">
      <p>
        {words.code} <strong className="code">{code}</strong>
      </p>
      <p className="small">{words.codeHint}</p>
    </Notice>
  )
}
