import { type SQL, sql } from 'drizzle-orm'
import type { RecipientRef } from '#domain/mail/types'
import { isUuid } from '#domain/uuid'

/** Ids as one array parameter, so that a statement is the same for one or two hundred; what is no id is left out. */
export function uuidArray(ids: string[]): SQL {
  return sql`${`{${ids.filter(isUuid).join(',')}}`}::uuid[]`
}

/** The ids of the refs of one kind, as one array parameter. */
export function idsOfKind(refs: RecipientRef[], kind: RecipientRef['kind']): SQL {
  return uuidArray(refs.filter((ref) => ref.kind === kind).map((ref) => ref.id))
}
