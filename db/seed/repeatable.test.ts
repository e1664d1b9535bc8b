import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { rows } from '../client.ts'
import { useTestDatabase } from '../test-database.ts'
import { fillDemoSchool } from './demo-school.ts'
import { fillMailbox } from './fill-mailbox.ts'
import { addMassMail } from './mass-mail.ts'
import { addNetwork } from './network.ts'

const database = useTestDatabase()
const SMALL = { students: 78, deliveries: 4000 }

/** What stands in the tables that are not drawn anew (password hashes are). */
async function contents(): Promise<string> {
  const [all] = await rows<{ digest: string }>(
    database.db,
    sql`select md5(concat(
      (select string_agg(concat(id, name, identifier, class_name, activated_at), ',' order by id) from people),
      (select string_agg(concat(person_id, email, mobile, phone, address), ',' order by person_id) from contact_details),
      (select string_agg(concat(id, name), ',' order by id) from groups),
      (select string_agg(concat(id, author_id, subject, body_html, sent_at), ',' order by id) from messages),
      (select string_agg(concat(person_id, message_id, box, read_at, trashed_at, folder_id, tag), ',' order by person_id, message_id, box) from deliveries),
      (select string_agg(concat(room_id, seq, id, author_id, text, sent_at), ',' order by room_id, seq) from chat_messages),
      (select string_agg(concat(room_id, person_id, read_seq), ',' order by room_id, person_id) from room_members),
      (select string_agg(concat(id, sha256, name), ',' order by id) from attachments))) as digest`,
  )
  return all?.digest ?? ''
}

async function fillAnew(now: Date): Promise<void> {
  await database.db.transaction(async (tx) => {
    // The audit, which a school brings along, is otherwise emptied by nobody.
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(sql`truncate schools, people, messages, deliveries, blobs cascade`)
  })
  await fillDemoSchool(database.db, { ...SMALL, now })
}

const count = async (statement: ReturnType<typeof sql>) => (await rows<{ count: number }>(database.db, statement))[0]?.count

test('the same moment gives the same school, and another moment the same people', { timeout: 60_000 }, async () => {
  const people = () => rows(database.db, sql`select id, name, identifier from people order by id`)
  await fillAnew(new Date('2026-11-24T16:05:00Z'))
  const [first, who] = [await contents(), await people()]
  await fillAnew(new Date('2026-11-24T16:05:00Z'))
  expect(await contents()).toBe(first)
  await fillAnew(new Date('2027-02-06T23:40:00Z'))
  expect(await people()).toEqual(who)
  expect(await contents()).not.toBe(first)
})

test('a mailbox is filled with as many messages as asked', { timeout: 60_000 }, async () => {
  const [lea] = await rows<{ id: string }>(database.db, sql`select id from people where identifier = 'lea.bernard'`)
  const before = (await count(sql`select count(*)::int from deliveries where person_id = ${lea?.id} and box = 'inbox'`)) ?? 0
  await fillMailbox(database.db, lea?.id ?? '', 1000)
  expect(await count(sql`select count(*)::int from deliveries where person_id = ${lea?.id} and box = 'inbox'`)).toBe(
    before + 1000,
  )
  expect(
    await count(sql`select count(*)::int from messages m where m.state = 'sent' and not exists (
    select from deliveries d where d.person_id = m.author_id and d.message_id = m.id and d.box = 'sent')`),
  ).toBe(0)
})

test('mass mail comes near the count asked for, and its counts are right', { timeout: 60_000 }, async () => {
  const [school] = await rows<{ id: string }>(database.db, sql`select id from schools`)
  const written = await addMassMail(database.db, school?.id ?? '', 20_000)
  expect(written).toBeGreaterThan(17_000)
  expect(written).toBeLessThan(23_000)
  expect(
    await count(sql`select count(*)::int from messages m
    left join (select message_id, count(*) as copies from deliveries where box = 'inbox' group by 1) d on d.message_id = m.id
    where m.recipient_count <> coalesce(copies, 0)`),
  ).toBe(0)
})

test('a network is other schools beside the demo school', { timeout: 60_000 }, async () => {
  const before = (await count(sql`select count(*)::int from people`)) ?? 0
  const added = await addNetwork(database.db, 3000)
  expect(await count(sql`select count(*)::int from people`)).toBe(before + added)
  expect(await count(sql`select count(*)::int from schools`)).toBe(3)
})
