import { verify } from '@node-rs/argon2'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { rows } from '../client.ts'
import { useTestDatabase } from '../test-database.ts'
import { DEMO_PASSWORD, type DemoSchool, fillDemoSchool } from './demo-school.ts'

const database = useTestDatabase()
const NOW = new Date('2026-11-24T16:05:00Z')
const stored = new Map<string, Buffer>()
let filled: DemoSchool

beforeAll(async () => {
  filled = await fillDemoSchool(database.db, { now: NOW, putFile: async (sha256, bytes) => void stored.set(sha256, bytes) })
}, 90_000)

const ask = <T extends Record<string, unknown>>(statement: ReturnType<typeof sql>) => rows<T>(database.db, statement)
const count = async (statement: ReturnType<typeof sql>) => (await ask<{ count: number }>(statement))[0]?.count

describe('the people', () => {
  test('are as many as the contract says', async () => {
    const profiles = await ask<{ profile: string; count: number }>(
      sql`select profile, count(*)::int as count from people where left_at is null group by 1`,
    )
    const of = Object.fromEntries(profiles.map((row) => [row.profile, row.count]))
    expect(of).toMatchObject({ student: 520, teacher: 45, staff: 15 })
    expect(of.guardian).toBeGreaterThan(850)
    expect(of.guardian).toBeLessThan(950)
    const sizes = await ask<{ count: number }>(
      sql`select count(*)::int as count from people where profile = 'student' and left_at is null group by class_name`,
    )
    expect(sizes.map((row) => row.count)).toEqual(Array(20).fill(26))
  })

  test('known by name are who they are', async () => {
    const known = await ask<{ identifier: string; who: string }>(
      sql`select identifier, concat_ws(' ', name, profile, nullif(duty, ''), nullif(class_name, '')) as who from people
          where identifier in ('claire.martin', 'paul.durand', 'lea.bernard', 'hugo.petit', 'ines.moreau', 'tom.garcia',
            'jules.bernard', 'sophie.bernard', 'marc.bernard', 'nadia.petit', 'karim.benali', 'anne.leroy', 'yann.morel')`,
    )
    expect(known.map((row) => row.who).sort()).toEqual([
      'Anne Leroy staff principale',
      'Claire Martin teacher mathématiques',
      'Hugo Petit student 3A',
      'Inès Moreau student 3A',
      'Jules Bernard student 6C',
      'Karim Benali staff CPE',
      'Léa Bernard student 3A',
      'Marc Bernard guardian',
      'Nadia Petit guardian',
      'Paul Durand teacher histoire-géographie',
      'Sophie Bernard guardian',
      'Tom Garcia student 6C',
      'Yann Morel staff assistant d’éducation',
    ])
  })

  test('Claire teaches 3A, of which she is the head teacher, and 4B; Paul 3A and 6C', async () => {
    const taught = (identifier: string) =>
      ask<{
        name: string
      }>(sql`select g.name from groups g join group_members gm on gm.group_id = g.id join people p on p.id = gm.person_id
        where p.identifier = ${identifier} and g.kind in ('class_teachers') order by 1`).then((found) =>
        found.map((row) => row.name),
      )
    expect(await taught('claire.martin')).toEqual(['3A – Équipe pédagogique', '4B – Équipe pédagogique'])
    expect(await taught('paul.durand')).toEqual(['3A – Équipe pédagogique', '6C – Équipe pédagogique'])
  })

  test('families are tied as the contract says', async () => {
    const ties = await ask<{ tie: string }>(sql`
      select g.identifier || ' ' || t.relation || ' ' || s.identifier as tie from guardianships t
      join people g on g.id = t.guardian_id join people s on s.id = t.student_id
      where s.identifier in ('lea.bernard', 'jules.bernard', 'hugo.petit') order by 1`)
    expect(ties.map((row) => row.tie)).toEqual([
      'marc.bernard father jules.bernard',
      'marc.bernard father lea.bernard',
      'nadia.petit mother hugo.petit',
      'sophie.bernard mother jules.bernard',
      'sophie.bernard mother lea.bernard',
    ])
    expect(
      await count(sql`select count(*)::int from people p where profile = 'student' and left_at is null
      and not exists (select from guardianships t where t.student_id = p.id)`),
    ).toBe(0)
  })

  test('share a password, but for those without access', async () => {
    const [claire] = await ask<{ hash: string }>(sql`select password_hash as hash from people where identifier = 'claire.martin'`)
    expect(await verify(claire?.hash ?? '', DEMO_PASSWORD)).toBe(true)
    const [yann] = await ask<{ hash: string | null; at: Date | null }>(
      sql`select password_hash as hash, activated_at as at from people where identifier = 'yann.morel'`,
    )
    expect(yann).toEqual({ hash: null, at: null })
    expect(await ask(sql`select identifier from people where is_admin`)).toEqual([{ identifier: 'anne.leroy' }])
  })
})

describe('the mail', () => {
  test('every copy has its message, and every message its author’s copy', async () => {
    expect(
      await count(
        sql`select count(*)::int from deliveries d where not exists (select from messages m where m.id = d.message_id)`,
      ),
    ).toBe(0)
    expect(
      await count(sql`select count(*)::int from messages m where not exists (select from deliveries d
      where d.person_id = m.author_id and d.message_id = m.id and d.box = case m.state when 'sent' then 'sent' else 'drafts' end)`),
    ).toBe(0)
    expect(filled.deliveries).toBe(await count(sql`select count(*)::int from deliveries`))
  })

  test('counts are those of the rows', async () => {
    const wrong = sql`
      select count(*)::int from messages m
      left join (select message_id, count(*) as copies from deliveries where box = 'inbox' group by 1) d on d.message_id = m.id
      left join (select message_id, count(*) as files from message_attachments group by 1) a on a.message_id = m.id
      left join (select message_id, string_agg(name, ', ' order by field desc, position) as label from message_recipients group by 1) r
        on r.message_id = m.id
      where recipient_count <> coalesce(copies, 0) or attachment_count <> coalesce(files, 0) or recipients_label <> coalesce(label, '')`
    expect(await count(wrong)).toBe(0)
  })

  test('nobody without access got anything, no author their own message, nothing comes from the future', async () => {
    expect(
      await count(sql`select count(*)::int from deliveries d join people p on p.id = d.person_id
      where p.activated_at is null or p.left_at is not null`),
    ).toBe(0)
    expect(
      await count(sql`select count(*)::int from deliveries d join messages m on m.id = d.message_id
      where d.box = 'inbox' and d.person_id = m.author_id`),
    ).toBe(0)
    expect(
      await count(
        sql`select count(*)::int from deliveries where delivered_at > ${NOW.toISOString()} or read_at > ${NOW.toISOString()}`,
      ),
    ).toBe(0)
  })

  test('answers come after what they answer, in its thread', async () => {
    expect(
      await count(sql`select count(*)::int from messages m left join messages first on first.id = m.reply_to_id
      where m.reply_to_id is not null and (first.id is null or first.thread_id <> m.thread_id or first.sent_at >= m.sent_at)`),
    ).toBe(0)
  })

  test('no text has a slot left, and all fit their columns', async () => {
    expect(await ask(sql`select subject from messages where subject || body_html ~ '[{}\[\]]|undefined' limit 5`)).toEqual([])
  })

  test('people known by name have rich boxes', async () => {
    const boxes = await ask<{ identifier: string; inbox: number; unread: number; drafts: number; filed: number }>(sql`
      select p.identifier, count(*) filter (where box = 'inbox' and trashed_at is null)::int as inbox,
        count(*) filter (where box = 'inbox' and read_at is null and trashed_at is null)::int as unread,
        count(*) filter (where box = 'drafts')::int as drafts, count(folder_id)::int as filed
      from deliveries d join people p on p.id = d.person_id
      where p.identifier in ('claire.martin', 'lea.bernard', 'sophie.bernard') group by 1 order by 1`)
    const [claire, lea, sophie] = boxes
    expect(claire?.inbox).toBeGreaterThan(350)
    expect(claire).toMatchObject({ unread: 5, drafts: 2 })
    expect(claire?.filed).toBeGreaterThan(15)
    expect(lea?.inbox).toBeGreaterThan(60)
    expect(sophie?.inbox).toBeGreaterThan(50)
    const tags = await ask<{ tag: string }>(sql`select distinct tag from deliveries d join people p on p.id = d.person_id
      where p.identifier = 'sophie.bernard' and box = 'inbox' and tag <> '' order by 1`)
    expect(tags.map((row) => row.tag)).toEqual(['Jules', 'Léa', 'Léa, Jules'])
  })
})

test('files are stored under the digest that their rows name', async () => {
  const blobs = await ask<{ sha256: string; size: number }>(sql`select sha256, size::int from blobs`)
  expect(blobs.length).toBeGreaterThan(35)
  for (const blob of blobs) expect(stored.get(blob.sha256)?.length).toBe(blob.size)
})
