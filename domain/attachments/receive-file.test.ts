import { randomBytes, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { LIMITS } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'
import { openFile } from './file-store.ts'
import { getAttachment } from './queries.ts'
import { receiveFile } from './receive-file.ts'
import { craftZip, exif, jpegSegment } from './test-files.ts'
import { addMessage, addSchool, addViewer, streamOf, useTestStore } from './test-school.ts'

const test = useTestDatabase()
const disk = useTestStore()
let viewer: Viewer
let other: Viewer

beforeAll(async () => {
  const school = await addSchool(test.db)
  viewer = await addViewer(test.db, school, 'Claire')
  other = await addViewer(test.db, school, 'Paul')
})

const receive = (name: string, content: Buffer | string | Readable, who = viewer) =>
  receiveFile(who, { name, stream: content instanceof Readable ? content : streamOf(content) }, test.db, disk.place.store)

async function contentOf(id: string): Promise<Buffer> {
  const { sha256 } = await getAttachment(viewer, id, test.db)
  return buffer(await openFile(sha256, undefined, disk.place.store))
}

/** Nothing new in the store or in the tables after `work`, which is refused as `code`. */
async function expectRefused(code: string, work: () => Promise<unknown>): Promise<void> {
  const count = () =>
    rows(test.db, sql`select (select count(*) from blobs) as blobs, (select count(*) from attachments) as files`)
  const before = [await disk.files(), await count()]
  await expect(work()).rejects.toMatchObject({ name: 'Refusal', code })
  expect([await disk.files(), await count()]).toEqual(before)
}

describe('a file', () => {
  it('is kept as it came, under its cleaned name', async () => {
    const kept = await receive('../../Devoir d’été.txt', 'Bonjour')
    expect(kept).toEqual({ id: expect.any(String), name: 'Devoir d’été.txt', size: 7, type: 'text/plain' })
    expect(String(await contentOf(kept.id))).toBe('Bonjour')
  })

  it('may have exactly 25 MB', async () => {
    const content = randomBytes(LIMITS.attachmentBytes)
    const kept = await receive('film.bin', content)
    expect(kept.size).toBe(LIMITS.attachmentBytes)
    expect((await contentOf(kept.id)).equals(content)).toBe(true)
  })

  it('is stored once, also when two people bring it at the same moment', async () => {
    const content = randomBytes(100_000)
    const before = await disk.files()
    const kept = await Promise.all([receive('a.bin', content), receive('b.bin', content, other), receive('a.bin', content)])
    expect(new Set(kept.map(({ id }) => id)).size).toBe(3)
    expect((await disk.files()).length).toBe(before.length + 1)
    const blobs = await rows(test.db, sql`select distinct a.sha256 from attachments a where a.id in ${kept.map(({ id }) => id)}`)
    expect(blobs).toHaveLength(1)
  })

  it('with a name of 255 emoji is taken', async () => {
    expect((await receive('😀'.repeat(255), 'x')).name).toBe('😀'.repeat(255))
  })

  it('leaves under the type that its name and its bytes agree on, whoever brought the bytes first', async () => {
    const pdf = '%PDF-1.4 this time'
    expect((await receive('photo.png', pdf)).type).toBe('application/octet-stream')
    expect((await receive('cours.pdf', pdf)).type).toBe('application/pdf')
  })
})

describe('a picture', () => {
  const body = Buffer.concat([
    jpegSegment(0xdb, randomBytes(65)),
    jpegSegment(0xda, Buffer.alloc(10)),
    Buffer.from([7, 0xff, 0xd9]),
  ])

  it('does not tell where it was taken', async () => {
    const kept = await receive('IMG_0001.JPG', Buffer.concat([Buffer.from([0xff, 0xd8]), jpegSegment(0xe1, exif(6)), body]))
    const content = await contentOf(kept.id)
    expect(kept).toMatchObject({ type: 'image/jpeg', size: content.length })
    expect(content.includes('GPS')).toBe(false)
    expect(content.includes(body)).toBe(true)
  })

  it('does not hide behind another name', async () => {
    const kept = await receive('notes.bin', Buffer.concat([Buffer.from([0xff, 0xd8]), jpegSegment(0xe1, exif(1)), body]))
    expect((await contentOf(kept.id)).includes('GPS')).toBe(false)
  })

  it('without a picture is refused', () =>
    expectRefused('image-damaged', () =>
      receive('a.jpg', Buffer.concat([Buffer.from([0xff, 0xd8]), jpegSegment(0xe1, exif(1))])),
    ))
})

describe('nothing stays of', () => {
  it('one byte more than 25 MB', async () => {
    const stream = streamOf(Buffer.alloc(LIMITS.attachmentBytes + 1, 1))
    await expectRefused('file-too-large', () => receive('film.bin', stream))
    expect(stream.destroyed).toBe(true)
  })

  it('an endless stream, which is read no further', async () => {
    let given = 0
    async function* endless() {
      for (; ; given += 65_536) yield Buffer.alloc(65_536)
    }
    await expectRefused('file-too-large', () => receive('film.bin', Readable.from(endless(), { objectMode: false })))
    expect(given).toBeLessThan(LIMITS.attachmentBytes * 1.1)
  })

  it('an empty file', () => expectRefused('file-empty', () => receive('vide.txt', '')))

  it('a program, by its name or its bytes', async () => {
    await expectRefused('file-kind-refused', () => receive('jeu.exe', 'text'))
    await expectRefused('file-kind-refused', () =>
      receive('devoir.pdf', Buffer.concat([Buffer.from('MZ\x90\0'), Buffer.alloc(500)])),
    )
  })

  it('a known virus', () =>
    expectRefused('file-infected', () =>
      receive('x.txt', ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-')),
    ))

  it('an archive that swells', () =>
    expectRefused('archive-refused', () => receive('cours.zip', craftZip([{ packed: 1000, unpacked: 300 * 1024 * 1024 }]))))

  it('an upload that breaks off', async () => {
    const before = await disk.files()
    async function* breaking() {
      yield randomBytes(200_000)
      throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
    }
    await expect(receive('film.bin', Readable.from(breaking(), { objectMode: false }))).rejects.toThrow('aborted')
    expect(await disk.files()).toEqual(before)
  })
})

describe('the scanner’s word', () => {
  const sha256Of = async (id: string) => (await getAttachment(viewer, id, test.db)).sha256

  it('stays: what was refused once is not taken again', async () => {
    const { id } = await receive('a.txt', 'found out later')
    await test.db.execute(sql`update blobs set verdict = 'refused' where sha256 = ${await sha256Of(id)}`)
    await expectRefused('file-infected', () => receive('b.txt', 'found out later'))
  })

  it('comes: what waited is clean now', async () => {
    const { id } = await receive('a.txt', 'waited')
    await test.db.execute(sql`update blobs set verdict = 'pending' where sha256 = ${await sha256Of(id)}`)
    await receive('b.txt', 'waited')
    await expect(getAttachment(viewer, id, test.db)).resolves.toMatchObject({ name: 'a.txt' })
  })
})

it('takes 100 files that no message holds in 24 hours, also side by side', async () => {
  const hoarder = await addViewer(test.db, viewer.schoolId, 'Hugo')
  const { id: first } = await receive('a.txt', 'x', hoarder)
  await test.db.execute(sql`insert into attachments (school_id, owner_id, sha256, name)
    select school_id, owner_id, sha256, name from attachments, generate_series(1, 96) where id = ${first}`)
  const tries = await Promise.allSettled(Array.from({ length: 6 }, () => receive('b.txt', randomUUID(), hoarder)))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  await addMessage(test.db, hoarder, [first], [{ to: hoarder, box: 'drafts' }])
  await receive('c.txt', 'one more', hoarder)
  await expectRefused('too-many-files', () => receive('d.txt', 'and one more', hoarder))
})
