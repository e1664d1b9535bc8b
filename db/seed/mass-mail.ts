import { sql } from 'drizzle-orm'
import { type Database, rows } from '../client.ts'

/** Copies written by one statement at most: each stays far below the pool's deadline. */
const BATCH = 200_000

/**
 * Gives a school about `count` more copies of messages, made on the server: messages of classes to their students, parents
 * and teams, and now and then to the whole school, spread over a year. Rows of a person are written together, as they
 * would lie after a year of mail. Returns how many copies were written. Above a hundred thousand it needs a connection whose
 * statements may take minutes (`connect(url, { statementDeadline })`).
 */
export async function addMassMail(db: Database, schoolId: string, count: number): Promise<number> {
  const each = await messagesForEachGroup(db, schoolId, count)
  await db.execute(sql`create unlogged table if not exists seed_messages (
    id uuid, group_id uuid, author_id uuid, at timestamptz, tag text, number int)`)
  await db.execute(sql`truncate seed_messages`)
  await drawMessages(db, schoolId, each)
  await writeMessages(db)
  const written = await writeCopies(db, schoolId)
  await db.execute(sql`drop table seed_messages`)
  await db.execute(sql`analyze`)
  return written
}

/** Groups of the whole school get one message where a class gets sixty. */
const WEIGHT = sql`case when g.class_name <> '' then 1.0 else 1.0 / 60 end`
const ADDRESSED = sql`(g.class_name <> '' or (g.kind = 'profile' and g.name in ('Élèves', 'Parents', 'Enseignants')))`

async function messagesForEachGroup(db: Database, schoolId: string, count: number): Promise<number> {
  const [sum] = await rows<{ copies: number }>(
    db,
    sql`select sum(${WEIGHT})::float8 as copies from groups g join group_members gm on gm.group_id = g.id
        where g.school_id = ${schoolId} and ${ADDRESSED}`,
  )
  return count / (sum?.copies ?? 1)
}

/** Messages to classes come from one of their teachers, those to the whole school from its head. */
async function drawMessages(db: Database, schoolId: string, each: number): Promise<void> {
  await db.execute(sql`
    insert into seed_messages (id, group_id, author_id, at, tag, number)
    select uuidv7(), g.id, coalesce(team.authors[1 + n % cardinality(team.authors)], head.id),
           now() - interval '3 days' - (n + random()) * interval '365 days' / greatest(round(${each}::float8 * ${WEIGHT}), 1), g.class_name, n
    from groups g
    cross join lateral generate_series(0, round(${each}::float8 * ${WEIGHT})::int - 1) n
    cross join (select id from people where school_id = ${schoolId} and is_admin order by id limit 1) head
    left join (select t.class_name, array_agg(gm.person_id) as authors from groups t join group_members gm on gm.group_id = t.id
               where t.school_id = ${schoolId} and t.kind = 'class_teachers' group by 1) team
      on team.class_name = g.class_name and g.class_name <> ''
    where g.school_id = ${schoolId} and ${ADDRESSED}`)
  await db.execute(sql`create index if not exists seed_messages_group on seed_messages (group_id)`)
  await db.execute(sql`analyze seed_messages`)
}

/** Bodies of a few lines, all a little different; the author's own row with each. */
async function writeMessages(db: Database): Promise<void> {
  const text = sql`'Bonjour, voici le point numéro ' || s.number || ' de la période : leçons, exercices et matériel. ' ||
    (array['La sortie approche, pensez aux autorisations.', 'Le contrôle portera sur le dernier chapitre.',
           'Les cahiers seront relevés vendredi.', 'Merci de vérifier le cahier de textes.', 'La réunion est avancée d’une heure.'])[1 + s.number % 5]`
  await db.execute(sql`
    insert into messages (id, school_id, author_id, author_name, state, thread_id, subject, body_html, body_text, preview,
                          recipients_label, recipient_count, created_at, updated_at, sent_at, search)
    select s.id, p.school_id, p.id, p.name, 'sent', s.id, 'Point de la semaine ' || s.number, '<p>' || ${text} || '</p>', ${text},
           left(${text}, 110), g.name, size.count - (mine.person_id is not null)::int, s.at, s.at, s.at,
           message_words('Point de la semaine ' || s.number, ${text}, p.name, g.name, '')
    from seed_messages s join people p on p.id = s.author_id join groups g on g.id = s.group_id
    join (select gm.group_id, count(*)::int from group_members gm join people m on m.id = gm.person_id
          where m.activated_at is not null and m.left_at is null group by 1) size on size.group_id = s.group_id
    left join group_members mine on mine.group_id = s.group_id and mine.person_id = s.author_id`)
  await db.execute(sql`
    insert into message_recipients (message_id, field, position, kind, group_id, name, size)
    select m.id, 'to', 0, 'group', s.group_id, m.recipients_label, m.recipient_count from seed_messages s join messages m on m.id = s.id`)
  await db.execute(sql`
    insert into deliveries (person_id, message_id, box, delivered_at, read_at, tag)
    select author_id, id, 'sent', at, at, tag from seed_messages order by author_id, at`)
}

async function writeCopies(db: Database, schoolId: string): Promise<number> {
  let written = 0
  for (const { from, to } of await shares(db, schoolId)) {
    const [done] = await rows<{ count: number }>(
      db,
      sql`with given as (
            insert into deliveries (person_id, message_id, box, delivered_at, read_at, tag)
            select gm.person_id, s.id, 'inbox', s.at, case when hashtext(s.id::text) % 20 <> 0 then s.at + interval '5 hours' end, s.tag
            from group_members gm join seed_messages s on s.group_id = gm.group_id
            join people p on p.id = gm.person_id
            where gm.person_id between ${from} and ${to} and s.author_id <> gm.person_id
              and p.activated_at is not null and p.left_at is null
            order by gm.person_id, s.at
            returning 1)
          select count(*)::int as count from given`,
    )
    written += done?.count ?? 0
  }
  return written
}

/** The people of the school in ranges that get about a batch each. */
async function shares(db: Database, schoolId: string): Promise<{ from: string; to: string }[]> {
  return rows(
    db,
    sql`with load as (
          select gm.person_id, sum(c.count) as copies from group_members gm
          join (select group_id, count(*) from seed_messages group by 1) c on c.group_id = gm.group_id
          join people p on p.id = gm.person_id where p.school_id = ${schoolId} group by 1),
        running as (select person_id, sum(copies) over (order by person_id) as so_far from load)
        select min(person_id::text) as "from", max(person_id::text) as "to" from running group by floor(so_far / ${BATCH}::int) order by 1`,
  )
}
