import { useCallback, useState } from 'react'
import type { AttachmentView, DraftView, Recipient } from '#domain/mail/types'
import { same } from './recipient-name.ts'

export type Chosen = { to: Recipient[]; cc: Recipient[]; attachments: AttachmentView[] }

/** What is chosen rather than typed: recipients, each in one field only, and files. Every change is told. */
export function useChosen(draft: DraftView, onChange: () => void) {
  const [chosen, setChosen] = useState<Chosen>({ to: draft.to, cc: draft.cc, attachments: draft.attachments })
  const change = useCallback(
    (make: (before: Chosen) => Partial<Chosen>) => {
      setChosen((before) => ({ ...before, ...make(before) }))
      onChange()
    },
    [onChange],
  )
  const without = (list: Recipient[], one: Recipient) => list.filter((other) => !same(other, one))
  return {
    chosen,
    setChosen,
    add: (field: 'to' | 'cc', one: Recipient) =>
      change(({ to, cc }) => ({
        to: without(to, one),
        cc: without(cc, one),
        [field]: [...without(field === 'to' ? to : cc, one), one],
      })),
    remove: (field: 'to' | 'cc', one: Recipient) => change((before) => ({ [field]: without(before[field], one) })),
    attach: useCallback(
      (file: AttachmentView) => change(({ attachments }) => ({ attachments: [...attachments, file] })),
      [change],
    ),
    detach: (file: AttachmentView) =>
      change(({ attachments }) => ({ attachments: attachments.filter(({ id }) => id !== file.id) })),
  }
}
