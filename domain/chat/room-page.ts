import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { NotFound } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import { SEES_MESSAGE } from './hearing.ts'
import { policyOf } from './open-talk.ts'
import { CHAT_LIMITS, type ChatMessage, type ChatPage } from './types.ts'

/** Of the message `c`. */
export const messageColumns = sql`c.room_id as "roomId", c.seq, c.id, c.kind, c.author_id as "authorId", c.author_name as author,
  c.text, c.about, c.sent_at as at`
export type MessageRow = Omit<ChatMessage, 'at'> & { at: Date }
export const toMessage = (row: MessageRow): ChatMessage => ({ ...row, at: row.at.toISOString() })

/** Which side of which number; neither: the newest. */
export type Around = { before?: number | undefined; after?: number | undefined }

/**
 * At most 50 messages of a room as the viewer sees it, oldest first: the newest, those before a number, or those after one. Who is
 * invited sees none yet. NotFound for a room that is not theirs.
 */
export async function readRoomPage(
  viewer: Viewer,
  roomId: string,
  { before, after }: Around = {},
  db: Database = database(),
): Promise<ChatPage> {
  if (!isUuid(roomId)) throw new NotFound()
  const most = CHAT_LIMITS.page
  const side = after === undefined ? sql`c.seq < ${before ?? Number.MAX_SAFE_INTEGER}` : sql`c.seq > ${after}`
  const order = after === undefined ? sql`c.seq desc` : sql`c.seq`
  const found = await rows<MessageRow & { seq: number | null }>(
    db,
    sql`select c.* from room_members m join rooms r on r.id = m.room_id join people me on me.id = m.person_id
          left join lateral (select ${messageColumns} from chat_messages c
            where c.room_id = m.room_id and m.state = 'joined' and ${side} and ${SEES_MESSAGE} order by ${order}
            limit ${sql.raw(String(most + 1))}) c on true
        where m.room_id = ${roomId} and m.person_id = ${viewer.personId} and m.state <> 'left' and r.school_id = ${viewer.schoolId}
          and ${policyOf('me')} <> 'off'`,
  )
  if (found.length === 0) throw new NotFound()
  const some = found.filter(({ seq }) => seq !== null)
  const messages = some.slice(0, most).map(toMessage)
  return { messages: after === undefined ? messages.reverse() : messages, more: some.length > most }
}
