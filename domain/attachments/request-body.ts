import { Readable } from 'node:stream'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { Refusal } from '#domain/refusal'

/** Throws `refusal` before the first byte is read, when the request says that it is larger than `limit` bytes. */
export function requireSize(request: Request, limit: number, refusal: Refusal): void {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw refusal
}

/** Fields without files: a few hundred recipients and a name are far below. */
const SMALL_FORM = 256 * 1024

/** The fields of a form without files, counted while they arrive: beyond 256 kB it throws `form-too-large`. */
export async function smallForm(request: Request): Promise<FormData> {
  const tooLarge = new Refusal('form-too-large')
  requireSize(request, SMALL_FORM, tooLarge)
  let left = SMALL_FORM
  const bounded = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, out) {
      left -= piece.byteLength
      if (left < 0) out.error(tooLarge)
      else out.enqueue(piece)
    },
  })
  const type = request.headers.get('content-type') ?? ''
  const read = new Response(request.body?.pipeThrough(bounded) ?? '', { headers: { 'content-type': type } }).formData()
  return read.catch(() => {
    throw left < 0 ? tooLarge : new Refusal('bad-input')
  })
}

/** The request's body as a stream of Node's, which fails when the client goes away. Throws `bad-upload` without a body. */
export function bodyOf(request: Request): Readable {
  if (!request.body) throw new Refusal('bad-upload')
  return Readable.fromWeb(request.body as WebStream, { signal: request.signal })
}

/**
 * A stream that reads from `stream` and may be destroyed without ending it: ending a request's body cuts the connection
 * under the answer, ending a part of a form leaves the parts behind it unread.
 */
export function lend(stream: Readable): Readable {
  async function* pieces() {
    for await (const piece of stream.iterator({ destroyOnReturn: false })) yield piece
  }
  return Readable.from(pieces(), { objectMode: false })
}

/** Reads what is left, at most `limit` bytes; beyond, or when it fails, the stream ends. Never throws. */
export async function discard(stream: Readable, limit: number): Promise<void> {
  let left = limit
  try {
    for await (const piece of stream.iterator({ destroyOnReturn: false })) {
      left -= (piece as Buffer).length
      if (left < 0) return void stream.destroy()
    }
  } catch {
    stream.destroy()
  }
}
