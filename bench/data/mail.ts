import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { idSql, messageIdSql, ownerOf, SCHOOL_ID } from './ids.ts'
import { MAILBOXES, type Size } from './size.ts'

const FOLDERS = ['3A – vie de classe', 'Brevet blanc', 'Conseil', 'Réunions', 'Sorties']
/** The newest of a mailbox: of these every other one is unread, in mailboxes of any size. */
const LIVELY = 60

/** One message every eight minutes, the last one a moment ago. */
const sentAt = (size: Size) => sql`date_trunc('minute', now()) - (${size.messages}::int - n) * interval '8 minutes'`

/** Beside the words of the demo school, of which some stand in every other message, one that stands in a hundred, all in each mailbox. */
const rareWord = (size: Size) => sql`case when n % ${size.messages / 100}::int = 0 then 'ornithorynque' else '' end`

/** Messages with the words of the demo school's, then every copy, in the order of time as a real table grows. */
export async function fillMail(db: Database, size: Size): Promise<void> {
  await db.execute(sql`set session_replication_role = replica`)
  await insertMessages(db, size)
  await insertFolders(db, size)
  const restore = await dropIndexes(db)
  await insertDeliveries(db, size)
  for (const statement of restore) await db.execute(sql.raw(statement))
  await db.execute(sql`set session_replication_role = origin`)
  for (const mailbox of MAILBOXES) {
    await db.execute(sql`update people set feed_seen_at = (select delivered_at from deliveries
        where person_id = ${ownerOf(size, mailbox)} and box = 'inbox' and folder_id is null order by delivered_at desc offset 40 limit 1)
      where id = ${ownerOf(size, mailbox)}`)
  }
}

async function insertMessages(db: Database, size: Size): Promise<void> {
  const author = idSql('person', sql`95001 + n % 5000`)
  await db.execute(sql`
    with source as materialized (select row_number() over (order by id) - 1 as k, subject, body_html, body_text, preview,
          message_words(subject, body_text, '', '', '') as words from messages
        where state = 'sent' order by id limit 5000)
    insert into messages (id, school_id, author_id, author_name, state, thread_id, subject, body_html, body_text, preview,
      recipients_label, recipient_count, attachment_count, created_at, updated_at, sent_at, search)
    select ${messageIdSql(sql`n`)}, ${SCHOOL_ID}, p.id, p.name, 'sent', ${messageIdSql(sql`n`)}, s.subject, s.body_html, s.body_text,
      s.preview, 'Classe N' || n % 1000, ${size.recipientsEach}, (n % 12 = 0)::int, ${sentAt(size)}, ${sentAt(size)}, ${sentAt(size)},
      s.words || message_words(${rareWord(size)}, '', p.name, 'N' || n % 1000 || ' – Élèves', '')
    from generate_series(1, ${size.messages}::int) n join people p on p.id = ${author}
      join source s on s.k = n * 7919::bigint % (select count(*) from source)`)
  await db.execute(sql`insert into message_recipients (message_id, field, position, kind, group_id, name, size)
    select ${messageIdSql(sql`n`)}, 'to', 0, 'group', ${idSql('group', sql`3 * (n % 1000) + 1`)}, 'N' || n % 1000 || ' – Élèves', 30
    from generate_series(1, ${size.messages}::int) n`)
}

async function insertFolders(db: Database, size: Size): Promise<void> {
  for (const mailbox of MAILBOXES) {
    await db.execute(sql`insert into folders (person_id, id, name)
      select ${ownerOf(size, mailbox)}::uuid, ${idSql('folder', sql`k`)}, name
      from json_array_elements_text(${JSON.stringify(FOLDERS)}::text::json) with ordinality f(name, k)`)
  }
}

/** A mailbox of `total` gets every `step`-th message; one in ten lies in a folder. */
async function insertDeliveries(db: Database, size: Size): Promise<void> {
  const owned = MAILBOXES.map((total) => ({ owner: ownerOf(size, total), step: size.messages / total }))
  await db.execute(sql`
    insert into deliveries (person_id, message_id, box, folder_id, delivered_at, read_at, tag)
    select c.person_id, ${messageIdSql(sql`n`)}, c.box, c.folder_id, ${sentAt(size)}, case when not c.unread then ${sentAt(size)} + interval '1 hour' end,
      case when n % 3 = 0 then 'N' || n % 1000 else '' end
    from generate_series(1, ${size.messages}::int) n cross join lateral (
      select ${idSql('person', sql`(n::bigint * ${size.recipientsEach}::int + k) % ${size.people}::int + 1`)} as person_id, 'inbox' as box, null::uuid as folder_id,
        n > ${size.messages}::int * 0.97 and (n + k) % 3 = 0 as unread from generate_series(0, ${size.recipientsEach}::int - 1) k
      union all select o.owner, 'inbox', case when n / o.step % 10 = 9 then ${idSql('folder', sql`n / o.step % 50 / 10 + 1`)} end,
        (${size.messages}::int - n) / o.step < ${LIVELY}::int and n / o.step % 2 = 0
        from json_to_recordset(${JSON.stringify(owned)}::text::json) o(owner uuid, step int) where n % o.step = 0
      union all select o.owner, 'sent', null::uuid, false
        from json_to_recordset(${JSON.stringify(owned)}::text::json) o(owner uuid, step int) where n % ${size.messages / 200}::int = 1) c`)
}

/** Takes the indexes and the key off `deliveries`, since sorting once is quicker; gives what puts them back. */
async function dropIndexes(db: Database): Promise<string[]> {
  const indexes = await rows<{ name: string; definition: string; key: string | null }>(
    db,
    sql`select c.relname as name, pg_get_indexdef(i.indexrelid) as definition, k.conname as key
        from pg_index i join pg_class c on c.oid = i.indexrelid left join pg_constraint k on k.conindid = i.indexrelid and k.contype = 'p'
        where i.indrelid = 'deliveries'::regclass`,
  )
  for (const { name, key } of indexes) {
    await db.execute(
      key ? sql`alter table deliveries drop constraint ${sql.identifier(key)}` : sql`drop index ${sql.identifier(name)}`,
    )
  }
  return indexes.flatMap(({ name, definition, key }) =>
    key ? [definition, `alter table deliveries add constraint "${key}" primary key using index "${name}"`] : [definition],
  )
}
