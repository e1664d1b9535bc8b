import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { sendWhole } from './whole-pages.ts'

const closings: (() => void)[] = []
afterEach(() => {
  for (const close of closings.splice(0)) close()
})

/** Serves `listener` behind `sendWhole`; gives its address. */
async function served(listener: RequestListener): Promise<string> {
  const server = createServer((request, response) => {
    sendWhole(request, response)
    listener(request, response)
  })
  closings.push(() => server.close())
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const inPieces =
  (type: string): RequestListener =>
  (_, response) => {
    response.setHeader('Content-Type', type)
    response.flushHeaders()
    response.write('é'.repeat(2_000))
    response.write(Buffer.from('suite'))
    response.end('fin')
  }
const whole = `${'é'.repeat(2_000)}suitefin`

it('a page is sent in one piece, compressed, with its length', async () => {
  const answer = await fetch(`${await served(inPieces('text/html; charset=utf-8'))}/mail/inbox`, {
    headers: { 'accept-encoding': 'gzip' },
  })
  expect(answer.headers.get('content-encoding')).toBe('gzip')
  expect(Number(answer.headers.get('content-length'))).toBeLessThan(500)
  expect(answer.headers.get('vary')).toContain('Accept-Encoding')
  expect(await answer.text()).toBe(whole)
})

it('a browser that cannot unpack gets it as it is', async () => {
  const answer = await fetch(`${await served(inPieces('text/x-component'))}/`, { headers: { 'accept-encoding': 'identity' } })
  expect([answer.headers.get('content-encoding'), answer.headers.get('content-length')]).toEqual([null, '4008'])
  expect(await answer.text()).toBe(whole)
})

it.each([
  ['/api/attachments/x', 'application/pdf'],
  ['/mail/inbox', 'application/octet-stream'],
])('%s as %s goes through piece by piece', async (path, type) => {
  const answer = await fetch(`${await served(inPieces(type))}${path}`, { headers: { 'accept-encoding': 'gzip' } })
  expect([answer.headers.get('content-encoding'), answer.headers.get('transfer-encoding')]).toEqual([null, 'chunked'])
  expect(await answer.text()).toBe(whole)
})

it('scripts and what doors answer are compressed as they come', async () => {
  for (const [path, type] of [
    ['/_next/static/chunks/a.js', 'application/javascript'],
    ['/api/recipients', 'application/json'],
  ] as const) {
    const answer = await fetch(`${await served(inPieces(type))}${path}`, { headers: { 'accept-encoding': 'gzip' } })
    expect(answer.headers.get('content-encoding'), path).toBe('gzip')
    expect(await answer.text()).toBe(whole)
  }
})

it('an answer without a body ends', async () => {
  const redirecting: RequestListener = (_, response) => response.writeHead(307, { location: '/sign-in' }).end()
  const answer = await fetch(`${await served(redirecting)}/`, { redirect: 'manual' })
  expect([answer.status, answer.headers.get('location')]).toEqual([307, '/sign-in'])
})
