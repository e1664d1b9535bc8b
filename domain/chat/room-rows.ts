import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { onePlan } from '#db/one-plan'
import { hasAccess } from '#domain/directory/reach'
import { uuidArray } from '#domain/directory/ref-ids'
import type { Viewer } from '#domain/session/viewer'
import { IS_UNREAD, isDeafTo, SEES_MESSAGE } from './hearing.ts'
import { closedBecause, joinPartner, policyOf } from './open-talk.ts'
import { closedSentence, roomTitle } from './room-words.ts'
import type { RoomPerson, RoomRow } from './types.ts'

/** A room of somebody; `isListed`: it stands in their list. */
export type OwnRoom = { personId: string; isListed: boolean; at: number; room: RoomRow }

type Found = {
  at: number
  personId: string
  locale: Viewer['locale']
  isListed: boolean
  partner: { id: string; name: string; isHere: boolean } | null
  closed: string
  name: string
  /** When they were invited, or the room was made. */
  movedAt: Date
  last: RoomRow['last']
  lastAt: Date | null
} & Pick<
  RoomRow,
  | 'id'
  | 'version'
  | 'kind'
  | 'state'
  | 'invitedBy'
  | 'lastSeq'
  | 'readSeq'
  | 'unread'
  | 'isOpen'
  | 'isBlocked'
  | 'mayBlock'
  | 'withHistory'
>

/**
 * Rooms as those who are in them or invited have them. `members` selects whose (room_id, person_id); rooms that they left, that
 * somebody whom they block keeps before them, or whose people have no chat, are not among them.
 */
export async function readOwnRooms(members: SQL, db: Database): Promise<OwnRoom[]> {
  const found = await rows<Found>(db, onePlan(ownRooms(members)))
  const groups = [...new Set(found.filter(({ kind }) => kind === 'group').map(({ id }) => id))]
  const people = groups.length > 0 ? await readPeople(groups, db) : new Map<string, RoomPerson[]>()
  return found.map((one) => toOwnRoom(one, people.get(one.id) ?? []))
}

function toOwnRoom(found: Found, inRoom: RoomPerson[]): OwnRoom {
  const { personId, isListed, at, locale, partner, closed, name, movedAt, lastAt, ...rest } = found
  const partners = partner?.isHere ? [{ id: partner.id, name: partner.name, state: 'joined' as const }] : []
  const people = rest.kind === 'pair' ? partners : inRoom.filter(({ id }) => id !== personId)
  const room: RoomRow = {
    ...rest,
    people,
    title: partner?.name ?? (name || roomTitle(people, locale)),
    closed: closed && closedSentence(closed, partner?.name ?? '', locale),
    last: rest.last && { ...rest.last, at: lastAt!.toISOString() },
    at: (lastAt ?? movedAt).toISOString(),
  }
  return { personId, isListed, at, room }
}

/** `offset 0`: each membership by its key, and not among all that the person has. */
function ownRooms(members: SQL): SQL {
  return sql`with wanted as materialized (${members}),
      m as materialized (select m.*, r.kind, r.name, r.low_id, r.high_id, r.with_history, r.last_seq, r.created_at
        from wanted cross join lateral (select * from room_members one
            where one.room_id = wanted.room_id and one.person_id = wanted.person_id offset 0) m join rooms r on r.id = m.room_id
          join people me on me.id = m.person_id and me.school_id = r.school_id
        where m.state <> 'left' and ${policyOf('me')} <> 'off'
          and not (m.state = 'invited' and ${isDeafTo(sql`m.person_id`, sql`m.invited_by_id`)}))
    select (extract(epoch from now()) * 1000)::bigint as at, m.person_id as "personId", m.room_id as id, m.last_seq + m.version as version,
      m.kind, m.state, m.name, m.with_history as "withHistory", speaker.locale,
      case when partner.id is not null then json_build_object('id', partner.id, 'name', partner.name, 'isHere', ${hasAccess({ schoolId: sql`speaker.school_id` }, 'partner')}) end as partner,
      case when m.state = 'invited' then coalesce(host.name, '') else '' end as "invitedBy",
      case when last.seq is not null then json_build_object('seq', last.seq, 'id', last.id, 'authorId', last.author_id, 'author', last.author_name, 'isMine', last.author_id = m.person_id,
        'kind', last.kind, 'text', last.text, 'about', last.about) end as last, last.sent_at as "lastAt",
      coalesce((select c.sent_at from chat_messages c where c.room_id = m.room_id and c.seq = m.from_seq), m.created_at) as "movedAt",
      coalesce(last.seq, 0) as "lastSeq", greatest(m.read_seq, m.from_seq) as "readSeq", unread.count as unread,
      m.closed_seq is null or coalesce(last.seq > m.closed_seq, false) as "isOpen",
      m.hidden_seq is null or coalesce(last.seq > m.hidden_seq, false) as "isListed",
      partner.id is not null and ${isDeafTo(sql`m.person_id`, sql`partner.id`)} as "isBlocked",
      coalesce(${BOTH_MAY_BLOCK}, false) as "mayBlock",
      ${closedBecause(sql`m.kind`)} as closed
    from m join people speaker on speaker.id = m.person_id
      ${joinPartner('m', sql`m.person_id`)}
      left join people host on host.id = m.invited_by_id
      left join lateral (select c.seq, c.id, c.author_id, c.author_name, c.kind, c.text, c.about, c.sent_at from chat_messages c
        where c.room_id = m.room_id and m.state = 'joined' and ${SEES_MESSAGE} order by c.seq desc limit 1) last on true
      cross join lateral (select count(*)::int as count from (select from chat_messages c
        where c.room_id = m.room_id and m.state = 'joined' and ${IS_UNREAD} limit 100) counted) unread
    where last.seq is not null or m.kind <> 'pair' or not ${isDeafTo(sql`m.person_id`, sql`partner.id`, sql`m.created_at`)}`
}

/** Students and guardians may block each other; whoever acts for the school is blocked by nobody. */
export const BOTH_MAY_BLOCK = sql`speaker.profile in ('student', 'guardian') and partner.profile in ('student', 'guardian')`

/** Those in rooms and those invited who still have access, by name. */
async function readPeople(roomIds: string[], db: Database): Promise<Map<string, RoomPerson[]>> {
  const found = await rows<{ id: string; people: RoomPerson[] }>(
    db,
    sql`select m.room_id as id, json_agg(json_build_object('id', one.id, 'name', one.name, 'state', m.state) order by one.search_name, one.id) as people
        from room_members m join people one on one.id = m.person_id
        where m.room_id = any (${uuidArray(roomIds)}) and m.state <> 'left' and one.activated_at is not null and one.left_at is null
        group by m.room_id`,
  )
  return new Map(found.map(({ id, people }) => [id, people]))
}
