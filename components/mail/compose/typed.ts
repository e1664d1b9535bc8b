import type { DraftView } from '#domain/mail/types'
import { same } from './recipient-name.ts'
import { type Chosen, everybody } from './use-chosen.ts'

/** What stands in the form now. */
export type Typed = Chosen & {
  subject: string
  body: string
  bodyFormat: 'html' | 'text'
  /** The mailbox chosen under « De », empty for one's own name. */
  sentAs: string
  noReply: boolean
  asksConfirmation: boolean
}

/** Whether nothing was written or chosen beyond what compose opened with: nothing worth keeping, asking about or leaving behind. */
export function isAsOpened(typed: Typed, draft: DraftView): boolean {
  const [now, then] = [everybody(typed), everybody(draft)]
  return (
    typed.subject.trim() === draft.subject.trim() &&
    textOf(typed.body) === textOf(draft.body) &&
    now.length === then.length &&
    now.every((one) => then.some((other) => same(one, other))) &&
    typed.attachments.length === draft.attachments.length &&
    typed.attachments.every(({ id }) => draft.attachments.some((other) => other.id === id))
  )
}

/** Whether nothing at all stands in the form. */
export function isEmpty(typed: Typed): boolean {
  return everybody(typed).length + typed.attachments.length === 0 && typed.subject.trim() === '' && textOf(typed.body) === ''
}

/** Near enough to compare: the words alone, whatever wrote the markup. */
function textOf(html: string): string {
  return html.replaceAll(/<[^>]*>|\s|&nbsp;/g, '')
}
