import { sql } from 'drizzle-orm'
import type { Database } from '../client.ts'

/** Messages written by one statement at most. */
const BATCH = 20_000

/**
 * Gives one person `count` more messages in the inbox, the newest of a minute ago, one each ten minutes before: from people of
 * their school, each with its recipients and its author's copy. One in forty is unread. For benches and tests.
 */
export async function fillMailbox(db: Database, personId: string, count: number): Promise<void> {
  for (let first = 0; first < count; first += BATCH) await addMessages(db, personId, first, Math.min(first + BATCH, count) - 1)
  await db.execute(sql`analyze messages, message_recipients, deliveries`)
}

/** Data-changing parts of one statement see the rows of the first part, not each other's: the ids are drawn once. */
async function addMessages(db: Database, personId: string, first: number, last: number): Promise<void> {
  const words = sql`(array['sortie au musée', 'conseil de classe', 'devoir de mathématiques', 'carte de cantine', 'exposé', 'absence', 'réunion'])[1 + n % 7]`
  await db.execute(sql`
    with me as (select id, school_id, name from people where id = ${personId}),
    authors as (select array_agg(p.id order by p.id) as ids, array_agg(p.name order by p.id) as names
                from people p join me on p.school_id = me.school_id
                where p.id <> me.id and p.profile in ('teacher', 'staff') and p.activated_at is not null and p.left_at is null),
    drawn as materialized (
      select uuidv7() as id, n, now() - interval '1 minute' - n * interval '10 minutes' as at,
             ids[1 + n % cardinality(ids)] as author_id, names[1 + n % cardinality(ids)] as author_name, ${words} as topic
      from authors, generate_series(${first}::int, ${last}::int) n order by n desc),
    written as (
      insert into messages (id, school_id, author_id, author_name, state, thread_id, subject, body_html, body_text, preview,
                            recipients_label, recipient_count, created_at, updated_at, sent_at, search)
      select d.id, me.school_id, author_id, author_name, 'sent', d.id, 'À propos : ' || topic || ', ' || n,
             '<p>Bonjour, un mot au sujet de : ' || topic || '. Bien cordialement, ' || author_name || '</p>',
             'Bonjour, un mot au sujet de : ' || topic || '. Bien cordialement, ' || author_name,
             'Bonjour, un mot au sujet de : ' || topic, me.name, 1, at, at, at,
             message_words('À propos : ' || topic || ', ' || n, 'Bonjour, un mot au sujet de : ' || topic, author_name, me.name, '')
      from drawn d, me),
    addressed as (
      insert into message_recipients (message_id, field, position, kind, person_id, name, size)
      select d.id, 'to', 0, 'person', me.id, me.name, 1 from drawn d, me)
    insert into deliveries (person_id, message_id, box, delivered_at, read_at)
    select me.id, d.id, 'inbox', at, case when n % 40 <> 3 then at + interval '1 minute' end from drawn d, me
    union all
    select author_id, id, 'sent', at, at from drawn`)
}
