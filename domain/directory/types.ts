import type { ContactDetails } from './contact-details.ts'
import type { PersonFacts } from './describe-person.ts'

export type Profile = PersonFacts['profile']

/** A name in a list: `role` in words for the viewer; `linked` when their page opens for the viewer. */
export type PersonLink = { id: string; name: string; role: string; linked: boolean }

/** A group in a list; `size` counts members with access. */
export type GroupLink = { id: string; name: string; size: number; canWrite: boolean }

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
  /** A guardian's children, a student's guardians: only for those who may know them, else empty. */
  children: PersonLink[]
  guardians: PersonLink[]
  /** At most 50, those that the viewer may open. */
  groups: GroupLink[]
}

/** `members`: at most 200 of those whom the viewer may see; `next` is the cursor for `?after=`, null on the last page. */
export type GroupPage = GroupLink & { members: PersonLink[]; next: string | null; hidden: boolean }

/** At most 50; `more` when there were others. */
export type DirectoryPage = { people: (PersonLink & { canWrite: boolean })[]; more: boolean }
