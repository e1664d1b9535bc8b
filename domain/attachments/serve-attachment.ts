import { type Database, database } from '#db/client'
import { NotFound } from '#domain/refusal'
import { sayContentLength } from '#domain/session/request-scope'
import type { Viewer } from '#domain/session/viewer'
import { answerBody } from './answer-body.ts'
import { rangeOf } from './byte-range.ts'
import { contentDisposition } from './content-disposition.ts'
import { type ByteRange, type FileStore, openFile } from './file-store.ts'
import { getAttachment, type StoredAttachment } from './queries.ts'
import { inlineType } from './served-type.ts'

/** What every answer about a file carries. `no-transform`: a compressed answer would have neither parts nor a length. */
export const GUARDED = {
  'Cache-Control': 'private, no-store, no-transform',
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
}

/** A document is shown in a frame of our own pages, where it still runs nothing. */
const FRAMED = { 'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'self'" }

/**
 * The answer to GET and HEAD of a file: 200, or 206 and 416 for one range. Saved by default; `?inline` shows what may be
 * shown. The viewer's right is asked each time; not allowed and not there are the same 404 with the sentence `notFound`.
 */
export async function serveAttachment(
  viewer: Viewer,
  request: Request,
  id: string,
  notFound: string,
  db: Database = database(),
  store?: FileStore,
): Promise<Response> {
  const file = await findAttachment(viewer, id, db)
  if (!file) return Response.json({ error: notFound }, { status: 404, headers: GUARDED })
  const headers = headersFor(file, new URL(request.url).searchParams.has('inline'))
  const range = rangeFor(request, file)
  if (range === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { ...GUARDED, 'Content-Range': `bytes */${file.size}` } })
  if (range) headers.set('Content-Range', `bytes ${range.start}-${range.end}/${file.size}`)
  const length = range ? range.end - range.start + 1 : file.size
  headers.set('Content-Length', String(length))
  const body = request.method === 'HEAD' ? null : await streamOf(file, range, request, store)
  sayContentLength(length)
  return new Response(body, { status: range ? 206 : 200, headers })
}

/** The answer to strangers: people are sent to sign in and back (to `back`), programs are told `signedOut` with 401. */
export function turnStrangerAway(request: Request, signedOut: string, back = wantedOf(request)): Response {
  const headers = { 'Cache-Control': 'private, no-store', Vary: 'Accept' }
  if (!request.headers.get('accept')?.includes('text/html')) return Response.json({ error: signedOut }, { status: 401, headers })
  return new Response(null, { status: 307, headers: { ...headers, Location: `/sign-in?next=${encodeURIComponent(back)}` } })
}

function wantedOf({ url }: Request): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}

async function findAttachment(viewer: Viewer, id: string, db: Database): Promise<StoredAttachment | null> {
  try {
    return await getAttachment(viewer, id, db)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

function headersFor({ id, name, type }: StoredAttachment, wantsInline: boolean): Headers {
  const shown = wantsInline ? inlineType(type) : null
  return new Headers({
    ...GUARDED,
    ...(shown === 'application/pdf' ? FRAMED : {}),
    'Content-Type': shown ?? type,
    'Content-Disposition': contentDisposition(shown ? 'inline' : 'attachment', name),
    'Accept-Ranges': 'bytes',
    ETag: tagOf(id),
  })
}

/** What an id stands for never changes. */
function tagOf(id: string): string {
  return `"${id}"`
}

/** A download that goes on where it stopped names what it began with; when that is another file, it gets all of this one. */
function rangeFor(request: Request, { id, size }: StoredAttachment): ByteRange | null | 'unsatisfiable' {
  const begun = request.headers.get('if-range')
  return begun && begun !== tagOf(id) ? null : rangeOf(request.headers.get('range'), size)
}

async function streamOf({ sha256 }: StoredAttachment, range: ByteRange | null, { signal }: Request, store?: FileStore) {
  const file = await openFile(sha256, range ?? undefined, store)
  return answerBody(file.iterator() as AsyncIterator<Uint8Array>, signal, () => file.destroy())
}
