import { type SQL, sql } from 'drizzle-orm'
import { createTranslator } from 'use-intl/core'
import { type Database, rows } from '#db/client'
import { NotFound } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { messages } from '#i18n/messages'
import { SEES_MESSAGE } from './hearing.ts'
import { roomTitle } from './room-words.ts'
import type { ChatMessage, RoomPerson } from './types.ts'

/** Of a longer talk the last ones are sent. */
export const MOST_SENT = 5000

/** A talk as plain text. `isEmpty`: nothing was said that the reader may see. */
export type Transcript = { title: string; text: string; isEmpty: boolean }

type Line = Pick<ChatMessage, 'kind' | 'author' | 'text' | 'about'> & { at: Date }
type Room = { name: string; people: RoomPerson[] }

/**
 * What the viewer may see of a talk that they are or were in, as text in their language: its people, then a line for each message
 * (« [24/11/2026 16:21] Paul Durand : … ») and event, oldest first, 5,000 at most. `before`: only what stands before that number.
 * NotFound for a room that they never were in.
 */
export async function readTranscript(
  viewer: Viewer,
  roomId: string,
  db: Database,
  before = Number.MAX_SAFE_INTEGER,
): Promise<Transcript> {
  const [room] = await rows<Room>(db, describedRoom(viewer, roomId))
  if (!room) throw new NotFound()
  const found = await rows<Line>(
    db,
    sql`select c.kind, c.author_name as author, c.text, c.about, c.sent_at as at from room_members m join chat_messages c on c.room_id = m.room_id
        where m.room_id = ${roomId} and m.person_id = ${viewer.personId} and c.seq < ${before} and ${SEES_MESSAGE}
        order by c.seq desc limit ${sql.raw(String(MOST_SENT + 1))}`,
  )
  const lines = found.slice(0, MOST_SENT).reverse()
  return written(viewer, room, lines, found.length > MOST_SENT)
}

function describedRoom({ personId, schoolId }: Viewer, roomId: string): SQL {
  return sql`select r.name, (select json_agg(json_build_object('id', p.id, 'name', p.name, 'state', o.state) order by p.search_name, p.id)
      from room_members o join people p on p.id = o.person_id where o.room_id = r.id and o.state = 'joined') as people
    from rooms r join room_members m on m.room_id = r.id and m.person_id = ${personId} and m.state <> 'invited'
    where r.id = ${roomId} and r.school_id = ${schoolId}`
}

function written(viewer: Viewer, { name, people }: Room, lines: Line[], isCut: boolean): Transcript {
  const { locale, timeZone, personId } = viewer
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'history.text' })
  const others = (people ?? []).filter(({ id }) => id !== personId)
  const title = name || roomTitle(others, locale)
  const clock = clockOf(timeZone)
  const head = [
    t('title', { title }),
    t('people', { names: (people ?? []).map((one) => one.name).join(', ') }),
    ...(isCut ? [t('cut', { count: MOST_SENT })] : []),
  ]
  const said = lines.map(({ kind, author, text, about, at }) => {
    const what = kind === 'text' ? t('said', { author, text: indented(text) }) : t(`events.${kind}`, { author, about })
    return `[${clock(at)}] ${what}`
  })
  return { title, text: `${head.join('\n')}\n\n${said.join('\n')}`, isEmpty: !lines.some(({ kind }) => kind === 'text') }
}

/** A message of several lines cannot look like several messages: only ours begin at the margin. */
function indented(text: string): string {
  return text.replaceAll('\n', '\n\u00a0\u00a0\u00a0\u00a0')
}

/** « 24/11/2026 16:21 » on the school's clocks. */
function clockOf(timeZone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat('fr-FR', {
    timeZone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
  return (at) => {
    const of = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
    return `${of.day}/${of.month}/${of.year} ${of.hour}:${of.minute}`
  }
}
