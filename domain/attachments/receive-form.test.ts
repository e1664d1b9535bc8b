import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, it, vi } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { LIMITS } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'
import { receiveForm } from './receive-form.ts'
import { file, filled, post, stalling } from './test-requests.ts'
import { addSchool, addViewer, useTestStore } from './test-school.ts'

const test = useTestDatabase()
const disk = useTestStore()
let viewer: Viewer

beforeAll(async () => {
  viewer = await addViewer(test.db, await addSchool(test.db), 'Claire')
})

const form = (request: Request) => receiveForm(viewer, request, test.db, { store: disk.place.store })
const countFiles = async () => (await rows<{ n: number }>(test.db, sql`select count(*)::int as n from attachments`))[0]?.n

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
  const upTo = (end: number) =>
    form(post(whole.slice(0, end), headers)).then(
      () => 'kept',
      (error) => error.code,
    )
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
