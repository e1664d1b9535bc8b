'use client'

import { type FormEvent, type ReactNode, useId } from 'react'
import { SubmitButton } from '#components/ui/submit-button'
import { MOST_STATUS_TEXT, type PresenceView, STATUSES, type Status } from '#domain/presence/types'
import { StatusShape } from './presence-dot.tsx'
import type { PresenceWords } from './presence-words.tsx'
import './status-menu.css'

type Props = {
  presence: PresenceView
  words: PresenceWords
  error?: ReactNode
  /** With scripts: instead of the form's own way, which comes back to `back`. */
  onSay?: (status: Status, text: string) => Promise<void>
  onCancel?: () => void
  back?: string
}

/** A status with words of one's own beside it. A plain form: it works without scripts too. */
export function StatusForm({ presence: { status, text }, words, error, onSay, onCancel, back }: Props) {
  const id = useId()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (!onSay) return
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    void onSay(fields.get('status') as Status, String(fields.get('text')))
  }
  return (
    <form className="status-form" method="post" action="/api/chat/status" onSubmit={submit}>
      {back ? <input type="hidden" name="back" value={back} /> : null}
      <fieldset>
        <legend className="sr">{words.customStatus}</legend>
        {STATUSES.map((one) => (
          <label className="choice" key={one}>
            <input type="radio" className="dot" name="status" value={one} defaultChecked={one === status} />
            <StatusShape status={one} />
            {words.states[one]}
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor={id}>{words.customText}</label>
        <input
          id={id}
          className="input"
          name="text"
          dir="auto"
          autoComplete="off"
          maxLength={MOST_STATUS_TEXT}
          placeholder={words.customExample}
          defaultValue={text}
          // biome-ignore lint/a11y/noAutofocus: whoever chose « Personnalisé » is about to write.
          autoFocus={Boolean(onSay)}
        />
        {error}
      </div>
      <div className="flow">
        <SubmitButton className="btn btn-main btn-sm">{words.save}</SubmitButton>
        {onCancel ? (
          <button type="button" className="btn btn-bare btn-sm" onClick={onCancel}>
            {words.cancel}
          </button>
        ) : null}
      </div>
    </form>
  )
}
