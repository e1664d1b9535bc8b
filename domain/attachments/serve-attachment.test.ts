import { randomBytes, randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import type { AttachmentView } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'
import { rangeOf } from './byte-range.ts'
import { contentDisposition } from './content-disposition.ts'
import type { FileStore } from './file-store.ts'
import { receiveFile } from './receive-file.ts'
import { serveAttachment, turnStrangerAway } from './serve-attachment.ts'
import { addMessage, addSchool, addViewer, streamOf, useTestStore } from './test-school.ts'

const test = useTestDatabase()
const disk = useTestStore()
let claire: Viewer
let paul: Viewer
let file: AttachmentView

beforeAll(async () => {
  const school = await addSchool(test.db)
  claire = await addViewer(test.db, school, 'Claire')
  paul = await addViewer(test.db, school, 'Paul')
  file = await bring('Leçon n°1.txt', 'Bonjour')
})

const bring = (name: string, content: string | Buffer) =>
  receiveFile(claire, { name, stream: streamOf(content) }, test.db, disk.place.store)

/** What a test does not read is closed after it, as a server does it for a client that leaves. */
const answers: Response[] = []
afterEach(() => Promise.all(answers.splice(0).map((answer) => answer.body?.cancel().catch(() => {}))))

async function get(id: string, { viewer = claire, headers = {}, query = '', method = 'GET', store = disk.place.store } = {}) {
  const request = new Request(`http://localhost:3000/api/attachments/${id}${query}`, { method, headers })
  const answer = await serveAttachment(viewer, request, id, 'Introuvable.', test.db, store)
  answers.push(answer)
  return answer
}

describe('a download', () => {
  it('gives the file to be saved, never to be run or kept by others', async () => {
    const response = await get(file.id)
    expect([response.status, await response.text()]).toEqual([200, 'Bonjour'])
    expect(Object.fromEntries(response.headers)).toEqual({
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-store, no-transform',
      'content-disposition': `attachment; filename="Lecon n_1.txt"; filename*=UTF-8''Le%C3%A7on%20n%C2%B01.txt`,
      'content-length': '7',
      'content-security-policy': "sandbox; default-src 'none'",
      'content-type': 'text/plain',
      'cross-origin-resource-policy': 'same-origin',
      etag: `"${file.id}"`,
      'x-content-type-options': 'nosniff',
    })
  })

  it('is announced by HEAD without the file', async () => {
    const response = await get(file.id, { method: 'HEAD' })
    expect([response.status, response.body, response.headers.get('content-length')]).toEqual([200, null, '7'])
  })

  it('shows what may be shown, and only when asked', async () => {
    const shown = await get(file.id, { query: '?inline' })
    expect(shown.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(shown.headers.get('content-disposition')).toMatch(/^inline;/)
    const page = await bring('page.html', '<html>')
    const kept = await get(page.id, { query: '?inline' })
    expect(kept.headers.get('content-type')).toBe('application/octet-stream')
    expect(kept.headers.get('content-disposition')).toMatch(/^attachment;/)
  })

  it('is the same nothing for what is not mine and what is not there', async () => {
    const answers = await Promise.all([
      get(file.id, { viewer: paul }),
      get(randomUUID(), { viewer: paul }),
      get('x', { viewer: paul }),
    ])
    const seen = await Promise.all(answers.map(async (one) => [one.status, await one.text(), Object.fromEntries(one.headers)]))
    expect(seen[0]?.slice(0, 2)).toEqual([404, '{"error":"Introuvable."}'])
    expect(seen[1]).toEqual(seen[0])
    expect(seen[2]).toEqual(seen[0])
    for (const method of ['HEAD', 'GET'])
      expect((await get(file.id, { viewer: paul, method, headers: { Range: 'bytes=0-1' } })).status).toBe(404)
  })

  it('is open to who got the file', async () => {
    await addMessage(test.db, claire, [file.id], [{ to: paul }])
    expect(await (await get(file.id, { viewer: paul })).text()).toBe('Bonjour')
  })
})

describe('a part', () => {
  it('is given alone', async () => {
    const response = await get(file.id, { headers: { Range: 'bytes=3-5' } })
    expect([response.status, await response.text()]).toEqual([206, 'jou'])
    expect(response.headers.get('content-range')).toBe('bytes 3-5/7')
    expect(response.headers.get('content-length')).toBe('3')
  })

  it('behind the end is refused with the size', async () => {
    const response = await get(file.id, { headers: { Range: 'bytes=7-' } })
    expect([response.status, response.headers.get('content-range')]).toEqual([416, 'bytes */7'])
  })

  it('of what was begun goes on, of something else begins again', async () => {
    expect((await get(file.id, { headers: { Range: 'bytes=3-', 'If-Range': `"${file.id}"` } })).status).toBe(206)
    expect((await get(file.id, { headers: { Range: 'bytes=3-', 'If-Range': '"other"' } })).status).toBe(200)
  })

  it.each([
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=5-', { start: 5, end: 9 }],
    ['bytes=5-99', { start: 5, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-99', { start: 0, end: 9 }],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=5-2', null],
    ['bytes=-', null],
    ['bytes=0-1,3-4', null],
    ['lines=0-1', null],
    [null, null],
  ])('%s of 10 bytes is %j', (header, range) => expect(rangeOf(header, 10)).toEqual(range))
})

it('reads no faster than the client, and stops when it leaves', async () => {
  const { id } = await bring('film.bin', randomBytes(5_000_000))
  let read = 0
  const closed = Promise.withResolvers<void>()
  const store: FileStore = {
    ...disk.place.store,
    async open(sha256, range) {
      const stream = await disk.place.store.open(sha256, range)
      return stream.on('readable', () => (read += 1)).on('close', closed.resolve)
    },
  }
  const reader = (await get(id, { store })).body!.getReader()
  await reader.read()
  await new Promise((done) => setTimeout(done, 50))
  expect(read).toBeLessThan(5)
  await reader.cancel()
  await closed.promise
})

describe('strangers', () => {
  const turned = (accept: string) =>
    turnStrangerAway(new Request('http://localhost:3000/api/attachments/1?inline', { headers: { accept } }), 'Reconnectez-vous.')

  it('are sent to sign in when they are people', () => {
    const response = turned('text/html,*/*')
    expect([response.status, response.headers.get('location')]).toEqual([307, '/sign-in?next=%2Fapi%2Fattachments%2F1%3Finline'])
  })

  it('are told so when they are programs', async () => {
    const response = turned('*/*')
    expect([response.status, await response.json()]).toEqual([401, { error: 'Reconnectez-vous.' }])
  })
})

it.each([
  ['été.pdf', `attachment; filename="ete.pdf"; filename*=UTF-8''%C3%A9t%C3%A9.pdf`],
  ['a"b\\c%41.txt', `attachment; filename="a_b_c_41.txt"; filename*=UTF-8''a%22b%5Cc%2541.txt`],
  ["l'été (1)*.txt", `attachment; filename="l'ete (1)*.txt"; filename*=UTF-8''l%27%C3%A9t%C3%A9%20%281%29%2A.txt`],
  ['😀.png', `attachment; filename="_.png"; filename*=UTF-8''%F0%9F%98%80.png`],
])('names %s for every browser', (name, header) => expect(contentDisposition('attachment', name)).toBe(header))
