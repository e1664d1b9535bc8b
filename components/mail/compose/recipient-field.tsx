'use client'

import { type ComponentType, useEffect, useRef, useState } from 'react'
import { FieldError } from '#components/ui/notice'
import type { Recipient } from '#domain/mail/types'
import type { ComposeLabels } from './labels.ts'
import { RecipientChip } from './recipient-chip.tsx'
import type { RecipientComboBoxProps } from './recipient-combobox.tsx'
import { FindButton, type Found, FoundRecipients } from './recipient-finder.tsx'
import { refText } from './recipient-name.ts'

type Props = {
  field: 'to' | 'cc'
  chosen: Recipient[]
  /** Chosen in any field: not proposed again. */
  taken: Recipient[]
  typed: string
  found: Found | undefined
  error: string | undefined
  focused: boolean
  locale: string
  labels: ComposeLabels
  onType: (text: string) => void
  onAdd: (recipient: Recipient) => void
  onRemove: (recipient: Recipient) => void
}

/**
 * « À » or « Copie »: a plain search field until the combobox has come (and for good with scripts off), then the combobox in
 * its place, with the text and the focus that the plain field had.
 */
export function RecipientField({ field, chosen, typed, found, error, labels, ...props }: Props) {
  const row = useRef<HTMLDivElement>(null)
  const plain = useRef<HTMLInputElement>(null)
  const [loaded, setLoaded] = useState<{ ComboBox: ComponentType<RecipientComboBoxProps>; focused: boolean }>()
  const { onType, focused } = props
  useEffect(() => {
    let gone = false
    const replace = ({ RecipientComboBox }: typeof import('./recipient-combobox.tsx')) => {
      if (gone) return
      const had = document.activeElement === plain.current
      onType(plain.current?.value ?? '')
      setLoaded({ ComboBox: RecipientComboBox, focused: had || (focused && document.activeElement === document.body) })
    }
    // Without it the plain field stays.
    import('./recipient-combobox.tsx').then(replace, () => undefined)
    return () => {
      gone = true
    }
  }, [onType, focused])
  const id = `compose-${field}`
  const describedBy = error ? `${id}-error` : undefined
  const remove = (recipient: Recipient) => {
    props.onRemove(recipient)
    document.getElementById(id)?.focus()
  }
  return (
    <div className="crow">
      <label htmlFor={id} id={`${id}-label`}>
        {labels[field]}
      </label>
      <div className="in" ref={row}>
        {chosen.map((recipient) => (
          <RecipientChip
            key={refText(recipient)}
            recipient={recipient}
            field={field}
            labels={labels}
            onRemove={() => remove(recipient)}
          />
        ))}
        {loaded ? (
          <loaded.ComboBox
            id={id}
            labelledBy={`${id}-label`}
            describedBy={describedBy}
            row={row}
            chosen={props.taken}
            typed={typed}
            focused={loaded.focused}
            locale={props.locale}
            labels={labels}
            onType={onType}
            onPick={props.onAdd}
            onRemoveLast={() => chosen.length > 0 && props.onRemove(chosen.at(-1) as Recipient)}
          />
        ) : (
          <input
            id={id}
            ref={plain}
            name={field === 'to' ? 'lookTo' : 'lookCc'}
            defaultValue={found?.query}
            autoComplete="off"
            aria-describedby={describedBy}
            aria-invalid={describedBy ? true : undefined}
          />
        )}
        <FindButton field={field} labels={labels} />
        {found ? <FoundRecipients found={found} labels={labels} /> : null}
        {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      </div>
    </div>
  )
}
