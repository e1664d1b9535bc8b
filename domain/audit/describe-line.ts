import type { KeptLine } from './queries.ts'

/** The words of `audit`; keys are made at run time, so that they cannot be checked by type. */
export type AuditWords = { (key: string, values?: Record<string, string | number>): string; has: (key: string) => boolean }

/** A line as a sentence in the reader's language; an action without one of its own is named as it was written down. */
export function describeLine(
  t: AuditWords,
  { action, actorName, subjectName, details }: Omit<KeptLine, 'id' | 'at' | 'address'>,
): string {
  const values = { ...details, actor: actorName, subject: subjectName, action }
  if (t.has(`actions.${action}`)) return t(`actions.${action}`, values)
  return t(subjectName ? 'unknownAbout' : 'unknown', values)
}
