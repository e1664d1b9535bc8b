import { RECIPIENT_FIELDS, type RecipientField } from '#domain/mail/types'
import { type ComposeLabels, fill } from './labels.ts'
import type { Failure } from './post-compose.ts'

/** Why something did not go: a sentence and the field it is about, or that no answer came. */
export type Trouble = { field: string; sentence: string } | { failed: Failure }

const KNOWN: readonly string[] = [...RECIPIENT_FIELDS, 'subject', 'body', 'attachments', 'sendAt']

/** A name that was typed and never picked would be lost by sending. */
export function notChosen(typed: Record<RecipientField, string>, labels: ComposeLabels): Trouble | undefined {
  for (const field of RECIPIENT_FIELDS) {
    const query = typed[field].trim()
    if (query) return { field, sentence: fill(labels.notChosen, { query }) }
  }
  return undefined
}

/** The sentence that belongs beside a field; what belongs to none is said above the foot (`form`). */
export function troubleAt(trouble: Trouble | undefined, field: string): string | undefined {
  if (!trouble) return undefined
  const at = 'failed' in trouble || !KNOWN.includes(trouble.field) ? 'form' : trouble.field
  return at === field ? ('failed' in trouble ? trouble.failed : trouble.sentence) : undefined
}
