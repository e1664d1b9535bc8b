import { createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { openScreen } from './stream.ts'

const token = { personId: 'p', sessionId: 's' }
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A stream as somebody's browser holds it: the answer here, and all that comes there, where it is read. */
async function open(manner = 'reads'): Promise<{ response: ServerResponse; came: Promise<string> }> {
  let answer = (_: ServerResponse) => {}
  const answered = new Promise<ServerResponse>((done) => {
    answer = done
  })
  const server = createServer((_, response) => {
    response.writeHead(200)
    answer(response)
  }).listen(0, '127.0.0.1')
  servers.push(server)
  await new Promise((done) => server.once('listening', done))
  const came = new Promise<string>((done) => {
    const { port } = server.address() as AddressInfo
    const read = (incoming: IncomingMessage) => (manner === 'reads' ? text(incoming).catch(String) : 'nothing')
    get({ port }, (incoming) => done(read(incoming))).on('error', () => done('cut off'))
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
  const { response } = await open('stays silent')
  const screen = openScreen(token, response)
  const long = 'x'.repeat(64 * 1024)
  for (let n = 0; n < 400 && !response.destroyed; n++) screen.tell({ name: 'mail', data: { long } })
  expect(response.destroyed).toBe(true)
})

it('cuts off who has gone without a word, and nobody who reads', async () => {
  const [gone, here] = [await open('stays silent'), await open()]
  const [deaf, reading] = [openScreen(token, gone.response), openScreen(token, here.response)]
  // More than the network holds on the way, less than what is too much at once.
  const long = 'x'.repeat(64 * 1024)
  const isFull = () => gone.response.writableLength > 64 * 1024
  while (!isFull() && !gone.response.destroyed) {
    deaf.tell({ name: 'mail', data: { long } })
    await turn()
  }
  reading.tell({ name: 'mail', data: { long } })
  for (let beats = 0; beats < 3; beats++) {
    for (const one of [deaf, reading]) one.beat()
    await sleep(50)
  }
  expect([gone.response.destroyed, here.response.destroyed]).toEqual([true, false])
  here.response.end()
  expect(await here.came).toContain(long)
})
