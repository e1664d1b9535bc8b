import { execFileSync } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import type { Viewer } from '#domain/session/viewer'
import { receiveFile } from './receive-file.ts'
import { serveZip } from './serve-zip.ts'
import type { FileStore } from './stored-files.ts'
import { addMessage, addSchool, addViewer, streamOf, useTestStore } from './test-school.ts'
import { zipNames } from './zip-names.ts'

const test = useTestDatabase()
const disk = useTestStore()
let claire: Viewer
let paul: Viewer
let stranger: Viewer

beforeAll(async () => {
  const school = await addSchool(test.db)
  claire = await addViewer(test.db, school, 'Claire')
  paul = await addViewer(test.db, school, 'Paul')
  stranger = await addViewer(test.db, school, 'Hugo')
})

const bring = (name: string, content: string | Buffer) =>
  receiveFile(claire, { name, stream: streamOf(content) }, test.db, disk.place.store)

function get(
  viewer: Viewer,
  id: string,
  { method = 'GET', store = disk.place.store, signal = new AbortController().signal } = {},
) {
  const request = new Request(`http://localhost:3000/api/messages/${id}/attachments.zip`, { method, signal })
  return serveZip(viewer, request, id, 'Introuvable.', test.db, store)
}

/** Unpacked by another program than ours. */
function unpack(archive: Buffer): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'preau-zip-'))
  try {
    writeFileSync(join(folder, 'all.zip'), archive)
    const program =
      'import sys,json,zipfile\nz=zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nprint(json.dumps({n:z.read(n).decode("latin1") for n in z.namelist()}))'
    return JSON.parse(execFileSync('python3', ['-c', program, join(folder, 'all.zip')], { encoding: 'utf8', maxBuffer: 1e9 }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function twoFiles() {
  const files = [await bring('leçon.txt', 'Bonjour'), await bring('leçon.txt', 'Au revoir')]
  const ids = files.map(({ id }) => id)
  return addMessage(test.db, claire, ids, [{ to: claire, box: 'sent' }, { to: paul }])
}

describe('B18 all files of a message in one archive', () => {
  it('as they were sent, each under a name of its own, with the length told beforehand', async () => {
    const id = await twoFiles()
    const answer = await get(paul, id)
    const archive = Buffer.from(await answer.arrayBuffer())
    expect(unpack(archive)).toEqual({ 'leçon.txt': 'Bonjour', 'leçon (2).txt': 'Au revoir' })
    expect(answer.headers.get('content-length')).toBe(String(archive.length))
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': expect.stringMatching(/^attachment; filename="fichier\.zip"/),
      'cache-control': 'private, no-store, no-transform',
      'x-content-type-options': 'nosniff',
    })
    const head = await get(paul, id, { method: 'HEAD' })
    expect([head.body, head.headers.get('content-length')]).toEqual([null, String(archive.length)])
  })

  it('is not there for whoever has no copy, before its hour, without files, and for an id that is none', async () => {
    const id = await twoFiles()
    const empty = await addMessage(test.db, claire, [], [{ to: paul }])
    const file = await bring('a.txt', 'a')
    const later = await addMessage(test.db, claire, [file.id], [{ to: paul, when: 'tomorrow' }])
    for (const [viewer, message] of [
      [stranger, id],
      [paul, empty],
      [paul, later],
      [paul, randomUUID()],
      [paul, 'x'],
    ] as const) {
      const answer = await get(viewer, message)
      expect([answer.status, await answer.json()]).toEqual([404, { error: 'Introuvable.' }])
    }
  })

  it('is not there once the message was recalled, but for its author', async () => {
    const id = await twoFiles()
    await test.db.execute(sql`update messages set recalled_at = now() where id = ${id}`)
    expect((await get(paul, id)).status).toBe(404)
    const own = await get(claire, id)
    expect(own.status).toBe(200)
    await own.body?.cancel()
  })

  it('leaves out what was not found clean', async () => {
    const [good, bad] = [await bring('bon.txt', randomUUID()), await bring('douteux.txt', randomUUID())]
    const id = await addMessage(test.db, claire, [good.id, bad.id], [{ to: paul }])
    await test.db.execute(
      sql`update blobs set verdict = 'pending' where sha256 = (select sha256 from attachments where id = ${bad.id})`,
    )
    expect(Object.keys(unpack(Buffer.from(await (await get(paul, id)).arrayBuffer())))).toEqual(['bon.txt'])
  })

  it('is read no faster than the client takes it, and closed when it leaves in the middle', async () => {
    const files = [await bring('film.bin', randomBytes(5_000_000)), await bring('autre.bin', randomBytes(5_000_000))]
    const id = await addMessage(
      test.db,
      claire,
      files.map((file) => file.id),
      [{ to: paul }],
    )
    const opened: { bytes: number; closed: Promise<void> }[] = []
    const store: FileStore = {
      ...disk.place.store,
      async open(sha256) {
        const stream = await disk.place.store.open(sha256)
        const closed = Promise.withResolvers<void>()
        const seen = { bytes: 0, closed: closed.promise }
        opened.push(seen)
        stream.on('readable', () => (seen.bytes += 64 * 1024)).on('close', closed.resolve)
        return stream
      },
    }
    for (const leave of ['cancel', 'abort'] as const) {
      opened.length = 0
      const client = new AbortController()
      const reader = (await get(paul, id, { store, signal: client.signal })).body!.getReader()
      for (let piece = 0; piece < 4; piece++) await reader.read()
      await new Promise((done) => setTimeout(done, 50))
      expect(opened).toHaveLength(1)
      expect(opened[0]!.bytes).toBeLessThan(1_000_000)
      if (leave === 'cancel') await reader.cancel()
      else client.abort()
      await opened[0]!.closed
    }
  })
})

it.each([
  [
    ['a.txt', 'A.TXT', 'a (2).txt', 'a.txt'],
    ['a.txt', 'A (2).TXT', 'a (2) (2).txt', 'a (3).txt'],
  ],
  [
    ['../../x', 'x', '.profile', '.profile'],
    ['x', 'x (2)', '.profile', '.profile (2)'],
  ],
  [
    ['a<b>:"c|?*.txt', 'e\u0301.txt', 'é.txt'],
    ['a_b___c___.txt', 'é.txt', 'é (2).txt'],
  ],
])('names in an archive: %j', (given, names) => expect(zipNames(given)).toEqual(names))
