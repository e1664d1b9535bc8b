import { createServer, get, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { openScreen } from './stream.ts'

const token = { personId: 'p', sessionId: 's' }
let server: Server
afterEach(() => server.close())

/** A stream as somebody's browser holds it: the answer here, and all that comes there. */
async function open(): Promise<{ response: ServerResponse; came: Promise<string> }> {
  let answer = (_: ServerResponse) => {}
  const answered = new Promise<ServerResponse>((done) => {
    answer = done
  })
  server = createServer((_, response) => {
    response.writeHead(200)
    answer(response)
  }).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const came = new Promise<string>((done) => {
    const { port } = server.address() as AddressInfo
    get({ port }, (incoming) => done(text(incoming).catch(String))).on('error', () => done('cut off'))
  })
  return { response: await answered, came }
}

it('tells what happens, and nothing after it was cut', async () => {
  const { response, came } = await open()
  const faults: Error[] = []
  response.on('error', (error) => faults.push(error))
  const screen = openScreen(token, response)
  screen.tell({ name: 'mail', data: { n: 1 } })
  screen.cut()
  // The news of a moment ago, explained while the session ended.
  screen.tell({ name: 'mail', data: { n: 2 } })
  screen.beat()
  await turn()
  expect(await came).toBe('event: mail\ndata: {"n":1}\n\n')
  expect(faults).toEqual([])
})

it('cuts off who does not read', async () => {
  const { response } = await open()
  const screen = openScreen(token, response)
  const long = 'x'.repeat(64 * 1024)
  for (let n = 0; n < 400 && !response.destroyed; n++) screen.tell({ name: 'mail', data: { long } })
  expect(response.destroyed).toBe(true)
})
