import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { uuidArray } from '#domain/directory/ref-ids'
import { Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { sayEvent } from './say.ts'
import { CHAT_LIMITS } from './types.ts'

/**
 * Invites people into a room that the caller has locked or made, and tells those in it. Who is in it already stays; who is invited
 * already is invited again, silently. Throws `room-full` beyond 100 people.
 */
export async function addPeople(
  viewer: Viewer,
  room: { id: string; lastSeq: number },
  people: string[],
  tx: Database,
): Promise<void> {
  const { id, lastSeq } = room
  await tx.execute(sql`update room_members set invited_by_id = ${viewer.personId}::uuid, version = version + 1
    where room_id = ${id} and person_id = any (${uuidArray(people)}) and state = 'invited'`)
  const added = await rows<{ name: string }>(
    tx,
    sql`with added as (insert into room_members (room_id, person_id, state, invited_by_id, from_seq, read_seq)
          select ${id}::uuid, p.id, 'invited', ${viewer.personId}::uuid, ${lastSeq + 1}::bigint, ${lastSeq + 1}::bigint
          from people p where p.id = any (${uuidArray(people)}) and p.school_id = ${viewer.schoolId}
          on conflict (room_id, person_id) do update set state = 'invited', invited_by_id = excluded.invited_by_id, from_seq = excluded.from_seq,
            read_seq = excluded.read_seq, closed_seq = null, hidden_seq = null, version = room_members.version + 1
          where room_members.state = 'left' returning person_id)
        select p.name from added join people p on p.id = added.person_id order by p.search_name, p.id`,
  )
  const [size] = await rows<{ people: number }>(
    tx,
    sql`select count(*)::int as people from room_members where room_id = ${id} and state <> 'left'`,
  )
  if ((size?.people ?? 0) > CHAT_LIMITS.people) throw new Refusal('room-full', { limit: CHAT_LIMITS.people }, 'people')
  if (added.length > 0) await sayEvent(viewer, id, 'invited', added.map(({ name }) => name).join(', '), tx)
}
