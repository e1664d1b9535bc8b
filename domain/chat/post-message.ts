import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { isDuplicate } from '#db/duplicate'
import { NotFound, Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import type { ChatContent } from './chat-policy.ts'
import { closedBecause, joinPartner, policyOf } from './open-talk.ts'
import { type MessageRow, messageColumns, toMessage } from './room-page.ts'
import { say } from './say.ts'
import { beyondText, cleanText, requireAllowed } from './sayable.ts'
import type { ChatMessage } from './types.ts'

/** `id` is made by the screen (a UUID): a retry gives the same message. */
export type Post = { room: string; id: string; text: string }

/**
 * Says a text in a room that the viewer is in. Throws `empty-chat`, `chat-too-long`, `no-links`, `no-smileys`, or why the room is
 * closed to them (`closedBecause`); NotFound for a room that is not theirs, or an id that another message has.
 */
export async function postMessage(
  viewer: Viewer,
  { room, id, text: typed }: Post,
  db: Database = database(),
): Promise<ChatMessage> {
  if (!isUuid(room) || !isUuid(id)) throw new NotFound()
  const text = cleanText(typed)
  const allowed: ChatContent[] = beyondText(text) ? ['links', 'files'] : ['text', 'links', 'files']
  const saying = { roomId: room, id, kind: 'text' as const, text, about: '' }
  const said = await say(viewer, saying, readyToSay(viewer, room, allowed), db).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error
  })
  return said ?? (await findSaid(viewer, room, id, db)) ?? (await explainSilence(viewer, room, text, db))
}

/** The room first, then the membership: who leaves at this moment has either left before, or leaves after this. */
function readyToSay(viewer: Viewer, room: string, allowed: ChatContent[]) {
  const contents = sql.raw(allowed.map((one) => `'${one}'`).join(', '))
  return sql`room as materialized (select r.id, r.kind, r.low_id, r.high_id from rooms r
        where r.id = ${room}::uuid and r.school_id = ${viewer.schoolId}::uuid for no key update),
      member as materialized (select m.room_id, m.person_id from room_members m
        where m.room_id = (select room.id from room) and m.person_id = ${viewer.personId}::uuid and m.state = 'joined' for share),
      ready as (select room.id from room join member on member.room_id = room.id join people speaker on speaker.id = member.person_id
          ${joinPartner('room', sql`speaker.id`)}
        where ${policyOf('speaker')} in (${contents}) and ${closedBecause(sql`room.kind`)} = '')`
}

/** What the viewer said under that id before, in that room. */
async function findSaid(viewer: Viewer, room: string, id: string, db: Database): Promise<ChatMessage | undefined> {
  const [found] = await rows<MessageRow>(
    db,
    sql`select ${messageColumns} from chat_messages c join room_members m on m.room_id = c.room_id and m.person_id = c.author_id and m.state = 'joined'
        where c.room_id = ${room}::uuid and c.author_id = ${viewer.personId}::uuid and c.id = ${id}::uuid and c.kind = 'text'`,
  )
  return found && toMessage(found)
}

async function explainSilence(viewer: Viewer, room: string, text: string, db: Database): Promise<never> {
  const [found] = await rows<{ policy: ChatContent; closed: string; name: string | null }>(
    db,
    sql`select ${policyOf('speaker')} as policy, ${closedBecause(sql`r.kind`)} as closed, partner.name
        from rooms r join room_members m on m.room_id = r.id join people speaker on speaker.id = m.person_id
          ${joinPartner('r', sql`speaker.id`)}
        where r.id = ${room}::uuid and r.school_id = ${viewer.schoolId}::uuid and m.person_id = ${viewer.personId}::uuid and m.state = 'joined'`,
  )
  if (!found) throw new NotFound()
  if (found.closed) throw new Refusal(found.closed, { name: found.name ?? '' }, 'text')
  requireAllowed(found.policy, text, 'text')
  throw new NotFound()
}
