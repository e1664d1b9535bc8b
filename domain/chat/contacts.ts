import { type SQL, sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { describePerson, type PersonFacts, personFacts } from '#domain/directory/describe-person'
import { FRENCH } from '#domain/directory/name-match'
import { hasAccess } from '#domain/directory/reach'
import { OFFLINE, presenceView } from '#domain/presence/presence-view'
import type { PresenceView } from '#domain/presence/types'
import type { Viewer } from '#domain/session/viewer'
import { isDeafTo } from './hearing.ts'
import { maySeePresence } from './seen-presence.ts'
import type { Contact, ContactRequest } from './types.ts'

/** Favourites of one person, those asked for included. */
export const MOST_CONTACTS = 200
/** Requests shown at once; others show when these are answered. */
const MOST_REQUESTS = 50

type Row = { id: string; name: string; facts: PersonFacts; accepted: boolean; presence: PresenceView | null }

/** The viewer's favourites and those they asked for, by name. Who declined is still asked for: nobody is told of a refusal. */
export async function listContacts(viewer: Viewer, db: Database = database()): Promise<Contact[]> {
  const me = sql`${viewer.personId}::uuid`
  const found = await rows<Row>(
    db,
    sql`select p.id, p.name, ${personFacts(viewer, sql`p.id`)} as facts, c.state = 'accepted' as accepted,
          case when ${maySeePresence(me, sql`p.id`)} then ${presenceView(sql`p.id`)} end as presence
        from contacts c join people p on p.id = c.contact_id
        where c.person_id = ${me} and c.state <> 'dropped' and ${hasAccess(viewer, 'p')}
        order by p.name ${FRENCH}, p.id limit ${sql.raw(String(MOST_CONTACTS))}`,
  )
  return found.map(({ id, name, facts, accepted, presence }) => ({
    id,
    name,
    role: describePerson(facts, viewer.locale),
    state: accepted ? 'accepted' : 'requested',
    presence: presence ?? OFFLINE,
  }))
}

/** Those who wait for the viewer's answer, oldest first. */
export async function listRequests(viewer: Viewer, db: Database = database()): Promise<ContactRequest[]> {
  const found = await rows<{ id: string; name: string; facts: PersonFacts }>(
    db,
    sql`select waiting.id, waiting.name, ${personFacts(viewer, sql`waiting.id`)} as facts
        from (${waitingFor(sql`${viewer.personId}::uuid`)}) waiting
        order by waiting.created_at, waiting.id limit ${sql.raw(String(MOST_REQUESTS))}`,
  )
  return found.map(({ facts, ...one }) => ({ ...one, role: describePerson(facts, viewer.locale) }))
}

/** Those who ask the person to be their favourite, and whom they do not block: `id`, `name`, `created_at`. Asked also to count them. */
export function waitingFor(personId: SQL): SQL {
  return sql`select asker.id, asker.name, asked.created_at
    from contacts asked join people asker on asker.id = asked.person_id
    where asked.contact_id = ${personId} and asked.state = 'requested' and asker.activated_at is not null and asker.left_at is null
      and not ${isDeafTo(sql`asked.contact_id`, sql`asker.id`)}`
}
