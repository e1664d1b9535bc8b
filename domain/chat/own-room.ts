import { type SQL, sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { signal } from '#domain/live/signal'
import { NotFound } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import { leaveRoom } from './leave-room.ts'

type Own = { kind: 'pair' | 'group'; state: 'invited' | 'joined' }

/** What one does with a room for oneself alone; nobody else sees anything of it. All throw NotFound for a room that is not theirs. */

/** Read up to a number; never back, never beyond what was said. */
export async function markRoomRead(viewer: Viewer, roomId: string, seq: number, db: Database = database()): Promise<void> {
  const upTo = sql`least(${seq}::bigint, r.last_seq)`
  const changed = await change(viewer, roomId, sql`read_seq = ${upTo}`, db, sql`m.read_seq < ${upTo}`)
  if (!changed) await findOwn(viewer, roomId, db)
}

/** The cross of a tab: a pair stays in the list, a group room is left, an invitation declined. */
export async function closeRoom(viewer: Viewer, roomId: string, db: Database = database()): Promise<void> {
  const own = await findOwn(viewer, roomId, db)
  if (own.kind === 'group') return leaveRoom(viewer, roomId, own.state, db)
  await requireChange(viewer, roomId, sql`closed_seq = r.last_seq`, db)
}

/** Its tab opens again; a deleted one is back in the list with all its messages. */
export async function openRoom(viewer: Viewer, roomId: string, db: Database = database()): Promise<void> {
  await requireChange(viewer, roomId, sql`closed_seq = null, hidden_seq = null`, db)
}

/** « Supprimer la conversation »: out of the viewer's list until something new is said, or they open it again; an invitation is declined. */
export async function hideRoom(viewer: Viewer, roomId: string, db: Database = database()): Promise<void> {
  const own = await findOwn(viewer, roomId, db)
  if (own.state === 'invited') return leaveRoom(viewer, roomId, 'invited', db)
  await requireChange(viewer, roomId, sql`hidden_seq = r.last_seq, closed_seq = r.last_seq, read_seq = r.last_seq`, db)
}

async function findOwn(viewer: Viewer, roomId: string, db: Database): Promise<Own> {
  if (!isUuid(roomId)) throw new NotFound()
  const [own] = await rows<Own>(
    db,
    sql`select r.kind, m.state from room_members m join rooms r on r.id = m.room_id
        where ${mine(viewer, roomId)}`,
  )
  if (!own) throw new NotFound()
  return own
}

async function requireChange(viewer: Viewer, roomId: string, set: SQL, db: Database): Promise<void> {
  if (!(await change(viewer, roomId, set, db))) throw new NotFound()
}

async function change(viewer: Viewer, roomId: string, set: SQL, db: Database, where = sql`true`): Promise<boolean> {
  if (!isUuid(roomId)) return false
  const changed = await rows(
    db,
    sql`update room_members m set ${set}, version = m.version + 1 from rooms r
        where r.id = m.room_id and ${mine(viewer, roomId)} and ${where} returning 1`,
  )
  if (changed.length > 0) signal({ kind: 'chat-row', id: `${roomId}/${viewer.personId}` }, db)
  return changed.length > 0
}

function mine(viewer: Viewer, roomId: string): SQL {
  return sql`m.room_id = ${roomId}::uuid and m.person_id = ${viewer.personId}::uuid and m.state <> 'left' and r.school_id = ${viewer.schoolId}::uuid`
}
