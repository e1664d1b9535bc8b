import type { Place, RosterFact, RosterIssue } from './roster.ts'

type PersonFact = Extract<RosterFact, { kind: 'person' }>
type Contact = PersonFact['contact']
/** What a part of a person is called in its file: `lastName` → `familyName`. */
export type Columns = Partial<Record<'externalId' | 'firstName' | 'lastName' | 'duty' | keyof Contact, string>>

/** What a reader says, before `soundFacts` looks at it: texts as they stand in the file. */
export type RawFact = RosterFact & { columns?: Columns }
export type RawFacts = AsyncGenerator<RawFact | RosterIssue>
export type RawPerson = Extract<RawFact, { kind: 'person' }>

export function warning(code: string, place: Place, values: RosterIssue['values'] = {}): RosterIssue {
  return { kind: 'issue', severity: 'warning', code, values, place }
}

export function error(code: string, place: Place, values: RosterIssue['values'] = {}): RosterIssue {
  return { kind: 'issue', severity: 'error', code, values, place }
}

/** A person of whom only the given is known. */
export function person(
  given: Pick<RawPerson, 'place' | 'externalId' | 'profile' | 'firstName' | 'lastName'> & Partial<RawPerson>,
) {
  return { kind: 'person', duty: '', isAdmin: false, leaves: false, contact: {}, ...given } as const satisfies RawPerson
}

/** Whether the day is over: `ended` may be empty, `2026-08-31` or `31/08/2026`; null when it is no date. */
export function isPast(ended: string, today: string): boolean | null {
  if (ended === '') return false
  const day = ended.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$2-$1').replace(/T.*$/, '')
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) ? day < today : null
}

/**
 * The level that the name of a class begins with (« 3A », « 6 B », « 4e2 »), in the collège only: elsewhere numbers mean other
 * things. Empty where it does not tell.
 */
export function levelOf(name: string): string {
  return /^([3-6])\s*(?:[eè]|ème|°)?\s*[\p{L}\d]{0,3}$/iu.exec(name.trim())?.[1] ?? ''
}
