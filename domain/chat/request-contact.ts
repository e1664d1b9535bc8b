import { type SQL, sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { mayBeContacted } from '#domain/directory/contactable'
import { hasAccess } from '#domain/directory/reach'
import { signal } from '#domain/live/signal'
import { NotFound, Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import { MOST_CONTACTS } from './contacts.ts'

/**
 * Asks somebody to be the viewer's favourite: whom they may begin a chat with, or share a room with; anybody else is `NotFound`.
 * Asked again nothing happens; who declined once is not disturbed again. Refuses `contacts-many`. Whom the viewer themself once
 * declined waits for an answer again.
 */
export async function requestContact(viewer: Viewer, personId: string, db: Database = database()): Promise<void> {
  if (!isUuid(personId)) throw new NotFound()
  await db.transaction(async (tx) => {
    await requireRoom(viewer, personId, tx)
    const me = sql`${viewer.personId}::uuid`
    const asked = await rows(
      tx,
      sql`insert into contacts (person_id, contact_id)
          select ${me}, p.id from people p where p.id = ${personId}::uuid and p.id <> ${me} and ${hasAccess(viewer, 'p')}
            and ${hasChat(sql`p.id`)} and (${mayBeContacted(viewer, sql`p.id`)} or ${shareRoom(viewer, sql`p.id`)})
          on conflict (person_id, contact_id) do update
            set state = case contacts.state when 'dropped' then 'declined' else contacts.state end
          returning state`,
    )
    if (asked.length === 0) throw new NotFound()
    await tx.execute(sql`delete from contacts where person_id = ${personId}::uuid and contact_id = ${me} and state = 'dropped'`)
    await tx.execute(
      sql`update contacts set state = 'requested' where person_id = ${personId}::uuid and contact_id = ${me} and state = 'declined'`,
    )
    for (const id of [viewer.personId, personId]) signal({ kind: 'chat-own', id }, tx)
  })
}

async function requireRoom(viewer: Viewer, personId: string, db: Database): Promise<void> {
  const [{ others } = { others: 0 }] = await rows<{ others: number }>(
    db,
    sql`select count(*)::int as others from contacts
        where person_id = ${viewer.personId}::uuid and contact_id <> ${personId}::uuid and state <> 'dropped'`,
  )
  if (others >= MOST_CONTACTS) throw new Refusal('contacts-many', { most: MOST_CONTACTS })
}

function hasChat(personId: SQL): SQL {
  return sql`not exists (select from people chatter join chat_policies barred
      on barred.school_id = chatter.school_id and barred.profile = chatter.profile and barred.content = 'off'
    where chatter.id = ${personId})`
}

function shareRoom(viewer: Viewer, personId: SQL): SQL {
  return sql`exists (select from room_members mine join room_members theirs on theirs.room_id = mine.room_id
    where mine.person_id = ${viewer.personId}::uuid and mine.state = 'joined'
      and theirs.person_id = ${personId} and theirs.state = 'joined')`
}
