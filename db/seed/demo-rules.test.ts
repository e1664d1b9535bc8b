import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { rows } from '../client.ts'
import { useTestDatabase } from '../test-database.ts'
import { fillDemoSchool } from './demo-school.ts'

const database = useTestDatabase()

beforeAll(() => fillDemoSchool(database.db, { students: 130, deliveries: 9000, now: new Date('2027-03-20T10:00:00Z') }), 60_000)

const MAY_REACH = (from: ReturnType<typeof sql>, to: ReturnType<typeof sql>) => sql`(
  exists (select from communication_rules c join group_members a on a.group_id = c.from_group_id and a.person_id = ${from}
          join group_members b on b.group_id = c.to_group_id and b.person_id = ${to}
          where c.reach = 'members' or (c.reach = 'own_children' and exists (
            select from guardianships t where t.guardian_id = ${from} and t.student_id = ${to})))
  or exists (select from group_members a join group_members b on b.group_id = a.group_id and b.person_id = ${to}
             join groups g on g.id = a.group_id and g.members_may_write where a.person_id = ${from}))`

/** Whoever is already on the message answered may be answered. */
const IS_ANSWERED = sql`exists (select from messages f where f.id = m.reply_to_id and (f.author_id = r.person_id
  or exists (select from message_recipients o where o.message_id = f.id and (o.person_id = r.person_id or o.group_id = r.group_id))))`

test('nobody wrote to a person whom the rules do not let them reach', async () => {
  const wrong = await rows(
    database.db,
    sql`select m.author_name, r.name, m.subject from messages m join message_recipients r on r.message_id = m.id and r.kind = 'person'
        where not ${IS_ANSWERED} and not ${MAY_REACH(sql`m.author_id`, sql`r.person_id`)} limit 5`,
  )
  expect(wrong).toEqual([])
})

test('nobody wrote to a group that they may not address', async () => {
  const wrong = await rows(
    database.db,
    sql`select m.author_name, r.name, m.subject from messages m join message_recipients r on r.message_id = m.id and r.kind = 'group'
        where not ${IS_ANSWERED} and not exists (select from communication_rules c join group_members a on a.group_id = c.from_group_id
          where a.person_id = m.author_id and c.to_group_id = r.group_id and c.reach = 'group') limit 5`,
  )
  expect(wrong).toEqual([])
})

test('whoever wrote to the parents of a student may reach each of them', async () => {
  const wrong = await rows(
    database.db,
    sql`select m.author_name, r.name from messages m join message_recipients r on r.message_id = m.id and r.kind = 'guardians'
        join guardianships t on t.student_id = r.person_id where not ${MAY_REACH(sql`m.author_id`, sql`t.guardian_id`)} limit 5`,
  )
  expect(wrong).toEqual([])
})

test('students and guardians address no group but shared mailboxes', async () => {
  const addressed = await rows(
    database.db,
    sql`select m.author_name, r.name from messages m join people p on p.id = m.author_id
        join message_recipients r on r.message_id = m.id and r.kind = 'group' join groups g on g.id = r.group_id
        where p.profile in ('student', 'guardian') and g.kind <> 'mailbox' limit 5`,
  )
  expect(addressed).toEqual([])
})

test('a guardian’s copy is about their own children only', async () => {
  const wrong = await rows(
    database.db,
    sql`select p.name, d.tag from deliveries d join people p on p.id = d.person_id and p.profile = 'guardian', unnest(d.about) child
        where not exists (select from guardianships t where t.guardian_id = p.id and t.student_id = child) limit 5`,
  )
  expect(wrong).toEqual([])
})

test('sizes of groups were frozen as they were', async () => {
  const wrong = await rows(
    database.db,
    sql`select r.name, r.size from message_recipients r where r.kind = 'group' and r.size <> (
          select count(*) from group_members gm join people p on p.id = gm.person_id
          where gm.group_id = r.group_id and p.activated_at is not null and p.left_at is null) limit 5`,
  )
  expect(wrong).toEqual([])
})

test('nobody began a talk with a person whom the rules do not let them reach, and students say text alone', async () => {
  const wrong = await rows(
    database.db,
    sql`select m.author_name, r.name from chat_messages m join room_members o on o.room_id = m.room_id and o.person_id <> m.author_id
          join people r on r.id = o.person_id
        where m.seq = 1 and not ${MAY_REACH(sql`m.author_id`, sql`o.person_id`)} limit 5`,
  )
  expect(wrong).toEqual([])
  const said = await rows<{ text: string }>(
    database.db,
    sql`select m.text from chat_messages m join people p on p.id = m.author_id and p.profile = 'student'`,
  )
  expect(said.length).toBeGreaterThan(20)
  expect(said.filter(({ text }) => /\p{Extended_Pictographic}|https?:|www\./u.test(text))).toEqual([])
})
