import type { Profile } from '../types.ts'

export const STATES = ['active', 'inactive', 'blocked', 'admin', 'left'] as const
export const PROFILES = ['student', 'guardian', 'teacher', 'staff'] as const satisfies Profile[]

/** Whom an administrator looks for; empty is everybody who has not left. */
export type PeopleFilter = {
  /** Words of the name, or the beginning of the identifier. */
  q: string
  profile: Profile | ''
  /** Students, guardians and teachers of a class. */
  className: string
  state: (typeof STATES)[number] | ''
}

type Asked = Record<string, unknown>

/** Reads the filter out of an address or a form; what it cannot be is left out. */
export function readPeopleFilter(asked: Asked): PeopleFilter {
  const text = (name: string) => (typeof asked[name] === 'string' ? asked[name].replaceAll('\0', '').trim().slice(0, 100) : '')
  const one = <T extends string>(name: string, known: readonly T[]) => known.find((value) => value === text(name)) ?? ''
  return { q: text('q'), profile: one('profile', PROFILES), className: text('className'), state: one('state', STATES) }
}

/** The same as the query of an address, without what is empty. */
export function peopleQuery(filter: PeopleFilter, after = ''): string {
  const given = Object.entries({ ...filter, after }).filter(([, value]) => value)
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}
