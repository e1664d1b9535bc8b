import type { Refusal } from '#domain/refusal'

export type DescribedRefusal = { code: string; sentence: string; field?: string }

/** Where sentences stand: the common ones, then each area's own. */
const PLACES = [
  'refusals',
  'attachments.refusals',
  'directory.refusals',
  'compose.refusals',
  'folders.refusals',
  'writing.refusals',
  'delivery.refusals',
  'rules.refusals',
  'groups.refusals',
  'entry.refusals',
  'roster.refusals',
  'import.refusals',
  'people.refusals',
  'school.refusals',
  'chat.refusals',
  'presence.refusals',
  'history.refusals',
  'mailboxes.refusals',
] as const

/** Codes are made at run time: their keys cannot be checked by type. */
export type Translate = { (key: string, values?: Record<string, string | number>): string; has: (key: string) => boolean }

/** A refusal in the words of `t`. */
export function inWords({ code, values, field }: Refusal, t: Translate): DescribedRefusal {
  const place = PLACES.find((one) => t.has(`${one}.${code}`))
  const sentence = place ? t(`${place}.${code}`, values) : t('refusals.bad-input')
  return { code, sentence, ...(field ? { field } : {}) }
}
