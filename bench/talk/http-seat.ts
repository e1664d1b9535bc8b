import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { listenFor, type Seat, textOf } from './seat.ts'

export type HttpPlace = { origin: string; path: string; fields: Record<string, string> }

/** A stream to hear by and a connection to say by, kept open. */
export async function takeHttpSeat({ origin, path, fields }: HttpPlace, cookie: string): Promise<Seat> {
  const port = Number(new URL(origin).port)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const seat: Seat = {
    say: (id) => post(`${origin}${path}`, agent, cookie, { ...fields, id, text: textOf(id) }),
    onHeard: () => {},
    leave: () => {
      socket.destroy()
      agent.destroy()
    },
  }
  const hear = listenFor((id) => seat.onHeard(id))
  const socket = connect({ port, host: '127.0.0.1' })
  socket.setEncoding('utf8')
  const greeted = new Promise<void>((done, reject) => {
    socket.on('error', reject)
    socket.on('data', (text) => {
      hear(String(text))
      if (String(text).includes('data: ')) done()
    })
  })
  socket.write(`GET /api/live HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\nCookie: ${cookie}\r\n\r\n`)
  await greeted
  return seat
}

function post(address: string, agent: Agent, cookie: string, fields: Record<string, string>): Promise<void> {
  const body = new URLSearchParams(fields).toString()
  const headers = {
    cookie,
    origin: new URL(address).origin,
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
  }
  return new Promise((done, reject) => {
    const asked = request(address, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.on('end', () =>
        response.statusCode === 200 ? done() : reject(new Error(`saying answered ${response.statusCode}`)),
      )
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
