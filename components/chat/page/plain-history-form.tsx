'use client'

import { useActionState } from 'react'
import { FieldError } from '#components/ui/notice'
import { SubmitButton } from '#components/ui/submit-button'
import { type HistoryState, sendHistoryAction } from '#domain/chat/history-actions'

type Props = {
  room: string
  /** Names what is sent: the same form twice sends it once. */
  nextId: string
  refs: string[]
  mayOutside: boolean
  words: Record<'send' | 'agreed' | 'addresses' | 'addressesHint', string>
}

/** Sends the history to those chosen; what was refused says why, and keeps what was typed. */
export function PlainHistoryForm({ room, nextId, refs, mayOutside, words }: Props) {
  const [{ refusal, typed }, send] = useActionState<HistoryState, FormData>(sendHistoryAction, {})
  return (
    <form className="stack" action={send}>
      <input type="hidden" name="id" value={nextId} />
      <input type="hidden" name="room" value={room} />
      {refs.map((ref) => (
        <input key={ref} type="hidden" name="to[]" value={ref} />
      ))}
      {mayOutside ? (
        <label className="field">
          <span>{words.addresses}</span>
          <input className="input" name="addresses[]" defaultValue={typed} maxLength={3000} autoComplete="off" />
          <small className="mute">{words.addressesHint}</small>
        </label>
      ) : null}
      {refusal?.code === 'history-many' ? (
        <label className="choice">
          <input className="box" type="checkbox" name="agreed" />
          {words.agreed}
        </label>
      ) : null}
      {refusal ? <FieldError id="history-refusal">{refusal.sentence}</FieldError> : null}
      <p className="flow">
        <SubmitButton className="btn btn-main">{words.send}</SubmitButton>
      </p>
    </form>
  )
}
