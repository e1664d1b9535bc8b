import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { signal } from '#domain/live/signal'
import { NotFound } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import { type Neighbours, neighbourColumns, placedAt } from './neighbours.ts'
import type { Place } from './place.ts'
import { readThread } from './read-thread.ts'
import { RECALL } from './recall-message.ts'
import { EARLIER } from './thread-sizes.ts'
import type { MessageView, Recipient } from './types.ts'

type Copy = Neighbours &
  Pick<MessageView, 'subject' | 'tag' | 'starred' | 'received' | 'unreadBefore' | 'recallable' | 'sending'> & {
    threadId: string
  }

/** From which list a message is opened (its neighbours are told), and how many earlier messages are wanted. */
export type Opening = { place?: Place | undefined; earlier?: number | undefined }

/**
 * Opens a message of which the viewer has a copy, marks that copy read, and gives it with the earlier messages of its thread
 * that the viewer also has. Somebody else's message, a draft and no message at all are not found.
 */
export async function openMessage(
  viewer: Viewer,
  id: string,
  db: Database = database(),
  { place, earlier = EARLIER.first }: Opening = {},
): Promise<MessageView> {
  if (!isUuid(id)) throw new NotFound()
  const copy = await markOpened(viewer, id, place, db)
  const { messages, count } = await readThread(viewer, copy.threadId, id, db, earlier)
  const message = messages.at(-1)
  if (message?.id !== id) throw new NotFound()
  const { threadId: _, ...shown } = copy
  const replyAllCount = othersToAnswer(viewer, message)
  return { ...message, ...shown, earlier: messages.slice(0, -1), threadCount: count, replyAllCount }
}

/** The same for a page: null where `openMessage` says not found. */
export async function findOpenedMessage(viewer: Viewer, id: string, opening: Opening = {}): Promise<MessageView | null> {
  return openMessage(viewer, id, undefined, opening).catch((error: unknown) => {
    if (error instanceof NotFound) return null
    throw error
  })
}

async function markOpened(viewer: Viewer, id: string, place: Place | undefined, db: Database): Promise<Copy> {
  const [copy] = await rows<Copy>(
    db,
    sql`with copy as materialized (
          select d.message_id, max(d.tag) as tag, bool_or(d.box = 'inbox' and d.read_at is null) as unread,
            bool_or(d.starred_at is not null) as starred, bool_or(d.box = 'inbox') as received,
            ${placedAt(place)} as placed_at
          from deliveries d
          where d.person_id = ${viewer.personId} and d.message_id = ${id} and d.box <> 'drafts' and d.delivered_at <= now()
          group by d.message_id
        ), opened as (
          update deliveries d set read_at = now() from copy
          where d.person_id = ${viewer.personId} and d.message_id = copy.message_id and d.box = 'inbox' and d.read_at is null
        )
        select m.subject, copy.tag, copy.starred, copy.received, copy.unread as "unreadBefore",
          m.thread_id as "threadId", ${neighbourColumns(viewer, place)},
          m.author_id = ${viewer.personId} and m.recalled_at is null and not m.automatic and m.sent_at > now() - ${RECALL} as recallable,
          (select json_build_object('total', s.total, 'done', s.done, 'finished', s.finished_at is not null, 'report', s.report)
            from sendings s where s.person_id = ${viewer.personId} and s.message_id = m.id) as sending
        from copy join messages m on m.id = copy.message_id
        where m.school_id = ${viewer.schoolId} and m.state = 'sent'`,
  )
  if (!copy) throw new NotFound()
  if (copy.unreadBefore) signal({ kind: 'copies', id: viewer.personId }, db)
  return copy
}

/**
 * How many others than the one answered a reply to all would reach, as chosen: a group counts its size, a mailbox of one's own is none. A hidden recipient
 * answers the sender alone, since an answer to all would tell everybody of them.
 */
function othersToAnswer(
  viewer: Viewer,
  { from, isOurs, to, cc, bcc }: Pick<MessageView, 'from' | 'isOurs' | 'to' | 'cc' | 'bcc'>,
): number {
  if (!isOurs && bcc.length > 0) return 0
  const isMe = (one: Recipient) => one.kind === 'person' && one.id === viewer.personId
  const others = [...to, ...cc].filter((one) => !isMe(one) && !one.isOurs && (one.kind === 'guardians' || one.id !== from.id))
  return others.reduce((sum, one) => sum + one.size, 0)
}
