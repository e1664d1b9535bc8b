/** What a stream and a chat cost at least: `node:http`, an answer that stays open for each person, one INSERT before a push. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import postgres from 'postgres'

const sql = postgres(process.env.DATABASE_URL ?? '', { max: 10, onnotice: () => {} })
const streams = new Map<string, ServerResponse>()
const HEAD = { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' }

/** The head of a cookie is the person. */
function personOf({ headers }: IncomingMessage): string {
  return /floor=([^;]+)/.exec(headers.cookie ?? '')?.[1] ?? ''
}

function open(request: IncomingMessage, response: ServerResponse): void {
  const person = personOf(request)
  streams.set(person, response)
  response.writeHead(200, HEAD)
  response.write('event: hello\ndata: {}\n\n')
  response.on('close', () => streams.get(person) === response && streams.delete(person))
}

/** Pushes the body to everybody. */
async function tell(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const event = `event: mail\ndata: ${await text(request)}\n\n`
  for (const stream of streams.values()) stream.write(event)
  response.end('{}')
}

/** Writes a message, then pushes it to those named. */
async function say(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const fields = new URLSearchParams(await text(request))
  const [room, id, words] = [fields.get('room') ?? '', fields.get('id') ?? '', fields.get('text') ?? '']
  const [row] =
    await sql`insert into floor_messages (room_id, id, author_id, text) values (${room}, ${id}, ${personOf(request)}, ${words})
    returning seq, sent_at`
  const message = JSON.stringify({ roomId: room, seq: row?.seq, id, author: personOf(request), text: words, at: row?.sent_at })
  const event = `event: chat\ndata: ${message}\n\n`
  for (const person of (fields.get('to') ?? '').split(' ')) streams.get(person)?.write(event)
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(message)
}

const server = createServer((request, response) => {
  if (request.url === '/api/live') return open(request, response)
  if (request.url === '/tell') return void tell(request, response)
  if (request.url === '/say') return void say(request, response)
  response.end('{}')
})
server.listen(Number(process.env.PORT), '127.0.0.1')
process.on('SIGTERM', () => process.exit(0))
