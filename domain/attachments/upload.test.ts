import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { LIMITS } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'
import { receiveForm } from './receive-form.ts'
import { addSchool, addViewer, useTestStore } from './test-school.ts'
import { answerUpload } from './upload.ts'

const test = useTestDatabase()
const disk = useTestStore()
let viewer: Viewer

beforeAll(async () => {
  viewer = await addViewer(test.db, await addSchool(test.db), 'Claire')
})

type Body = NonNullable<RequestInit['body']>
const URL_HERE = 'http://localhost:3000/api/attachments'
const post = (body: Body | null, headers: Record<string, string> = {}, more: RequestInit & { query?: string } = {}) =>
  new Request(URL_HERE + (more.query ?? ''), { method: 'POST', body, headers, duplex: 'half', ...more } as RequestInit)
const say = (code: string, values: object) => `${code} ${JSON.stringify(values)}`
const answer = (request: Request) => answerUpload(viewer, request, say, test.db, disk.place.store)
const form = (request: Request) => receiveForm(viewer, request, test.db, { store: disk.place.store })
const countFiles = async () => (await rows<{ n: number }>(test.db, sql`select count(*)::int as n from attachments`))[0]?.n

/** A body that gives `pieces` and then waits for ever; `given` counts what was taken. */
function stalling(pieces: Uint8Array[]) {
  const state = { given: 0 }
  const body = new ReadableStream({
    pull(controller) {
      const piece = pieces[state.given++]
      if (!piece) return new Promise(() => {})
      controller.enqueue(piece)
    },
  })
  return { state, body }
}

describe('a raw upload', () => {
  it('is answered with what was kept', async () => {
    const response = await answer(post('Bonjour', { 'X-File-Name': encodeURIComponent('été 😀.txt') }))
    expect(response.status).toBe(201)
    expect(await response.json()).toEqual({ id: expect.any(String), name: 'été 😀.txt', size: 7, type: 'text/plain' })
  })

  it('may be named in the address, badly, or not at all', async () => {
    const name = async (request: Request) => ((await (await answer(request)).json()) as { name: string }).name
    expect(await name(post('x', {}, { query: '?name=a%C3%A9.txt' }))).toBe('aé.txt')
    expect(await name(post('x', { 'X-File-Name': '100%.txt' }))).toBe('100%.txt')
    expect(await name(post('x'))).toBe('fichier')
  })

  it.each<[string, Body | null, Record<string, string>, number, string]>([
    ['without a body', null, {}, 400, 'file-empty {}'],
    ['of nothing', '', {}, 400, 'file-empty {}'],
    ['of a program', 'x', { 'X-File-Name': 'a.exe' }, 415, 'file-kind-refused {"extension":".exe"}'],
    ['that says it is too large', 'x', { 'Content-Length': '99999999' }, 413, 'file-too-large {"megabytes":25}'],
    ['that is too large', new Uint8Array(LIMITS.attachmentBytes + 1), {}, 413, 'file-too-large {"megabytes":25}'],
    ['of a broken form', 'x', { 'Content-Type': 'multipart/form-data' }, 400, 'bad-upload {}'],
    [
      'of a form that ends early',
      '--b\r\nContent-D',
      { 'Content-Type': 'multipart/form-data; boundary=b' },
      400,
      'bad-upload {}',
    ],
  ])('%s is refused with a sentence', async (_, body, headers, status, error) => {
    const before = await disk.files()
    const response = await answer(post(body, headers))
    expect([response.status, await response.json()]).toEqual([status, { error }])
    expect(await disk.files()).toEqual(before)
  })

  it('that the client gives up leaves nothing', async () => {
    const before = await disk.files()
    const gone = new AbortController()
    const { state, body } = stalling([randomBytes(100_000), randomBytes(100_000)])
    const answered = answer(post(body, {}, { signal: gone.signal }))
    await vi.waitFor(async () => expect([state.given, (await disk.files()).length]).toEqual([3, before.length + 1]))
    gone.abort()
    expect((await answered).status).toBe(400)
    expect(await disk.files()).toEqual(before)
  })

  it('whose connection breaks leaves nothing, and the fault rises', async () => {
    const before = await disk.files()
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(randomBytes(100_000))
        controller.error(new Error('the disk is full'))
      },
    })
    await expect(answer(post(body))).rejects.toThrow('the disk is full')
    expect(await disk.files()).toEqual(before)
  })
})

describe('a form', () => {
  const filled = (...entries: [string, string | File][]) => {
    const data = new FormData()
    for (const [name, value] of entries) data.append(name, value)
    return data
  }
  const file = (name: string, content: string | Uint8Array<ArrayBuffer> = name) => new File([content], name)

  it('with one file is an upload', async () => {
    const response = await answer(post(filled(['title', 'x'], ['file', file('é.txt', 'Bonjour')])))
    expect([response.status, await response.json()]).toMatchObject([201, { name: 'é.txt', size: 7 }])
  })

  it('without a file is refused', async () => {
    for (const data of [filled(['title', 'x']), filled(['file', new File([], '')])])
      expect((await answer(post(data))).status).toBe(400)
  })

  it('with a refused file is answered as the file alone is', async () => {
    const response = await answer(post(filled(['file', file('a.exe')])))
    expect([response.status, await response.json()]).toEqual([415, { error: 'file-kind-refused {"extension":".exe"}' }])
    expect((await answer(post(filled(['file', file('a', new Uint8Array(LIMITS.attachmentBytes + 1))])))).status).toBe(413)
  })

  it('gives its fields and its files in their order, and says which were refused', async () => {
    const large = file('film.bin', new Uint8Array(LIMITS.attachmentBytes + 1))
    const parts: [string, string | File][] = [
      ['id', '1'],
      ['to', 'a'],
      ['to', 'é'],
      ['none', new File([], '')],
    ]
    const files: [string, File][] = [file('b.txt'), large, file('jeu.exe'), file('a.txt')].map((one) => ['files', one])
    const got = await form(post(filled(...parts, ...files, ['body', 'Bonjour\r\nà tous'])))
    expect(got.fields).toEqual([
      ['id', '1'],
      ['to', 'a'],
      ['to', 'é'],
      ['body', 'Bonjour\r\nà tous'],
    ])
    expect(got.attachments.map(({ name }) => name)).toEqual(['b.txt', 'a.txt'])
    expect(got.refusals.map(({ code }) => code)).toEqual(['file-too-large', 'file-kind-refused'])
  })

  it('takes 20 files, and all its fields with more', async () => {
    const files = Array.from({ length: 22 }, (_, at): [string, File] => ['files', file(`${at}.txt`)])
    const got = await form(post(filled(...files, ['body', 'x'])))
    expect(got.attachments).toHaveLength(20)
    expect(got.refusals).toMatchObject([{ code: 'too-many-attachments' }])
    expect(got.fields).toEqual([['body', 'x']])
  })

  it('has bounds for its fields too', async () => {
    const long = await form(post(filled(['body', 'x'.repeat(1024 * 1024 + 1)])))
    expect(long.refusals).toMatchObject([{ code: 'form-too-large', field: 'body' }])
    expect(long.fields[0]?.[1].length).toBe(1024 * 1024)
    const many = await form(post(filled(...Array.from({ length: 1001 }, (): [string, string] => ['to', 'x']))))
    expect([many.fields.length, many.refusals.map(({ code }) => code)]).toEqual([1000, ['form-too-large']])
  })

  it('that the client gives up leaves no half file', async () => {
    const [before, known] = [await disk.files(), await countFiles()]
    const gone = new AbortController()
    const head = Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n')
    const { body } = stalling([head, randomBytes(200_000), randomBytes(200_000)])
    const received = form(post(body, { 'Content-Type': 'multipart/form-data; boundary=b' }, { signal: gone.signal }))
    await vi.waitFor(async () => expect((await disk.files()).length).toBe(before.length + 1))
    gone.abort()
    await expect(received).rejects.toThrow(/abort/i)
    expect([await disk.files(), await countFiles()]).toEqual([before, known])
  })

  it('cut off anywhere is refused and never keeps anybody waiting', async () => {
    const line = '--b\r\nContent-Disposition: form-data; name="f"'
    const whole = `${line}\r\n\r\nx\r\n${line}; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nBonjour\r\n--b--`
    const headers = { 'Content-Type': 'multipart/form-data; boundary=b' }
    const before = await disk.files()
    const upTo = (end: number) => form(post(whole.slice(0, end), headers)).then(() => 'kept', (error) => error.code)
    const results = await Promise.all(Array.from({ length: whole.length - 1 }, (_, at) => upTo(at + 1)))
    expect(new Set(results)).toEqual(new Set(['bad-upload']))
    expect(await disk.files()).toEqual(before)
    expect(await upTo(whole.length)).toBe('kept')
  })

  it('cut off in the middle of a file keeps nothing of it', async () => {
    const before = await disk.files()
    const cut = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nBonjour'
    await expect(form(post(cut, { 'Content-Type': 'multipart/form-data; boundary=b' }))).rejects.toMatchObject({
      code: 'bad-upload',
    })
    expect(await disk.files()).toEqual(before)
  })
})
