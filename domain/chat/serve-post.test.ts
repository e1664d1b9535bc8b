import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import { uuidv7 } from '#db/uuid'
import { COLLEGE } from '#domain/directory/test-college'
import { insertSchool, type TestSchool } from '#domain/directory/test-school'
import { sealToken, sessionCookieName } from '#domain/session/session-cookie'
import { closeSessionsOf, openSession } from '#domain/session/sessions'
import { readRoomPage } from './queries.ts'
import { quickPosts } from './serve-post.ts'
import { startRoom } from './start-room.ts'

const test = useTestDatabase()
let school: TestSchool
let server: Server
let origin: string
let room: string

beforeAll(async () => {
  school = await insertSchool(test.db, COLLEGE)
  const handle = quickPosts(async (_, response) => void response.writeHead(299).end('{}'))
  server = createServer((request, response) => void handle(request, response)).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  room = (await startRoom(school.viewer('claire'), { people: [school.idOf('karim')] })).id
})
afterAll(() => void server.close())

async function cookieOf(key: string): Promise<string> {
  const { token } = await openSession(school.idOf(key), '', test.db, { secondFactor: true })
  return `${sessionCookieName()}=${await sealToken(token, 600)}`
}

type Given = { cookie?: string; headers?: Record<string, string>; fields?: Record<string, string>; path?: string }

async function post({ cookie = '', headers = {}, fields = {}, path = 'post' }: Given) {
  const answer = await fetch(`${origin}/api/chat/${path}`, {
    method: 'POST',
    headers: { accept: 'application/json', origin, cookie, ...headers },
    body: new URLSearchParams({ room, id: uuidv7(), text: 'Bonjour', ...fields }),
  })
  return { status: answer.status, body: await answer.json(), headers: answer.headers }
}

const said = async () => (await readRoomPage(school.viewer('karim'), room)).messages.map(({ text }) => text)

it('says what somebody says, once however often it is sent', async () => {
  const cookie = await cookieOf('claire')
  const fields = { id: uuidv7(), text: 'À « huit » heures & demie + 5' }
  const [first, again] = [await post({ cookie, fields }), await post({ cookie, fields })]
  expect([first.status, first.body.message]).toMatchObject([200, { id: fields.id, text: fields.text, roomId: room }])
  expect(again.body).toEqual(first.body)
  expect(first.headers.get('cache-control')).toBe('private, no-store')
  expect(await said()).toEqual([fields.text])
})

it('asks who it is, from where, and whether the room is theirs', async () => {
  const before = await said()
  const cookie = await cookieOf('claire')
  expect((await post({})).status).toBe(401)
  expect((await post({ cookie: `${sessionCookieName()}=x` })).status).toBe(401)
  expect((await post({ cookie: await cookieOf('lea') })).status).toBe(404)
  for (const foreign of ['https://ailleurs.exemple', 'null'])
    expect(await post({ cookie, headers: { origin: foreign } })).toMatchObject({
      status: 403,
      body: { refusal: { code: 'foreign-origin' } },
    })
  await closeSessionsOf(school.idOf('claire'), test.db)
  expect((await post({ cookie })).status).toBe(401)
  expect(await said()).toEqual(before)
})

it('refuses with the sentence and the field, and what is no field at all', async () => {
  const cookie = await cookieOf('claire')
  const empty = await post({ cookie, fields: { text: ' ' } })
  expect(empty).toMatchObject({ status: 422, body: { refusal: { code: 'empty-chat', sentence: expect.stringMatching(/\w/) } } })
  expect(empty.body.refusal.sentence).not.toContain('empty-chat')
  expect((await post({ cookie, fields: { author: 'x' } })).body.refusal.code).toBe('bad-input')
})

it('leaves all else to the handler of Next', async () => {
  const cookie = await cookieOf('claire')
  const others: Given[] = [
    { path: 'post?x=1' },
    { path: 'join' },
    { headers: { accept: 'text/html' } },
    { fields: { text: 'x'.repeat(40_000) } },
  ]
  for (const one of others) expect((await post({ cookie, ...one })).status).toBe(299)
})
