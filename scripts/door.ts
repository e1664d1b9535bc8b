import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { withRequest } from '#domain/session/request-scope'
import { sendWhole } from './whole-pages.ts'

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** A reason not to start that one sentence explains. */
export class CannotStart extends Error {}

/** Read by the health check, which is bundled apart from this file. */
const STOPPING = Symbol.for('preau.stopping')
const place = globalThis as { [STOPPING]?: boolean }
const BROWSERS_LEFT_AFTER = 6_000

/** From now on the health check says that nobody should be sent here. */
export function beginStopping(): void {
  place[STOPPING] = true
}

/** Takes the port at once, so that a taken one is said before the long work; early visitors wait until `handle` was called. */
export async function openDoor({ port, host, url }: { port: number; host: string; url: string }) {
  let handle: (handler: Handler) => void = () => {}
  const handler = new Promise<Handler>((ready) => {
    handle = ready
  })
  const headers = fixedHeaders(url)
  const server = createServer({ keepAliveTimeout: 65_000 }, async (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value)
    if (place[STOPPING]) response.setHeader('Connection', 'close')
    request.url = readable(request.url)
    tellOurselves(request)
    sendWhole(request, response)
    await handler
      .then((handle) => withRequest(request, response, () => handle(request, response)))
      .catch((error: unknown) => giveUp(response, error))
  })
  await listen(server, port, host)
  return { server, handle }
}

/** A fault that Next did not answer itself: this request ends, the process goes on. */
function giveUp(response: ServerResponse, error: unknown): void {
  console.error(error)
  if (!response.headersSent) response.writeHead(500)
  response.end()
}

/** An address that cannot be decoded (`%ED%A0%80`) does not exist; Next would answer it with a fault. */
function readable(url = '/'): string {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '')
    return url
  } catch {
    return '/%EF%BF%BD'
  }
}

/** What pages cannot know by themselves: where the person wanted to go, and from where they ask. Never what a client says it is. */
function tellOurselves(request: IncomingMessage): void {
  request.headers['x-preau-path'] = request.url ?? '/'
  request.headers['x-preau-address'] = addressOf(request)
  request.headers['x-preau-shown'] = shownBy(request)
}

/** What the browser's router says that it shows, when it moves inside the app; Next keeps this from pages. */
function shownBy({ method, headers }: IncomingMessage): string {
  return method === 'GET' && headers.rsc === '1' ? String(headers['next-router-state-tree'] ?? '') : ''
}

/** A proxy on this machine is believed about the last address that it names; nobody else is. */
function addressOf(request: IncomingMessage): string {
  const peer = request.socket.remoteAddress ?? 'unknown'
  const named = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim()
  return /^(::1|(::ffff:)?127\.)/.test(peer) && named ? named : peer
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((done, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new CannotStart(portSentence(error.code, port, host))))
    server.listen(port, host, done)
  })
}

function portSentence(code: string | undefined, port: number, host: string): string {
  if (code === 'EADDRINUSE') return `Le port ${port} est déjà pris. Choisissez-en un autre : PORT=${port + 1} npm run demo`
  if (code === 'EACCES') return `Le port ${port} est réservé à l'administrateur. Choisissez-en un autre : PORT=3000 npm run demo`
  return `HOST=${host} n'est pas une adresse de cette machine (${code}). Essayez HOST=127.0.0.1.`
}

/** What holds for every answer, also without a proxy in front. Forms need a real Origin, hence `same-origin` and not `no-referrer`. */
function fixedHeaders(url: string): Map<string, string> {
  const headers = new Map([
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'same-origin'],
    ['X-Frame-Options', 'DENY'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()'],
  ])
  if (url.startsWith('https:')) headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  return headers
}

/** Visitors who knocked just before are still let in, and who sends them here sees the health check fail first. */
const LAST_VISITORS = 300

/** No new request; those under way are finished, and a connection that is kept open without one is closed. */
export async function finishRequests(server: Server): Promise<void> {
  await sleep(LAST_VISITORS)
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const late = setTimeout(() => server.closeAllConnections(), BROWSERS_LEFT_AFTER)
  await new Promise<void>((done) => {
    server.close(() => {
      clearInterval(idle)
      clearTimeout(late)
      done()
    })
  })
}
