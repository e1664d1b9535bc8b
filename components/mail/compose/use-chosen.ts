import { useCallback, useState } from 'react'
import { type AttachmentView, type DraftView, RECIPIENT_FIELDS, type Recipient, type RecipientField } from '#domain/mail/types'
import { same } from './recipient-name.ts'

export type Chosen = Record<RecipientField, Recipient[]> & { attachments: AttachmentView[] }

/** What is chosen rather than typed: recipients, each in one field only, and files. Every change is told. */
export function useChosen({ to, cc, bcc, attachments }: DraftView, onChange: () => void) {
  const [chosen, setChosen] = useState<Chosen>({ to, cc, bcc, attachments })
  const change = useCallback(
    (make: (before: Chosen) => Partial<Chosen>) => {
      setChosen((before) => ({ ...before, ...make(before) }))
      onChange()
    },
    [onChange],
  )
  return {
    chosen,
    setChosen,
    add: (field: RecipientField, ...added: Recipient[]) => change((before) => moved(before, field, added)),
    remove: (field: RecipientField, one: Recipient) =>
      change((before) => ({ [field]: before[field].filter((other) => !same(other, one)) })),
    attach: useCallback(
      (file: AttachmentView) => change(({ attachments }) => ({ attachments: [...attachments, file] })),
      [change],
    ),
    detach: (file: AttachmentView) =>
      change(({ attachments }) => ({ attachments: attachments.filter(({ id }) => id !== file.id) })),
  }
}

function moved(before: Chosen, field: RecipientField, added: Recipient[]): Partial<Chosen> {
  const others = (list: Recipient[]) => list.filter((one) => !added.some((other) => same(other, one)))
  const without = Object.fromEntries(RECIPIENT_FIELDS.map((name) => [name, others(before[name])]))
  return { ...without, [field]: [...others(before[field]), ...added] }
}

/** Everybody chosen, in the order of the fields. */
export function everybody({ to, cc, bcc }: Pick<Chosen, RecipientField>): Recipient[] {
  return [...to, ...cc, ...bcc]
}
