'use client'

import { type RefObject, useContext, useEffect, useRef } from 'react'
import { ComboBox, ComboBoxStateContext, I18nProvider, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { Avatar } from '#components/ui/avatar'
import type { Recipient } from '#domain/mail/types'
import { type ComposeLabels, fill } from './labels.ts'
import { MarkedName } from './marked-name.tsx'
import { fullName, refText, same } from './recipient-name.ts'
import { useSuggestions } from './use-suggestions.ts'

export type RecipientComboBoxProps = {
  id: string
  labelledBy: string
  describedBy: string | undefined
  row: RefObject<HTMLElement | null>
  chosen: Recipient[]
  typed: string
  focused: boolean
  locale: string
  labels: ComposeLabels
  onType: (text: string) => void
  onPick: (recipient: Recipient) => void
  onRemoveLast: () => void
}

/** Proposes people and groups while one types; the first proposal is ready for Enter, and the focus never leaves the field. */
export function RecipientComboBox(props: RecipientComboBoxProps) {
  const { typed, chosen, labels, onType, onPick } = props
  const { items, query, state } = useSuggestions(typed)
  const offered = items.filter((item) => !chosen.some((one) => same(one, item)))
  const pick = (key: unknown) => {
    const picked = offered.find((item) => refText(item) === key)
    if (!picked) return
    onPick(picked)
    onType('')
  }
  return (
    <I18nProvider locale={props.locale}>
      <ComboBox
        className="look"
        id={props.id}
        aria-labelledby={props.labelledBy}
        aria-describedby={props.describedBy}
        isInvalid={props.describedBy !== undefined}
        items={offered.map((recipient) => ({ id: refText(recipient), recipient }))}
        inputValue={typed}
        onInputChange={onType}
        value={null}
        onChange={pick}
        allowsCustomValue
        autoFocus={props.focused}
      >
        <Input
          autoComplete="off"
          spellCheck={false}
          onKeyDown={(event) => event.key === 'Backspace' && typed === '' && props.onRemoveLast()}
        />
        <Popover className="sugg float" triggerRef={props.row} placement="bottom start" offset={-4} containerPadding={8}>
          <ListBox<{ id: string; recipient: Recipient }>>
            {({ recipient }) => <Proposal recipient={recipient} query={query} labels={labels} />}
          </ListBox>
        </Popover>
        <Preselection answer={offered.length > 0 ? `${query} ${offered.map(refText).join(' ')}` : ''} />
      </ComboBox>
      <span className="sr" role="status">
        {state === 'done' && offered.length === 0 ? fill(labels.foundNobody, { query }) : null}
      </span>
      {state === 'done' && items.length === 0 ? <p className="none small mute">{fill(labels.foundNobody, { query })}</p> : null}
      {state === 'failed' ? <p className="none fielderr">{labels.suggestionsFailed}</p> : null}
    </I18nProvider>
  )
}

/**
 * Opens the list once for each answer, with its first line chosen for Enter; Escape keeps it shut until the next. Stands
 * after the list, whose own mounting leaves nothing chosen.
 */
function Preselection({ answer }: { answer: string }) {
  const state = useContext(ComboBoxStateContext)
  const opened = useRef('')
  const chosen = useRef('')
  useEffect(() => {
    // Left and come back to: the list may open again.
    if (!state?.isFocused || answer === '') {
      opened.current = ''
      chosen.current = ''
      return
    }
    if (!state.isOpen && state.isFocused && opened.current !== answer) state.open('first', 'input')
    if (!state.isOpen || state.collection.size === 0) return
    opened.current = answer
    if (chosen.current === answer) return
    chosen.current = answer
    state.selectionManager.setFocusedKey(state.collection.getFirstKey())
  })
  return null
}

function Proposal({ recipient, query, labels }: { recipient: Recipient; query: string; labels: ComposeLabels }) {
  const { kind, name, size, detail } = recipient
  return (
    <ListBoxItem id={refText(recipient)} className="opt" textValue={name} aria-label={fullName(recipient)}>
      {({ isFocused }) => (
        <>
          <Avatar name={name} kind={kind === 'person' ? 'person' : 'group'} size="s" />
          <span className="grow">
            <span className="cut">
              <MarkedName name={name} query={query} />
              {kind === 'person' ? null : ` (${size})`}
            </span>
            {detail ? <small>{detail}</small> : null}
          </span>
          {isFocused ? (
            <span className="kbd" aria-hidden="true">
              {labels.enterKey}
            </span>
          ) : null}
        </>
      )}
    </ListBoxItem>
  )
}
