import { type SQL, sql } from 'drizzle-orm'

/**
 * Whether the person hears nothing of what the other does: they block them, and did so at that moment (now, unless told). The one
 * place that asks for blocks: messages, counts, rooms, invitations and requests all stand behind it.
 */
export function isDeafTo(personId: SQL, otherId: SQL, at: SQL = sql`'infinity'`): SQL {
  return sql`exists (select from blocks deafness where deafness.person_id = ${personId} and deafness.blocked_id = ${otherId}
    and deafness.created_at <= ${at})`
}

/** Whether the member `m` sees the message `c` of their room (aliases of the query around): said after they came, by one they hear. */
export const SEES_MESSAGE = sql`c.seq > m.from_seq and not ${isDeafTo(sql`m.person_id`, sql`c.author_id`, sql`c.sent_at`)}`

/** Whether the message `c` counts as unread for the member `m`, as far as they see it. */
export const IS_UNREAD = sql`c.seq > m.read_seq and c.kind = 'text' and c.author_id <> m.person_id and ${SEES_MESSAGE}`
