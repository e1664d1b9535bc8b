import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { mayBeSeen } from '#domain/directory/visibility'
import { signal } from '#domain/live/signal'
import { NotFound, Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import { BOTH_MAY_BLOCK } from './room-rows.ts'

/**
 * From now on the viewer hears nothing of the person, who cannot find out. What was unread in the talk of the two counts as read.
 * Throws `cannot-block` where one of them is a teacher or staff; NotFound for whom the viewer neither sees nor shares a room with.
 */
export async function blockPerson(viewer: Viewer, personId: string, db: Database = database()): Promise<void> {
  if (!isUuid(personId) || personId === viewer.personId) throw new NotFound()
  const [found] = await rows<{ mayBlock: boolean }>(
    db,
    sql`select ${BOTH_MAY_BLOCK} as "mayBlock" from people speaker, people partner
        where speaker.id = ${viewer.personId} and partner.id = ${personId}::uuid and partner.school_id = ${viewer.schoolId}
          and (${mayBeSeen(viewer, sql`partner.id`)} or exists (select from room_members mine join room_members theirs on theirs.room_id = mine.room_id
            where mine.person_id = speaker.id and theirs.person_id = partner.id and mine.state <> 'left'))`,
  )
  if (!found) throw new NotFound()
  if (!found.mayBlock) throw new Refusal('cannot-block')
  await db.transaction(async (tx) => {
    await tx.execute(
      sql`insert into blocks (person_id, blocked_id) values (${viewer.personId}, ${personId}) on conflict do nothing`,
    )
    await tx.execute(sql`update room_members m set read_seq = r.last_seq from rooms r where r.id = m.room_id and m.person_id = ${viewer.personId}
      and r.low_id = least(${viewer.personId}::uuid, ${personId}::uuid) and r.high_id = greatest(${viewer.personId}::uuid, ${personId}::uuid)`)
    await tellScreens(viewer, personId, tx)
  })
}

/** The viewer hears the person again, and sees what they said meanwhile (G19, G20). Whom they do not block stays as they are. */
export async function unblockPerson(viewer: Viewer, personId: string, db: Database = database()): Promise<void> {
  if (!isUuid(personId)) throw new NotFound()
  await db.transaction(async (tx) => {
    const gone = await tx.execute(
      sql`delete from blocks where person_id = ${viewer.personId} and blocked_id = ${personId} returning 1`,
    )
    if (gone.length > 0) await tellScreens(viewer, personId, tx)
  })
}

/** All rooms may look otherwise now for the viewer. The other is told nothing, unless they see the viewer's presence: that is offline now, or back. */
async function tellScreens(viewer: Viewer, personId: string, tx: Database): Promise<void> {
  await tx.execute(sql`update room_members set version = version + 1 where person_id = ${viewer.personId} and state <> 'left'`)
  signal({ kind: 'chat-blocks', id: viewer.personId }, tx)
  const watches = await rows(
    tx,
    sql`select from contacts where person_id = ${personId} and contact_id = ${viewer.personId} and state = 'accepted'`,
  )
  if (watches.length > 0) signal({ kind: 'chat-own', id: personId }, tx)
}
