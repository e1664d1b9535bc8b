'use client'

import type { ReactNode } from 'react'
import { FieldError } from '#components/ui/notice'
import type { RecipientField as Field, Recipient } from '#domain/mail/types'
import type { ComposeLabels } from './labels.ts'
import { RecipientChip } from './recipient-chip.tsx'
import { RecipientComboBox } from './recipient-combobox.tsx'
import { FindButton, type Found, FoundRecipients } from './recipient-finder.tsx'
import { refText } from './recipient-name.ts'

type Props = {
  field: Field
  chosen: Recipient[]
  taken: Recipient[]
  typed: string
  found: Found | undefined
  error: string | undefined
  focused: boolean
  labels: ComposeLabels
  /** Folded away on a narrow screen while nobody is in it. */
  folds?: boolean
  /** What stands at the end of the row. */
  children?: ReactNode
  onType: (text: string) => void
  onAdd: (recipient: Recipient) => void
  onRemove: (recipient: Recipient) => void
}

const LOOK = { to: 'lookTo', cc: 'lookCc', bcc: 'lookBcc' }

/** « À », « Copie » or « Copie cachée »: who is chosen, and the field to choose more; with scripts off a search and its results. */
export function RecipientField({ field, chosen, taken, typed, found, error, focused, labels, folds, children, ...on }: Props) {
  const id = `compose-${field}`
  const remove = (recipient: Recipient) => {
    on.onRemove(recipient)
    document.getElementById(id)?.focus()
  }
  const removeLast = () => {
    const last = chosen.at(-1)
    if (last) on.onRemove(last)
  }
  return (
    <div className={folds ? 'crow folds' : 'crow'}>
      <label htmlFor={id} id={`${id}-label`}>
        {labels[field]}
      </label>
      <div className="in">
        {chosen.map((recipient) => (
          <RecipientChip
            key={refText(recipient)}
            recipient={recipient}
            field={field}
            labels={labels}
            onRemove={() => remove(recipient)}
          />
        ))}
        <RecipientComboBox
          id={id}
          name={LOOK[field]}
          describedBy={error ? `${id}-error` : undefined}
          taken={taken}
          typed={typed}
          focused={focused}
          labels={labels}
          onType={on.onType}
          onPick={on.onAdd}
          onRemoveLast={removeLast}
        />
        <FindButton field={field} labels={labels} />
        {children}
        {found ? <FoundRecipients found={found} labels={labels} /> : null}
        {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      </div>
    </div>
  )
}
