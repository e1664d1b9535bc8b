import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { freePort } from '../db/embedded/free-port.ts'
import { isAlive } from '../db/embedded/processes.ts'
import { runServer, stopServer } from './support/server.ts'

test.describe.configure({ mode: 'serial' })

let data: string
let settings: Record<string, string>
let url: string

test.beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'preau server '))
  // PostgreSQL's own account must get in when we are root.
  chmodSync(data, 0o755)
  const port = await freePort()
  url = `http://localhost:${port}`
  settings = { PORT: String(port), PREAU_DATA: data, DATABASE_URL: '', PREAU_URL: '' }
})

test.afterAll(() => rmSync(data, { recursive: true, force: true }))

test('starts with nothing, serves, and on SIGTERM finishes what is under way and leaves nothing behind', async () => {
  const server = runServer([], settings)
  await server.ready
  const health = await fetch(`${url}/api/health`)
  expect(await health.json()).toEqual({ status: 'ok' })
  const database = Number(/\[(\d+)\] LOG: {2}starting/.exec(readFileSync(join(data, 'postgres.log'), 'utf8'))?.[1])
  expect(isAlive(database)).toBe(true)

  const { port } = new URL(url)
  const visitor = connect(Number(port), '127.0.0.1')
  const answer = text(visitor)
  visitor.write('GET /api/health HTTP/1.1\r\nHost: localhost\r\n')
  await sleep(100)
  const began = performance.now()
  const gone = stopServer(server.process)
  await sleep(1_000)
  await expect(fetch(`${url}/api/health`)).rejects.toThrow()
  visitor.write('\r\n')
  expect(await answer).toMatch(/^HTTP\/1\.1 503 .*connection: close.*"unavailable"/is)
  expect(await gone).toBe(0)
  expect(performance.now() - began).toBeLessThan(10_000)
  expect(isAlive(database)).toBe(false)
})

test('starts again on what it left, also after it was killed', async () => {
  const killed = runServer([], settings)
  await killed.ready
  const second = runServer([], { ...settings, PORT: String(await freePort()) })
  await expect(second.ready).rejects.toThrow(/Préau tourne déjà .*PREAU_DATA=/)
  killed.process.kill('SIGKILL')
  const server = runServer([], settings)
  await server.ready
  expect(await stopServer(server.process)).toBe(0)
})

test('answers carry what holds without a proxy in front', async ({ request }) => {
  const headers = (await request.get('/sign-in')).headers()
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
  })
  expect(headers).not.toHaveProperty('x-powered-by')
  expect(headers).not.toHaveProperty('strict-transport-security')
  expect((await request.get('/sign-in', { headers: { 'accept-encoding': 'gzip' } })).headers()['content-encoding']).toBe('gzip')
})
