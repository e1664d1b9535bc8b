import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll } from 'vitest'
import { type Database, rows } from '#db/client'
import type { Viewer } from '#domain/session/viewer'
import { type FileStore, openFileStore } from './file-store.ts'

/** For tests: a store in a folder of its own, removed after them. */
export function useTestStore() {
  const place = {} as { folder: string; store: FileStore }
  beforeAll(async () => {
    place.folder = await mkdtemp(join(tmpdir(), 'preau-files-'))
    place.store = await openFileStore(`file:${place.folder}`, place.folder)
  })
  afterAll(() => rm(place.folder, { recursive: true, force: true }))
  return {
    place,
    /** Every file of the store, the unfinished ones included, by its path below the store's folder. */
    async files(): Promise<string[]> {
      const entries = await readdir(place.folder, { recursive: true, withFileTypes: true })
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(place.folder.length + 1))
    },
  }
}

/** For tests: a school with nobody in it. */
export async function addSchool(db: Database): Promise<string> {
  const uai = randomUUID()
  const [school] = await rows<{ id: string }>(db, sql`insert into schools (uai, name) values (${uai}, 'Collège') returning id`)
  return school!.id
}

/** For tests: somebody of that school, signed in. */
export async function addViewer(db: Database, schoolId: string, name: string): Promise<Viewer> {
  const [person] = await rows<{ id: string }>(
    db,
    sql`insert into people (school_id, profile, first_name, last_name, name, search_name, identifier, activated_at)
        values (${schoolId}, 'teacher', ${name}, ${name}, ${name}, ${name}, ${randomUUID()}, now()) returning id`,
  )
  const looks = { locale: 'fr', theme: 'auto', density: 'airy', readingFont: false } as const
  const school = { schoolId, schoolName: 'Collège', timeZone: 'Europe/Paris' }
  const who = {
    personId: person!.id,
    sessionId: randomUUID(),
    profile: 'teacher',
    name,
    firstName: name,
    isAdmin: false,
  } as const
  return { ...school, ...who, ...looks }
}

type Copy = { to: Viewer; box?: 'inbox' | 'sent' | 'drafts'; when?: string; trashed?: boolean }

/** For tests: a sent message with these files and a copy for each (`when` as PostgreSQL reads it). */
export async function addMessage(db: Database, author: Viewer, attachmentIds: string[], copies: Copy[]): Promise<string> {
  const id = randomUUID()
  await db.execute(sql`insert into messages (id, school_id, author_id, author_name, state, thread_id, sent_at)
    values (${id}, ${author.schoolId}, ${author.personId}, ${author.name}, 'sent', ${id}, now())`)
  for (const [position, file] of attachmentIds.entries()) {
    await db.execute(
      sql`insert into message_attachments (message_id, attachment_id, position) values (${id}, ${file}, ${position})`,
    )
  }
  for (const { to, box = 'inbox', when = 'now', trashed } of copies) {
    await db.execute(sql`insert into deliveries (person_id, message_id, box, delivered_at, trashed_at)
      values (${to.personId}, ${id}, ${box}, ${when}::text::timestamptz, case when ${trashed ?? false} then now() end)`)
  }
  return id
}

/** For tests: content in pieces of 64 kB and an odd rest, as a network brings it. */
export function streamOf(content: Buffer | string): Readable {
  const bytes = Buffer.from(content)
  const pieces: Buffer[] = []
  for (let at = 0; at < bytes.length; at += 65_521) pieces.push(bytes.subarray(at, at + 65_521))
  return Readable.from(pieces, { objectMode: false })
}
