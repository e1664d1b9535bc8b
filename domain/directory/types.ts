import type { ContactDetails } from './contact-details.ts'
import type { PersonFacts } from './describe-person.ts'

export type Profile = PersonFacts['profile']

/** A name in a list: `role` in words for the viewer; `linked` when their page opens for the viewer. */
export type PersonLink = { id: string; name: string; role: string; linked: boolean }

export type GroupName = { id: string; name: string }

/** A group in a list; `size` counts members with access. */
export type GroupLink = GroupName & { size: number }

/** A class or a course; `mine` when the viewer, or a child of theirs, is in it or teaches it. */
export type ClassLink = { name: string; mine: boolean; course: boolean }

/**
 * Why one may or may not write, for a sentence of `directory.reasons` (may) or `refusals` (may not):
 * `code` names it, `values` fill it.
 */
export type Reason = { code: string; values: Record<string, string | number> }

export type PersonPage = {
  id: string
  name: string
  role: string
  canWrite: boolean
  reason: Reason
  /** Null for those who may not know them, and where nothing is known. */
  contact: ContactDetails | null
  /** A guardian's children, a student's guardians: only for those who may know them, else empty; `number` as in `contact`. */
  children: PersonLink[]
  guardians: (PersonLink & { number: string | null })[]
  /** The classes of a student or teacher that the viewer may browse. */
  classes: string[]
  /** At most 50, those that the viewer may open. */
  groups: GroupLink[]
}

type Member = PersonLink & { canWrite: boolean }

/**
 * `members`: at most 200 of those whom the viewer may see; `next` is the cursor for `?after=`, null on the last page.
 * `inner`: members may write to each other. `siblings`: the groups of the same class, this one among them; none elsewhere.
 */
export type GroupPage = GroupLink & {
  canWrite: boolean
  inner: boolean
  siblings: (GroupLink & { kind: string })[]
  members: Member[]
  next: string | null
  hidden: boolean
}

/** What is looked for: `query` as typed, `words` of it, a class (`chosen` in its field, else meant by a word) and a profile. */
export type DirectoryQuestion = {
  query: string
  words: string[]
  profile: Profile | null
  chosen: string | null
  className: string | null
}

/** At most 50 people, or 200 of a class or profile; `more` when there were others. At most 6 groups. */
export type DirectoryPage = { people: (Member & { profile: Profile })[]; groups: GroupName[]; more: boolean }
