import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { onePlan } from '#db/one-plan'
import { uuidv7 } from '#db/uuid'
import { signal, tellAtOnce } from '#domain/live/signal'
import type { Viewer } from '#domain/session/viewer'
import { isDeafTo } from './hearing.ts'
import { policyOf } from './open-talk.ts'
import type { ChatMessage, ChatNews } from './types.ts'

type Saying = Pick<ChatMessage, 'roomId' | 'id' | 'kind' | 'text' | 'about'>

/**
 * Says something in a room, in the viewer's name: one statement, the hot path of the chat. `ready` selects the room as `id` when it
 * may be said; the row's lock gives the number, so that numbers are committed in their order. Who is in the room hears it after the
 * commit. Undefined when `ready` has no row; a second message of the same id violates a unique constraint.
 */
export async function say(viewer: Viewer, saying: Saying, ready: SQL, db: Database): Promise<ChatMessage | undefined> {
  const { roomId, id, kind, text, about } = saying
  const me = sql`${viewer.personId}::uuid`
  const [said] = await rows<{ seq: number; at: Date; hearers: string[] }>(
    db,
    onePlan(sql`with ${ready},
      numbered as (update rooms r set last_seq = r.last_seq + 1, last_at = clock_timestamp() from ready where r.id = ready.id
        returning r.id, r.last_seq, r.last_at),
      said as (insert into chat_messages (room_id, seq, id, author_id, author_name, kind, text, about, sent_at)
        select n.id, n.last_seq, ${id}::uuid, ${me}, ${viewer.name}, ${kind}, ${text}, ${about}, n.last_at from numbered n
        returning seq, sent_at)
      select said.seq, said.sent_at as at, to_json(array(select member.person_id from room_members member
          where member.room_id = ${roomId}::uuid and member.state = 'joined' and not ${isDeafTo(sql`member.person_id`, me)}
            and (${everybodyHasChat(viewer)} or ${hasChat(sql`member.person_id`)}))) as hearers
      from said`),
  )
  if (!said) return undefined
  const message = { ...saying, seq: said.seq, authorId: viewer.personId, author: viewer.name, at: said.at.toISOString() }
  const news: ChatNews = { at: said.at.getTime(), messages: [message] }
  tellAtOnce(new Map(said.hearers.map((one) => [one, { name: 'chat', data: news }])), db)
  signal({ kind: 'room', id: roomId }, db)
  return message
}

/** Asked once a statement: most schools close the chat to nobody, and their members need not be looked at. */
function everybodyHasChat(viewer: Viewer): SQL {
  return sql`not exists (select from chat_policies barred where barred.school_id = ${viewer.schoolId}::uuid and barred.content = 'off')`
}

function hasChat(personId: SQL): SQL {
  return sql`exists (select from people hearer where hearer.id = ${personId} and ${policyOf('hearer')} <> 'off')`
}

/** Tells a room what happened in it; the caller has the rights checked, and the room locked. */
export async function sayEvent(
  viewer: Viewer,
  roomId: string,
  kind: Exclude<ChatMessage['kind'], 'text'>,
  about: string,
  tx: Database,
): Promise<void> {
  await say(viewer, { roomId, id: uuidv7(), kind, text: '', about }, sql`ready as (select ${roomId}::uuid as id)`, tx)
}
