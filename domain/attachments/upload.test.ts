import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import { LIMITS } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'
import { type Body, file, filled, post, stalling } from './test-requests.ts'
import { addSchool, addViewer, useTestStore } from './test-school.ts'
import { answerUpload } from './upload.ts'

const test = useTestDatabase()
const disk = useTestStore()
let viewer: Viewer

beforeAll(async () => {
  viewer = await addViewer(test.db, await addSchool(test.db), 'Claire')
})

const say = (code: string, values: object) => `${code} ${JSON.stringify(values)}`
const answer = (request: Request) => answerUpload(viewer, request, say, test.db, disk.place.store)

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
})
