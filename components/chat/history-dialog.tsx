'use client'

import { type FormEvent, type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react'
import { FieldError } from '#components/ui/notice'
import type { Recipient } from '#domain/mail/types'
import en from '../../i18n/en/compose.json' with { type: 'json' }
import fr from '../../i18n/fr/compose.json' with { type: 'json' }
import { RecipientChip } from '../mail/compose/recipient-chip.tsx'
import { RecipientComboBox } from '../mail/compose/recipient-combobox.tsx'
import { refText, same } from '../mail/compose/recipient-name.ts'
import { historyWords } from './history-words.tsx'
import { newId } from './new-id.ts'
import { fill } from './panel-words.tsx'
import { postChat } from './post-chat.ts'
import { useChat } from './use-chat.tsx'
import './history-dialog.css'

type Props = { room: string; mayOutside: boolean; onClose: (sent: boolean) => void }
type Trouble = { sentence: string; field: string }

/** Where a talk's history goes: people, groups and mailboxes by name, addresses outside where the school lets them. */
export function HistoryDialog({ room, mayOutside, onClose }: Props) {
  const { zoned } = useChat()
  const words = historyWords(zoned.locale)
  const t = words.dialog
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const history = useHistory(
    room,
    (query) => fill(t.notChosen, { query }),
    t.failed,
    () => onClose(true),
  )
  const { chosen, typed, trouble, busy } = history
  const errorAt = (field: string) => (trouble?.field === field ? `${id}-error` : undefined)
  useEffect(() => dialog.current?.showModal(), [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    // The dock beneath, and the dialog while its list is shown, are not meant.
    event.stopPropagation()
    if (event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true') event.preventDefault()
  }
  return (
    <dialog
      ref={dialog}
      className="float dialog history"
      aria-labelledby={`${id}-title`}
      onClose={() => onClose(false)}
      onKeyDown={onKeyDown}
    >
      <h2 className="h20" id={`${id}-title`}>
        {words.title}
      </h2>
      <p className="mute">{t.hint}</p>
      <form className="stack" onSubmit={history.send}>
        <div className="field">
          <label htmlFor={`${id}-to`}>{t.to}</label>
          <div className="picked input">
            {chosen.map((one) => (
              <RecipientChip
                key={refText(one)}
                recipient={one}
                field="to"
                labels={labelsIn(zoned.locale)}
                onRemove={() => {
                  history.remove(one)
                  document.getElementById(`${id}-to`)?.focus()
                }}
              />
            ))}
            <RecipientComboBox
              id={`${id}-to`}
              name="look"
              describedBy={errorAt('to')}
              taken={chosen}
              typed={typed}
              focused
              labels={labelsIn(zoned.locale)}
              onType={history.type}
              onPick={history.add}
              onRemoveLast={history.removeLast}
            />
          </div>
        </div>
        {mayOutside ? (
          <div className="field">
            <label htmlFor={`${id}-addresses`}>{t.addresses}</label>
            <input
              className="input"
              id={`${id}-addresses`}
              name="addresses"
              inputMode="email"
              autoComplete="off"
              maxLength={3000}
              aria-invalid={errorAt('addresses') ? true : undefined}
              aria-describedby={`${id}-hint ${errorAt('addresses') ?? ''}`}
            />
            <p className="small mute" id={`${id}-hint`}>
              {t.addressesHint}
            </p>
          </div>
        ) : null}
        {history.asks ? (
          <label className="choice">
            <input className="box" type="checkbox" name="agreed" />
            {t.agreed}
          </label>
        ) : null}
        {trouble ? <FieldError id={`${id}-error`}>{trouble.sentence}</FieldError> : null}
        <p className="flow">
          <button type="submit" className="btn btn-main" aria-disabled={busy || undefined}>
            {t.send}
          </button>
          <button type="button" className="btn btn-bare" onClick={() => dialog.current?.close()}>
            {t.cancel}
          </button>
        </p>
      </form>
    </dialog>
  )
}

const labelsIn = (locale: string) => (locale === 'en' ? en : fr).labels

/** What is chosen and typed, and sending it: under one id, so that a second try sends nothing twice. */
function useHistory(room: string, notChosen: (query: string) => string, failed: string, onSent: () => void) {
  const [id] = useState(newId)
  const [chosen, setChosen] = useState<Recipient[]>([])
  const [typed, setTyped] = useState('')
  const [trouble, setTrouble] = useState<Trouble>()
  const [busy, setBusy] = useState(false)
  const [asks, setAsks] = useState(false)
  const change = (next: Recipient[]) => {
    setChosen(next)
    setAsks(false)
    setTrouble(undefined)
  }
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    if (typed.trim()) return setTrouble({ sentence: notChosen(typed.trim()), field: 'to' })
    const form = new FormData(event.currentTarget)
    setBusy(true)
    const agreed: Record<string, string> = form.has('agreed') ? { agreed: 'on' } : {}
    const addresses = [String(form.get('addresses') ?? '')].filter(Boolean)
    const answer = await postChat('history', { id, room, to: chosen.map(refText), addresses, ...agreed })
    setBusy(false)
    if ('refusal' in answer) {
      const { code, sentence, field = 'form' } = answer.refusal
      setAsks(code === 'history-many')
      return setTrouble({ sentence, field })
    }
    if ('failed' in answer) return setTrouble({ sentence: failed, field: 'form' })
    onSent()
  }
  return {
    chosen,
    typed,
    trouble,
    busy,
    asks,
    send,
    type: useCallback((text: string) => setTyped(text), []),
    add: (one: Recipient) => change([...chosen, one]),
    remove: (one: Recipient) => change(chosen.filter((other) => !same(one, other))),
    removeLast: () => change(chosen.slice(0, -1)),
  }
}
