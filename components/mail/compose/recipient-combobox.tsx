'use client'

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Recipient } from '#domain/mail/types'
import { fill, type RecipientLabels } from './labels.ts'
import { refText, same } from './recipient-name.ts'
import { RecipientOption } from './recipient-option.tsx'
import { useProposals } from './use-proposals.ts'

type Props = {
  id: string
  /** The name under which a form without scripts posts what is typed. */
  name: string
  describedBy: string | undefined
  /** Chosen in any field: not proposed again. */
  taken: Recipient[]
  typed: string
  focused: boolean
  labels: RecipientLabels
  onType: (text: string) => void
  onPick: (recipient: Recipient) => void
  onRemoveLast: () => void
}

/**
 * Proposes people and groups while one types (the combobox of the ARIA practices guide, list autocomplete): the first
 * proposal is ready for Enter, and the focus never leaves the field. Our own, since React Aria's hides the rest of the page
 * from screen readers while its list is open. Without scripts, and until they run, it is the plain field that it looks like.
 */
export function RecipientComboBox({ id, name, describedBy, taken, typed, focused, labels, onType, onPick, onRemoveLast }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [live, setLive] = useState(false)
  const proposals = useProposals(typed, (one) => !taken.some((other) => same(one, other)))
  const { offered, active, open } = proposals

  useEffect(() => {
    // What was typed before scripts ran is in the element, not in the state.
    onType(input.current?.value ?? '')
    setLive(true)
    if (focused && document.activeElement === document.body) input.current?.focus()
  }, [onType, focused])
  useEffect(() => {
    if (open) document.getElementById(optionIdOf(id, active))?.scrollIntoView({ block: 'nearest' })
  }, [open, active, id])

  const pick = (recipient: Recipient | undefined) => {
    if (!recipient) return
    onPick(recipient)
    onType('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event
    if (event.nativeEvent.isComposing) return
    if (key === 'ArrowDown') proposals.move(event, 1)
    if (key === 'ArrowUp') proposals.move(event, -1)
    if (key === 'Escape') proposals.close()
    // Enter never posts the form from here; Tab picks and goes on.
    if (key === 'Enter') event.preventDefault()
    if (open && (key === 'Enter' || key === 'Tab')) pick(offered[active])
    if (key === 'Backspace' && typed === '') onRemoveLast()
  }
  const combobox = {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': open,
    'aria-controls': `${id}-options`,
    'aria-activedescendant': open ? optionIdOf(id, active) : undefined,
  } as const
  return (
    <>
      <input
        ref={input}
        id={id}
        name={live ? undefined : name}
        value={typed}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        {...(live ? combobox : {})}
        aria-describedby={describedBy}
        aria-invalid={describedBy ? true : undefined}
        onChange={({ target }) => onType(target.value)}
        onKeyDown={onKeyDown}
        onFocus={proposals.enter}
        onBlur={proposals.leave}
      />
      {open ? (
        <div className="sugg float" id={`${id}-options`} role="listbox" aria-label={labels.suggestions}>
          {offered.map((recipient, index) => (
            <RecipientOption
              key={refText(recipient)}
              id={optionIdOf(id, index)}
              recipient={recipient}
              query={proposals.query}
              active={index === active}
              labels={labels}
              onActive={() => proposals.setActive(index)}
              onPick={() => pick(recipient)}
            />
          ))}
        </div>
      ) : null}
      <span className="sr" role="status">
        {open ? fill(labels.suggestionCount, { count: offered.length }) : null}
      </span>
      {proposals.nobody ? (
        <p className="none small mute" role="status">
          {fill(labels.foundNobody, { query: proposals.query })}
        </p>
      ) : null}
      {proposals.failed ? <p className="none fielderr">{labels.suggestionsFailed}</p> : null}
    </>
  )
}

const optionIdOf = (id: string, index: number) => `${id}-option-${index}`
