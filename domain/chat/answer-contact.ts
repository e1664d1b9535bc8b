import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { signal } from '#domain/live/signal'
import { NotFound } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import { waitingFor } from './contacts.ts'

/** Lets somebody who asked see the viewer's status, and tells them so. `NotFound` when nobody such is waiting. */
export async function acceptContact(viewer: Viewer, personId: string, db: Database = database()): Promise<void> {
  await answer(viewer, personId, 'accepted', [viewer.personId, personId], db)
}

/** Declines, and tells nobody: to the one who asked it looks as before. `NotFound` when nobody such is waiting. */
export async function refuseContact(viewer: Viewer, personId: string, db: Database = database()): Promise<void> {
  await answer(viewer, personId, 'declined', [viewer.personId], db)
}

async function answer(
  viewer: Viewer,
  personId: string,
  state: 'accepted' | 'declined',
  told: string[],
  db: Database,
): Promise<void> {
  if (!isUuid(personId)) throw new NotFound()
  await db.transaction(async (tx) => {
    const me = sql`${viewer.personId}::uuid`
    const answered = await rows(
      tx,
      sql`update contacts set state = ${state} where contact_id = ${me} and person_id = ${personId}::uuid and (state = ${state}
            or (state = 'requested' and person_id in (select waiting.id from (${waitingFor(me)}) waiting)))
          returning state`,
    )
    if (answered.length === 0) throw new NotFound()
    for (const id of told) signal({ kind: 'chat-own', id }, tx)
  })
}

/**
 * Takes somebody out of the viewer's favourites, or takes back that they were asked; on this side alone. What was declined is
 * kept, unseen, so that asking again disturbs nobody.
 */
export async function removeContact(viewer: Viewer, personId: string, db: Database = database()): Promise<void> {
  if (!isUuid(personId)) throw new NotFound()
  await db.transaction(async (tx) => {
    const own = sql`person_id = ${viewer.personId}::uuid and contact_id = ${personId}::uuid`
    await tx.execute(sql`update contacts set state = 'dropped' where ${own} and state = 'declined'`)
    await tx.execute(sql`delete from contacts where ${own} and state <> 'dropped'`)
    for (const id of [viewer.personId, personId]) signal({ kind: 'chat-own', id }, tx)
  })
}
