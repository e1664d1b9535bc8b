import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import compression from 'compression'

const compress = promisify(gzip)

/** What pages answer with: a document, or after a move inside the app its data. */
const PAGE = /^text\/(html|x-component)\b/
/** Shorter ones fit one packet as they are. */
const WORTH_IT = 1_000

const compressAsItComes = compression()

/**
 * Sends the page that answers this request in one piece, compressed beside the event loop. Next would write it in pieces, each
 * compressed and flushed by itself, though no part of our pages waits for another: browsers then painted before the rows had come.
 * Files, downloads and the answers of doors for programs go out as they come.
 */
export function sendWhole(request: IncomingMessage, response: ServerResponse): void {
  if (isStream(request)) return
  if (request.method === 'HEAD' || /^\/(_next|api)\/|\.\w+$/.test((request.url ?? '').split('?', 1)[0] ?? '')) {
    asTheyCome(request, response)
    return
  }
  const accepts = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  delete request.headers['accept-encoding']
  const parts: Buffer[] = []
  const { write, end, flushHeaders } = response
  const isPage = () => !response.headersSent && PAGE.test(String(response.getHeader('content-type') ?? ''))

  response.flushHeaders = () => {
    if (!isPage()) flushHeaders.call(response)
  }
  response.write = ((...given: Parameters<typeof write>) => {
    if (!isPage()) return write.apply(response, given)
    parts.push(bytesOf(given))
    callbackOf(given)?.()
    return true
  }) as typeof write
  response.end = ((...given: Parameters<typeof write>) => {
    if (given[0] && typeof given[0] !== 'function') parts.push(bytesOf(given))
    if (!isPage() || parts.length === 0) return end.apply(response, given as unknown as Parameters<typeof end>)
    const done = callbackOf(given)
    void finish(response, Buffer.concat(parts), accepts).then((body) => end.call(response, body as never, 'utf8', done as never))
    return response
  }) as typeof end
}

/** Somebody's live stream: what stays open for hours keeps nothing that it does not use. */
function isStream({ url }: IncomingMessage): boolean {
  return url?.split('?', 1)[0] === '/api/live'
}

/** Scripts, styles, and what doors answer: compressed piece by piece where it helps. */
function asTheyCome(request: IncomingMessage, response: ServerResponse): void {
  compressAsItComes(
    request as Parameters<typeof compressAsItComes>[0],
    response as Parameters<typeof compressAsItComes>[1],
    () => {},
  )
}

async function finish(response: ServerResponse, body: Buffer, accepts: boolean): Promise<Buffer> {
  response.appendHeader('Vary', 'Accept-Encoding')
  const sent = accepts && body.length > WORTH_IT ? await compress(body) : body
  if (sent !== body) response.setHeader('Content-Encoding', 'gzip')
  response.setHeader('Content-Length', sent.length)
  return sent
}

function bytesOf([chunk, encoding]: unknown[]): Buffer {
  return typeof chunk === 'string'
    ? Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
    : Buffer.from(chunk as Uint8Array)
}

function callbackOf(given: unknown[]): (() => void) | undefined {
  return given.find((one): one is () => void => typeof one === 'function')
}
