/**
 * People connected at once, in a process of their own: a socket each, as plain as can be, so that what is measured is the server.
 * Like browsers they come back when their stream ends, after what the server told them to wait. Told by `hold-crowd.ts` what to do.
 */
import { connect, type Socket } from 'node:net'
import type { Ask, Told } from './hold-crowd.ts'

type Person = { index: number; request: string; socket: Socket | undefined; retry: number; greetedAt: number; left: boolean }

const people: Person[] = []
/** What is waited for, by whom it was not seen yet. */
let watched: { marker: string; waiting: Set<number>; at: number[] } | undefined

const now = () => performance.timeOrigin + performance.now()
const say = (told: Told) => process.send?.(told)

function open(person: Person, port: number): void {
  const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(person.request))
  person.socket = socket
  socket.setEncoding('utf8')
  socket.on('data', (text) => hear(person, String(text)))
  socket.on('error', () => {})
  socket.on('close', () => {
    person.greetedAt = 0
    if (!person.left) setTimeout(() => person.left || open(person, port), person.retry)
  })
}

function hear(person: Person, text: string): void {
  const retry = /retry: (\d+)/.exec(text)
  if (retry) person.retry = Number(retry[1])
  if (person.greetedAt === 0 && text.includes('data: ')) {
    person.greetedAt = now()
    if (people.every(({ greetedAt }) => greetedAt > 0)) say({ kind: 'greeted', at: people.map(({ greetedAt }) => greetedAt) })
  }
  if (watched?.waiting.has(person.index) && text.includes(watched.marker)) {
    watched.waiting.delete(person.index)
    watched.at.push(now())
    if (watched.waiting.size === 0) say({ kind: 'seen', at: watched.at })
  }
}

process.on('message', (ask: Ask) => {
  if (ask.kind === 'open')
    for (const cookie of ask.cookies) {
      const request = `GET ${ask.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\nCookie: ${cookie}\r\n\r\n`
      const person = { index: people.length, request, socket: undefined, retry: 1_000, greetedAt: 0, left: false }
      people.push(person)
      open(person, ask.port)
    }
  if (ask.kind === 'watch') {
    watched = { marker: ask.marker, waiting: new Set(people.keys()), at: [] }
    say({ kind: 'watching', at: [] })
  }
  if (ask.kind === 'leave')
    for (const person of people.splice(0)) {
      person.left = true
      person.socket?.destroy()
    }
})
process.on('disconnect', () => process.exit(0))
