import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { NotFound, Refusal } from '#domain/refusal'
import { isAdministeredBy } from '#domain/session/administers'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'

/** What the verbs on people ask before they change anything. */
export type LockedPerson = {
  id: string
  name: string
  isAdmin: boolean
  left: boolean
  activated: boolean
  blocked: boolean
}

/** A person of the school that the viewer administers, who stays as found until the transaction ends; else `NotFound`. */
export async function lockPerson(viewer: Viewer, id: string, tx: Database): Promise<LockedPerson> {
  const [found] = isUuid(id)
    ? await rows<LockedPerson>(
        tx,
        sql`select p.id, p.name, p.is_admin as "isAdmin", p.left_at is not null as left, p.activated_at is not null as activated,
              p.writing_blocked_at is not null as blocked
            from people p where p.id = ${id}::uuid and ${isAdministeredBy(viewer, sql`p.school_id`)} for update`,
      )
    : []
  if (!found) throw new NotFound()
  return found
}

/** Refuses `not-yourself` and, for other administrators, `is-administrator`: they are unmade first, which asks for a password. */
export function requireOrdinary(viewer: Viewer, person: LockedPerson): void {
  if (person.id === viewer.personId) throw new Refusal('not-yourself')
  if (person.isAdmin) throw new Refusal('is-administrator', { name: person.name })
}

/** Refuses `has-left`: without access there is nothing to open or to forbid. */
export function requireStillHere(person: LockedPerson): void {
  if (person.left) throw new Refusal('has-left', { name: person.name })
}
