import type { Recipient, RecipientRef } from '#domain/mail/types'

/** The accessible name of a proposal: « Léa Bernard, élève, 3A », « 3A – Élèves (26) ». */
export function fullName({ kind, name, size, detail }: Recipient): string {
  if (kind !== 'person') return `${name} (${size})`
  return detail ? `${name}, ${detail}` : name
}

/** How a hidden field carries a recipient. */
export function refText({ kind, id }: RecipientRef): string {
  return `${kind}:${id}`
}

/** Two chosen recipients are the same by kind and id: a student and their guardians share the id. */
export function same(a: RecipientRef, b: RecipientRef): boolean {
  return a.kind === b.kind && a.id === b.id
}
