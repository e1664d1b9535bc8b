import { type Database, database } from '#db/client'
import { type AttachmentView, LIMITS } from '#domain/mail/types'
import { Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import type { FileStore } from './file-store.ts'
import { LIMIT_IN_WORDS, receiveFile } from './receive-file.ts'
import { receiveForm } from './receive-form.ts'
import { bodyOf, discard, lend, requireSize } from './request-body.ts'

/** Says a refusal of this area in the viewer's language. */
export type Say = (code: string, values: Record<string, string | number>) => string

/** Every other refusal is 400. */
const STATUS: Record<string, number> = {
  'file-too-large': 413,
  'form-too-large': 413,
  'file-kind-refused': 415,
  'archive-refused': 415,
  'too-many-files': 429,
  'quota-full': 507,
}

/** Boundaries and headers of a form that holds one file. */
const AROUND_FILE = 64 * 1024

/**
 * The answer to `POST /api/attachments`: 201 with `{ id, name, size, type }`, or `{ error }` with a sentence and 400, 413,
 * 415, 429 or 507. Faults rise.
 */
export async function answerUpload(
  viewer: Viewer,
  request: Request,
  say: Say,
  db: Database = database(),
  store?: FileStore,
): Promise<Response> {
  const headers = { 'Cache-Control': 'private, no-store' }
  try {
    const kept = await receiveUpload(viewer, request, db, store)
    return Response.json(kept, { status: 201, headers })
  } catch (error) {
    // Nobody is there to read an answer, and nothing went wrong here.
    if (request.signal.aborted) return new Response(null, { status: 400 })
    if (!(error instanceof Refusal)) throw error
    return Response.json({ error: say(error.code, error.values) }, { status: STATUS[error.code] ?? 400, headers })
  }
}

/**
 * The one file of an upload: the body itself, named by `X-File-Name` (percent-encoded UTF-8) or `?name=`, or the first file
 * of a form. Refuses as `receiveFile` does, and `bad-upload` where there is no file.
 */
export async function receiveUpload(viewer: Viewer, request: Request, db: Database, store?: FileStore): Promise<AttachmentView> {
  requireSize(request, LIMITS.attachmentBytes + AROUND_FILE, new Refusal('file-too-large', LIMIT_IN_WORDS, 'file'))
  if (!/^multipart\//i.test(request.headers.get('content-type') ?? '')) return receiveBody(viewer, request, db, store)
  const { attachments, refusals } = await receiveForm(viewer, request, db, { files: 1, store })
  const [kept] = attachments
  if (!kept) throw refusals[0] ?? new Refusal('bad-upload')
  return kept
}

async function receiveBody(viewer: Viewer, request: Request, db: Database, store?: FileStore): Promise<AttachmentView> {
  if (!request.body) throw new Refusal('file-empty', {}, 'file')
  const body = bodyOf(request)
  try {
    return await receiveFile(viewer, { name: nameOf(request), stream: lend(body) }, db, store)
  } finally {
    // After a refusal the rest comes in while the answer goes out; much more than a file is not honest.
    void discard(body, LIMITS.attachmentBytes)
  }
}

function nameOf(request: Request): string {
  const given = request.headers.get('x-file-name')
  if (!given) return new URL(request.url).searchParams.get('name') ?? ''
  try {
    return decodeURIComponent(given)
  } catch {
    return given
  }
}
