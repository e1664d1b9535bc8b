import { hash } from '@node-rs/argon2'
import { sql } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { attachmentRows } from './attachment-rows.ts'
import { audienceOf } from './audience.ts'
import { settleBoxes } from './boxes.ts'
import { OFFICE_HOURS, schoolCalendar } from './calendar.ts'
import { type ChatRows, writeChats } from './chats.ts'
import { insertDirectory } from './directory-rows.ts'
import { makeGroups } from './groups.ts'
import { insertRows } from './insert-rows.ts'
import { Mailbag } from './mailbag.ts'
import { makeSchool } from './people.ts'
import type { School } from './people-types.ts'
import { seededRandom } from './random.ts'
import { playScenes } from './scenes.ts'
import type { Desk } from './threads.ts'
import { writeNamedTraffic, writeTraffic } from './traffic.ts'

export type DemoOptions = {
  /** 520 unless told; at least 78, in classes of 26. */
  students?: number
  /** Copies of messages, roughly; about 45,000 for 520 students unless told. */
  deliveries?: number
  /** The moment that the newest messages lie before. */
  now?: Date
  /** Where the bytes of attachments go; without it only their rows are written. */
  putFile?: (sha256: string, bytes: Buffer) => Promise<void>
}
export type DemoSchool = { schoolId: string; people: number; messages: number; deliveries: number }

/** The password of everybody in a demo school. */
export const DEMO_PASSWORD = 'preau'
const TIME_ZONE = 'Europe/Paris'
const SEED = 'collège Jean-Moulin'
const DAY = 24 * 3600_000

/**
 * Fills an empty database with the demo school: people, groups, rules, three months of mail and talks. The same `now` gives the same
 * rows, ids included; people and groups are the same whatever it is. One transaction, a few seconds.
 */
export async function fillDemoSchool(db: Database, options: DemoOptions = {}): Promise<DemoSchool> {
  const now = options.now ?? new Date()
  const students = Math.max(options.students ?? 520, 78)
  const school = makeSchool({ seed: SEED, uai: '0690001A', name: 'Collège Jean-Moulin', students, named: true })
  const groups = makeGroups(school, SEED)
  const mail = writeMail(school, groups, now, (options.deliveries ?? students * 86) / (students * 86))
  const chats = writeChats(school, schoolCalendar(now, TIME_ZONE), seededRandom(`${SEED} chats`))
  const passwordHash = await hash(DEMO_PASSWORD)
  for (const file of mail.attachments.files) await options.putFile?.(file.sha256, file.bytes)
  await db.transaction(async (tx) => {
    await insertDirectory(tx, school, groups, passwordHash, timesBefore(now))
    await insertMail(tx, mail)
    await insertChats(tx, chats)
    await markNewsSeen(tx, school.id)
  })
  await db.execute(sql`analyze`)
  return {
    schoolId: school.id,
    people: school.people.length,
    messages: mail.bag.messages.length,
    deliveries: mail.bag.deliveries.length,
  }
}

/** A day's worth of office hours ago, so that the news of a Monday morning are Friday's. */
function timesBefore(now: Date) {
  const seen = schoolCalendar(now, TIME_ZONE).before(600, OFFICE_HOURS)
  return { since: new Date(now.getTime() - 120 * DAY), feedSeenAt: new Date(seen) }
}

function writeMail(school: School, groups: Desk['groups'], now: Date, volume: number) {
  const calendar = schoolCalendar(now, TIME_ZONE)
  const random = seededRandom(`${SEED} mail`)
  const bag = new Mailbag(school, audienceOf(school), now.getTime(), seededRandom(`${SEED} letters`))
  const desk: Desk = { school, groups, calendar, random, bag, decks: new Map() }
  const unread = playScenes(desk)
  writeTraffic(desk, volume)
  writeNamedTraffic(desk, volume)
  const folders = settleBoxes(school, bag, seededRandom(`${SEED} boxes`), now.getTime(), unread)
  const attachments = attachmentRows(bag, school.id, seededRandom(`${SEED} files`), now.getTime() - 100 * DAY)
  return { bag, folders, attachments }
}

async function insertMail(tx: Database, { bag, folders, attachments }: ReturnType<typeof writeMail>): Promise<void> {
  await insertRows(tx, 'folders', folders)
  await insertRows(tx, 'messages', bag.messages)
  await insertRows(tx, 'message_recipients', bag.recipients)
  await insertRows(tx, 'deliveries', bag.deliveries)
  await insertRows(tx, 'blobs', attachments.blobs)
  await insertRows(tx, 'attachments', attachments.attachments)
  await insertRows(tx, 'message_attachments', attachments.links)
  await tx.execute(sql`update messages set search = message_search(id) where search is null`)
}

async function insertChats(tx: Database, chats: ChatRows): Promise<void> {
  for (const [table, rows] of Object.entries(chats)) await insertRows(tx, table, rows)
}

/** Everybody looked at the feed lately: all but their few newest messages is no news any more. */
async function markNewsSeen(tx: Database, schoolId: string): Promise<void> {
  await tx.execute(sql`update people p set feed_seen_at = d.delivered_at
    from people q cross join lateral (select delivered_at from deliveries d
      where d.person_id = q.id and d.box = 'inbox' and d.folder_id is null and d.trashed_at is null
      order by d.delivered_at desc offset 4 limit 1) d
    where q.id = p.id and p.school_id = ${schoolId}`)
}
