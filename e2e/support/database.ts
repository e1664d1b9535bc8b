import { type SQL, sql } from 'drizzle-orm'
import { connect, rows } from '../../db/client.ts'
import { searchName } from '../../db/fold.ts'
import { uuidv7 } from '../../db/uuid.ts'

/** Asks the database of the demo server itself: for what no screen makes yet, and to see that nothing changed. */
export async function ask<T extends Record<string, unknown>>(
  statement: SQL,
  url = process.env.PREAU_E2E_DATABASE_URL,
): Promise<T[]> {
  if (!url) throw new Error('PREAU_E2E_DATABASE_URL is not set')
  const { db, close } = connect(url, { size: 1 })
  return rows<T>(db, statement).finally(() => close())
}

export type MadePerson = { id: string; identifier: string; name: string }

/** A person of the demo school whom no other test knows, in no group; the password is everybody's. */
export async function makePerson(name = 'Camille Essai', profile = 'teacher'): Promise<MadePerson> {
  const id = uuidv7()
  const identifier = `essai.${id.slice(-12)}`
  await ask(sql`insert into people (id, school_id, profile, first_name, last_name, name, search_name, identifier, password_hash, activated_at)
    select ${id}, school_id, ${profile}, split_part(${name}, ' ', 1), ${name}, ${name}, ${searchName(name)}, ${identifier}, password_hash, now()
    from people where identifier = 'claire.martin'`)
  return { id, identifier, name }
}

/** A group of these people, who may write to each other and to all of it. Gives its id. */
export async function makeGroup(name: string, members: MadePerson[]): Promise<string> {
  const id = uuidv7()
  const ids = `{${members.map((member) => member.id).join(',')}}`
  await ask(sql`with made as (
      insert into groups (id, school_id, kind, name, search_name, members_may_write)
      select ${id}, school_id, 'manual', ${name}, ${searchName(name)}, true from people where identifier = 'claire.martin'
      returning id, school_id
    ), belong as (
      insert into group_members (person_id, group_id) select unnest(${ids}::uuid[]), id from made
    )
    insert into communication_rules (from_group_id, to_group_id, reach, origin, school_id) select id, id, 'group', 'hand', school_id from made`)
  return id
}

/** An own folder of that person. Gives its id. */
export async function makeFolder(owner: MadePerson, name: string): Promise<string> {
  const id = uuidv7()
  await ask(sql`insert into folders (person_id, id, name) values (${owner.id}, ${id}, ${name})`)
  return id
}

/** Gives a person `count` unread messages of Karim Benali, « Numéro 1 » the newest, a minute between them. */
export async function fillInbox(owner: MadePerson, count: number): Promise<void> {
  await ask(sql`with made as (
      insert into messages (id, school_id, author_id, author_name, state, sent_at, thread_id, subject, body_html, body_text, preview, recipient_count)
      select n.id, p.school_id, p.id, p.name, 'sent', now() - n.number * interval '1 minute', n.id, 'Numéro ' || n.number, '<p>Texte</p>', 'Texte', 'Texte', 1
      from (select number, uuidv7() as id from generate_series(1, ${count}::int) as number) n, people p where p.identifier = 'karim.benali'
      returning id, sent_at
    ) insert into deliveries (person_id, message_id, box, delivered_at) select ${owner.id}, id, 'inbox', sent_at from made`)
}

/** An own list of that person, with that person in it. Gives its id. */
export async function makeList(owner: MadePerson, name: string): Promise<string> {
  const id = uuidv7()
  await ask(sql`with made as (insert into recipient_lists (person_id, id, name) values (${owner.id}, ${id}, ${name}) returning person_id, id)
    insert into recipient_list_entries (person_id, list_id, position, kind, member_id) select person_id, id, 0, 'person', person_id from made`)
  return id
}
