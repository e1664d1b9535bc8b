import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SessionToken } from '#domain/session/session-cookie'
import { findViewer } from '#domain/session/sessions'
import { tokenOfRequest } from '#domain/session/token-of-request'
import type { Hub, Screen } from './hub.ts'

/** Proxies close what is silent; schools have some that wait 30 s. */
const HEARTBEAT_MS = 20_000
/** Who does not take what is written is cut off and comes back for what holds then; bytes. */
const MOST_UNREAD = 256 * 1024

const HEAD = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'private, no-store, no-transform',
  'X-Accel-Buffering': 'no',
}

/**
 * `GET /api/live`: what happens to the signed-in person, as server-sent events, until the session ends. 401 for strangers, 429
 * with more than ten screens open; browsers then do not come back by themselves.
 */
export async function serveLive(hub: Hub, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const token = await tokenOfRequest(request)
  if (request.method !== 'GET') return refuse(response, 405)
  const isSomebody = token && (await findViewer(token).then(Boolean, () => undefined))
  // The database is away: a browser that is refused does not come back by itself, one whose stream ends does.
  if (token && isSomebody === undefined) return void response.writeHead(200, HEAD).end(retry())
  if (!token || !isSomebody) return refuse(response, 401)
  if (response.destroyed) return
  const screen = openScreen(token, response)
  if (!hub.add(screen)) return refuse(response, 429)
  response.writeHead(200, HEAD)
  response.write(retry())
  const heartbeat = setInterval(screen.beat, HEARTBEAT_MS)
  response.on('close', () => {
    clearInterval(heartbeat)
    hub.remove(screen)
  })
}

/** When a browser whose stream broke comes back: not all at once when the server does. */
function retry(): string {
  return `retry: ${1000 + Math.round(Math.random() * 3000)}\n\n`
}

/** The screen at the other end of a stream. What is told after it was cut, or its browser left, is told to nobody. */
export function openScreen(token: SessionToken, response: ServerResponse): Screen & { beat: () => void } {
  // What is written after the end would be a fault of the whole process.
  const write = (text: string) => {
    if (response.writableEnded || response.destroyed) return
    if (response.writableLength > MOST_UNREAD) response.destroy()
    else response.write(text)
  }
  let unread = 0
  return {
    token,
    beat: () => {
      // Nothing was taken since the last one: nobody is there any more, whatever the network says.
      if (unread > 0 && response.writableLength >= unread) response.destroy()
      else write(': \n\n')
      unread = response.destroyed ? 0 : response.writableLength
    },
    tell: ({ name, data }) => write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`),
    cut: () => response.end(),
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Cache-Control': 'private, no-store' }).end()
}
