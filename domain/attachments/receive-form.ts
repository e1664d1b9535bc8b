import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import Busboy from '@fastify/busboy'
import { type Database, database } from '#db/client'
import { type AttachmentView, LIMITS } from '#domain/mail/types'
import { Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import type { FileStore } from './file-store.ts'
import { type IncomingFile, receiveFile } from './receive-file.ts'
import { bodyOf, discard, lend, requireSize } from './request-body.ts'

/** What a form with files brought: its fields as typed, the files that were kept, and why others were not. */
export type ReceivedForm = { fields: [string, string][]; attachments: AttachmentView[]; refusals: Refusal[] }

type Options = { files?: number; store?: FileStore | undefined }
type Parser = InstanceType<typeof Busboy>

/** Files under way: what each will come to, and the stream that it is read from. */
type Arriving = { parts: Promise<AttachmentView | Refusal | null>[]; streams: Readable[] }

/** Beside its files a form holds a message, recipients and little else; bytes. What is too long for a message is refused later. */
const FIELDS = { fieldNameSize: 100, fieldSize: 1024 * 1024, fields: 1000, headerPairs: 20, headerSize: 16 * 1024 }
const FORM_BYTES = 4 * 1024 * 1024

/**
 * Reads a `multipart/form-data` request while it arrives: files go to the store one after the other, as `receiveFile`
 * does it. A file that is refused does not cost the fields and the other files: its refusal stands in `refusals`. At most
 * 20 files (or `files`). Throws `bad-upload` when the form cannot be read, `form-too-large` when it says so itself;
 * when the client goes away, it throws what the stream threw and keeps no half file.
 */
export async function receiveForm(
  viewer: Viewer,
  request: Request,
  db: Database = database(),
  options: Options = {},
): Promise<ReceivedForm> {
  const files = options.files ?? LIMITS.attachments
  requireSize(request, files * LIMITS.attachmentBytes + FORM_BYTES, new Refusal('form-too-large'))
  const parser = parserFor(request, files)
  const form = collectFields(parser, files)
  const arriving = collectFiles(parser, (file) => receiveFile(viewer, file, db, options.store))
  const parts = await readThrough(bodyOf(request), parser, arriving)
  for (const part of parts) {
    if (part instanceof Refusal) form.refusals.push(part)
    else if (part) form.attachments.push(part)
  }
  return form
}

function parserFor(request: Request, files: number): Parser {
  try {
    const headers = { 'content-type': request.headers.get('content-type') ?? '' }
    return new Busboy({ headers, limits: { ...FIELDS, files, parts: FIELDS.fields + files } })
  } catch {
    throw new Refusal('bad-upload')
  }
}

function collectFields(parser: Parser, files: number): ReceivedForm {
  parser.on('error', ignore)
  const form: ReceivedForm = { fields: [], attachments: [], refusals: [] }
  parser.on('field', (name, value, _nameCut, valueCut) => {
    form.fields.push([name, value])
    if (valueCut) form.refusals.push(new Refusal('form-too-large', {}, name))
  })
  parser.on('fieldsLimit', () => form.refusals.push(new Refusal('form-too-large')))
  parser.on('filesLimit', () => form.refusals.push(new Refusal('too-many-attachments', { limit: files }, 'attachments')))
  return form
}

function collectFiles(parser: Parser, keep: (file: IncomingFile) => Promise<AttachmentView>): Arriving {
  const arriving: Arriving = { parts: [], streams: [] }
  parser.on('file', (_field, stream, name) => {
    stream.on('error', ignore)
    const part = keepPart(stream, name, keep)
    // Looked at when the whole form was read, which may be later than it fails.
    part.catch(() => {})
    arriving.parts.push(part)
    arriving.streams.push(stream)
  })
  return arriving
}

/** The parser emits further errors after the one that counts, when nobody listens any more: that would end the process. */
function ignore(): void {}

/** Whatever becomes of a part, it is read to its end, so that the next one follows. */
async function keepPart(
  stream: Readable,
  name: string | undefined,
  keep: (file: IncomingFile) => Promise<AttachmentView>,
): Promise<AttachmentView | Refusal | null> {
  try {
    // A file input that was left empty is sent as a part without a name.
    return name ? await keep({ name, stream: lend(stream) }) : null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  } finally {
    await discard(stream, Infinity)
  }
}

async function readThrough(body: Readable, parser: Parser, { parts, streams }: Arriving) {
  try {
    await pipeline(body, parser)
    return await Promise.all(parts)
  } catch (error) {
    // The parts would wait for ever for bytes that no longer come.
    for (const stream of streams) stream.destroy(error as Error)
    await Promise.allSettled(parts)
    throw isMalformed(error) ? new Refusal('bad-upload') : error
  }
}

/** The parser's own errors are plain; those of streams, files and databases carry a code or a name. */
function isMalformed(error: unknown): boolean {
  return (
    error instanceof Error &&
    !('code' in error) &&
    error.name === 'Error' &&
    /multipart|part|boundary|header/i.test(error.message)
  )
}
