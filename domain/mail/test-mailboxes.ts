import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { type Database, rows } from '#db/client'
import { makeSmallSchool, type SmallSchool } from '#domain/school-for-tests'
import type { Viewer } from '#domain/session/viewer'
import type { Place } from './place.ts'
import { listMessages, readMailCounts } from './queries.ts'
import { BOXES, type BoxName, FILTERS, type ListFilter, type MessageRow } from './types.ts'

export type World = { db: Database; school: SmallSchool; people: Viewer[]; files: Map<string, string> }

/** For tests: people with lists longer than a page, in one of them both copies of what somebody wrote to herself, and a file for each. */
export async function makeWorld(db: Database): Promise<World> {
  const school = await makeSmallSchool(db)
  const people = ['Claire Martin', 'Paul Durand', 'Karim Benali', 'Léa Bernard', 'Hugo Petit'].map((name) => school.viewer(name))
  const [claire, paul, , lea] = people as [Viewer, Viewer, Viewer, Viewer]
  await fill(db, claire, [claire, lea], 53)
  await fill(db, paul, [lea], 60)
  await db.execute(sql`update deliveries set trashed_at = now() where person_id = ${claire.personId}`)
  const files = await rows<{ owner: string; id: string }>(
    db,
    sql`with b as (insert into blobs (sha256, size, type, verdict) values (${'cd'.repeat(32)}, 1, 'text/plain', 'clean')
          on conflict (sha256) do update set size = 1 returning sha256)
        insert into attachments (school_id, owner_id, sha256, name)
        select p.school_id, p.id, b.sha256, 'cours.txt' from people p, b where p.school_id = ${school.id}
        returning owner_id as owner, id`,
  )
  return { db, school, people, files: new Map(files.map(({ owner, id }) => [owner, id])) }
}

/** Sent messages with a copy for each, two of every three at one moment; the later the moment, the smaller the id. */
export async function fill(db: Database, author: Viewer, to: Viewer[], count: number): Promise<void> {
  const people = `{${to.map(({ personId }) => personId).join(',')}}`
  await db.execute(sql`with written as (
      insert into messages (id, school_id, author_id, author_name, state, thread_id, subject, sent_at)
      select id, ${author.schoolId}, ${author.personId}, ${author.name}, 'sent', id, 'n', now() - n / 3 * interval '1 minute'
      from (select n, (lpad(to_hex(n), 8, '0') || substr(gen_random_uuid()::text, 9))::uuid as id from generate_series(1, ${count}::int) n) made returning id, sent_at),
    kept as (insert into deliveries (person_id, message_id, box, delivered_at, read_at)
      select ${author.personId}, id, 'sent', sent_at, sent_at from written)
    insert into deliveries (person_id, message_id, box, delivered_at)
    select person, id, 'inbox', sent_at from written, unnest(${people}::uuid[]) person`)
}

/** A row of `deliveries` with what its message says; nothing is left out, whatever the lists do. `at` in microseconds. */
export type Copy = {
  id: string
  box: 'inbox' | 'sent' | 'drafts'
  folderId: string | null
  at: number
  isRead: boolean
  trashed: boolean
  starred: boolean
  recalled: boolean
  authorId: string | null
  threadId: string
  subject: string
}

export function readCopies(db: Database, { personId }: Viewer): Promise<Copy[]> {
  return rows<Copy>(
    db,
    sql`select d.message_id as id, d.box, d.folder_id as "folderId", (extract(epoch from d.delivered_at) * 1000000)::bigint as at,
          d.read_at is not null as "isRead", d.trashed_at is not null as trashed, d.starred_at is not null as starred,
          m.recalled_at is not null as recalled, m.author_id as "authorId", m.thread_id as "threadId", m.subject
        from deliveries d left join messages m on m.id = d.message_id
        where d.person_id = ${personId} order by m.sent_at, d.message_id, d.box`,
  )
}

/** Every copy of a person has its message and lies in one place, as the lists show it, and the counts are those of the copies. */
export async function checkMailbox(db: Database, viewer: Viewer): Promise<void> {
  const copies = await readCopies(db, viewer)
  expect(copies.filter(({ authorId }) => authorId === null)).toEqual([])
  const { folders } = await readMailCounts(viewer, db)
  let shown = 0
  for (const place of [...BOXES, ...folders.map(({ id }) => ({ folderId: id }))]) {
    const here = copies.filter((copy) => placeOfCopy(copy) === (typeof place === 'string' ? place : place.folderId))
    for (const filter of FILTERS)
      expect(await readList(db, viewer, place, filter)).toEqual(here.filter(PASSES[filter]).map(lineOfCopy).toSorted())
    shown += here.length
  }
  expect(shown).toBe(copies.length)
  await checkCounts(db, viewer, copies)
}

const isUnread = ({ box, isRead }: Copy) => box === 'inbox' && !isRead
const PASSES: Record<ListFilter, (copy: Copy) => boolean> = { all: () => true, unread: isUnread, starred: (one) => one.starred }

export function placeOfCopy({ trashed, folderId, box }: Copy): BoxName | string {
  return trashed ? 'trash' : (folderId ?? box)
}

const lineOfCopy = (copy: Copy) =>
  JSON.stringify([copy.id, copy.box === 'drafts', isUnread(copy), copy.starred, copy.recalled, copy.subject])
const lineOfRow = (row: MessageRow) => JSON.stringify([row.id, row.isDraft, row.unread, row.starred, row.recalled, row.subject])

/** All pages of a list, in the order of the texts: two copies of one message stand side by side in either order. */
async function readList(db: Database, viewer: Viewer, place: Place, filter: ListFilter): Promise<string[]> {
  const all: MessageRow[] = []
  for (let before: string | undefined, more = true; more; ) {
    const page = await listMessages(viewer, place, { before, filter }, db)
    expect(page.rows.length).toBeLessThanOrEqual(50)
    all.push(...page.rows)
    before = page.older ?? undefined
    more = before !== undefined
  }
  const moments = all.map(({ at }) => at.getTime())
  expect(moments).toEqual(moments.toSorted((a, b) => b - a))
  return all.map(lineOfRow).toSorted()
}

async function checkCounts(db: Database, viewer: Viewer, copies: Copy[]): Promise<void> {
  const [{ seen }] = (await rows<{ seen: number }>(
    db,
    sql`select (extract(epoch from feed_seen_at) * 1000000)::bigint as seen from people where id = ${viewer.personId}`,
  )) as [{ seen: number }]
  const folders = await rows<{ id: string }>(db, sql`select id from folders where person_id = ${viewer.personId}`)
  const count = (where: (copy: Copy) => boolean) => Math.min(100, copies.filter((copy) => !copy.trashed && where(copy)).length)
  const counts = await readMailCounts(viewer, db)
  expect({ ...counts, folders: Object.fromEntries(counts.folders.map(({ id, unread }) => [id, unread])) }).toEqual({
    inbox: count((copy) => isUnread(copy) && !copy.folderId),
    drafts: count(({ box, folderId }) => box === 'drafts' && !folderId),
    feed: count(({ box, folderId, at }) => box === 'inbox' && !folderId && at > seen),
    folders: Object.fromEntries(folders.map(({ id }) => [id, count((copy) => isUnread(copy) && copy.folderId === id)])),
  })
}

type Thing = { owner: string; author: string; key: string; state: string }

/** Copies and messages of a school, as they stand in their tables, with whose they are. */
export async function readThings({ db, school }: World): Promise<Thing[]> {
  return rows<Thing>(
    db,
    sql`select d.person_id as owner, m.author_id as author, concat(d.person_id, d.message_id, d.box) as key, d::text as state
        from messages m join deliveries d on d.message_id = m.id where m.school_id = ${school.id}
        union all select m.author_id, m.author_id, m.id::text, concat(m, (select string_agg(l.attachment_id::text, ',' order by l.position)
            from message_attachments l where l.message_id = m.id)) from messages m where m.school_id = ${school.id}`,
  )
}

/** What others had is as it was; all that came to them was written by the one who acted. */
export function checkOthers({ personId }: Viewer, before: Thing[], after: Thing[]): void {
  const had = new Map(before.filter(({ owner }) => owner !== personId).map(({ key, state }) => [key, state]))
  const others = after.filter(({ owner }) => owner !== personId)
  const have = new Map(others.map(({ key, state }) => [key, state]))
  expect([...had].filter(([key, state]) => have.get(key) !== state)).toEqual([])
  expect(others.filter(({ key, author }) => !had.has(key) && author !== personId)).toEqual([])
}
