import { createHash, randomUUID } from 'node:crypto'
import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import type { AttachmentView } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'
import { collectFiles } from './collect-files.ts'
import { openFile, putFile } from './file-store.ts'
import { receiveFile } from './receive-file.ts'
import { keyOf } from './store-key.ts'
import type { FileStore } from './stored-files.ts'
import { addMessage, addSchool, addViewer, streamOf, useTestStore } from './test-school.ts'

const test = useTestDatabase()
const disk = useTestStore()
let claire: Viewer
let paul: Viewer

beforeAll(async () => {
  const school = await addSchool(test.db)
  claire = await addViewer(test.db, school, 'Claire')
  paul = await addViewer(test.db, school, 'Paul')
})

const DAY = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * DAY)
const hashOf = (content: string) => createHash('sha256').update(content).digest('hex')
const collect = (days: number, store: FileStore = disk.place.store) => collectFiles(inDays(days), test.db, store)

async function bring(viewer: Viewer, content: string = randomUUID()): Promise<AttachmentView & { content: string }> {
  const file = await receiveFile(viewer, { name: 'cours.txt', stream: streamOf(content) }, test.db, disk.place.store)
  return { ...file, content }
}

const read = async (content: string) => text(await openFile(hashOf(content), undefined, disk.place.store))
const isStored = async (content: string) => (await disk.place.store.storedAt(hashOf(content))) !== null
const unlink = (message: string) => test.db.execute(sql`delete from messages where id = ${message}`)

describe('a file goes', () => {
  it('when it was never sent, a week after it was brought and not before', async () => {
    const { content, id } = await bring(claire)
    await collect(6)
    expect(await read(content)).toBe(content)
    await collect(8)
    expect(await isStored(content)).toBe(false)
    expect(await rows(test.db, sql`select from attachments where id = ${id}`)).toEqual([])
    expect(await rows(test.db, sql`select from blobs where sha256 = ${hashOf(content)}`)).toEqual([])
  })

  it('when the last message that held it is gone', async () => {
    const file = await bring(claire)
    const messages = [
      await addMessage(test.db, claire, [file.id], [{ to: paul }]),
      await addMessage(test.db, paul, [file.id], [{ to: claire }]),
    ]
    await unlink(messages[0]!)
    await collect(30)
    expect(await read(file.content)).toBe(file.content)
    await unlink(messages[1]!)
    expect(await collect(30)).toMatchObject({ attachments: 1, blobs: 1, bytes: 36 })
    expect(await isStored(file.content)).toBe(false)
  })

  it('not while somebody else brought the same content', async () => {
    const file = await bring(claire)
    const same = await bring(paul, file.content)
    await addMessage(test.db, paul, [same.id], [{ to: claire }])
    await collect(30)
    expect(await rows(test.db, sql`select from attachments where id = ${file.id}`)).toEqual([])
    expect(await read(file.content)).toBe(file.content)
  })

  it('not from a draft, however old', async () => {
    const file = await bring(claire)
    const draft = randomUUID()
    await test.db.execute(sql`insert into messages (id, school_id, author_id, author_name, thread_id)
      values (${draft}, ${claire.schoolId}, ${claire.personId}, 'Claire', ${draft})`)
    await test.db.execute(sql`insert into message_attachments values (${draft}, ${file.id}, 0)`)
    await collect(400)
    expect(await read(file.content)).toBe(file.content)
  })

  it('leaves what was refused known as refused', async () => {
    const hash = hashOf(randomUUID())
    await test.db.execute(sql`insert into blobs (sha256, size, type, verdict) values (${hash}, 9, 'text/plain', 'refused')`)
    await collect(30)
    expect(await rows(test.db, sql`select from blobs where sha256 = ${hash}`)).toHaveLength(1)
  })
})

describe('a file that no row names', () => {
  it('is removed after a day, never one on its way', async () => {
    const [old, fresh] = [randomUUID(), randomUUID()]
    for (const content of [old, fresh]) await putFile(hashOf(content), Buffer.from(content), disk.place.store)
    const path = join(disk.place.folder, keyOf(hashOf(old)))
    await utimes(path, inDays(-2), inDays(-2))
    expect(await collect(0)).toMatchObject({ orphans: 1 })
    expect([await isStored(old), await isStored(fresh)]).toEqual([false, true])
    expect(await collect(2)).toMatchObject({ orphans: 1 })
  })
})

describe('beside uploads and sends', () => {
  it('an upload of the same content while the file is being removed has its bytes afterwards', async () => {
    const { content } = await bring(claire)
    const removing = Promise.withResolvers<void>()
    const uploaded = Promise.withResolvers<AttachmentView>()
    const slow: FileStore = {
      ...disk.place.store,
      async remove(sha256) {
        if (sha256 === hashOf(content)) {
          void bring(paul, content).then(uploaded.resolve, uploaded.reject)
          await new Promise((done) => setTimeout(done, 200))
          removing.resolve()
        }
        await disk.place.store.remove(sha256)
      },
    }
    await Promise.all([collect(8, slow), removing.promise])
    const { id } = await uploaded.promise
    expect(await rows(test.db, sql`select from attachments where id = ${id}`)).toHaveLength(1)
    expect(await read(content)).toBe(content)
  })

  it('an upload of the same content while an orphan is being removed has its bytes afterwards', async () => {
    const content = randomUUID()
    await putFile(hashOf(content), Buffer.from(content), disk.place.store)
    let uploaded: Promise<AttachmentView> | undefined
    const slow: FileStore = {
      ...disk.place.store,
      async remove(sha256) {
        uploaded ??= bring(paul, content)
        await new Promise((done) => setTimeout(done, 200))
        await disk.place.store.remove(sha256)
      },
    }
    await collect(2, slow)
    await uploaded
    expect(await read(content)).toBe(content)
  })

  it('what is linked meanwhile stays', async () => {
    const file = await bring(claire)
    const begun = Promise.withResolvers<void>()
    const linking = test.db.transaction(async (tx) => {
      await addMessage(tx, claire, [file.id], [{ to: paul }])
      begun.resolve()
      await new Promise((done) => setTimeout(done, 300))
    })
    await begun.promise
    await collect(30)
    await linking
    await collect(30)
    expect(await read(file.content)).toBe(file.content)
  })

  it('many uploads and removals of the same few contents lose nothing that somebody has', async () => {
    const contents = Array.from({ length: 3 }, () => randomUUID())
    const uploads: (AttachmentView & { content: string })[] = []
    const busy = Array.from({ length: 30 }, async (_, index) => {
      await new Promise((done) => setTimeout(done, index * 10))
      const file = await bring(index % 2 ? claire : paul, contents[index % 3]!)
      uploads.push(file)
      if (index % 4 > 0)
        await test.db.execute(sql`update attachments set created_at = now() - interval '8 days' where id = ${file.id}`)
    })
    let running = true
    const collecting = (async () => {
      while (running) await collect(0)
    })()
    await Promise.all(busy)
    running = false
    await collecting
    const kept = new Set(
      (await rows<{ id: string }>(test.db, sql`select id from attachments where id in ${uploads.map(({ id }) => id)}`)).map(
        ({ id }) => id,
      ),
    )
    expect(kept.size).toBeGreaterThan(0)
    for (const { id, content } of uploads) if (kept.has(id)) expect(await read(content)).toBe(content)
  })
})
