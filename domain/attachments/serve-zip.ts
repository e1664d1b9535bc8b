import { makeZip, predictLength } from 'client-zip'
import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { sayContentLength } from '#domain/session/request-scope'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import { answerBody } from './answer-body.ts'
import { contentDisposition } from './content-disposition.ts'

import { cleanFileName } from './file-name.ts'
import { type FileStore, openFile } from './file-store.ts'
import { GUARDED } from './serve-attachment.ts'
import { zipNames } from './zip-names.ts'

type ZippedFile = { subject: string; name: string; size: number; sha256: string; sentAt: Date }

/**
 * The answer to GET and HEAD of all files of a message in one archive, made while it leaves and not compressed, since most files
 * are already. 404 with the sentence `notFound` for a message of which the viewer has no copy, one that was recalled (its author
 * excepted), and one without files.
 */
export async function serveZip(
  viewer: Viewer,
  request: Request,
  messageId: string,
  notFound: string,
  db: Database = database(),
  store?: FileStore,
): Promise<Response> {
  const files = await listFiles(viewer, messageId, db)
  const [first] = files
  if (!first) return Response.json({ error: notFound }, { status: 404, headers: GUARDED })
  const length = Number(predictLength(files))
  const body = request.method === 'HEAD' ? null : bodyOf(files, request.signal, store)
  sayContentLength(length)
  return new Response(body, {
    headers: {
      ...GUARDED,
      'Content-Type': 'application/zip',
      'Content-Length': String(length),
      'Content-Disposition': contentDisposition('attachment', zipName(first.subject)),
    },
  })
}

/** With names as they stand in the archive. */
async function listFiles(viewer: Viewer, messageId: string, db: Database): Promise<ZippedFile[]> {
  if (!isUuid(messageId)) return []
  const found = await rows<ZippedFile>(
    db,
    sql`select m.subject, coalesce(m.sent_at, m.updated_at) as "sentAt", a.name, b.size, b.sha256
        from messages m join message_attachments l on l.message_id = m.id
          join attachments a on a.id = l.attachment_id join blobs b on b.sha256 = a.sha256
        where m.id = ${messageId} and m.school_id = ${viewer.schoolId} and a.school_id = ${viewer.schoolId} and b.verdict = 'clean'
          and (m.recalled_at is null or m.author_id = ${viewer.personId})
          and exists (select from deliveries d
            where d.person_id = ${viewer.personId} and d.message_id = m.id and d.delivered_at <= now())
        order by l.position`,
  )
  const names = zipNames(found.map(({ name }) => name))
  return found.map((file, index) => ({ ...file, name: names[index] ?? file.name }))
}

function zipName(subject: string): string {
  return `${cleanFileName(subject).slice(0, 100)}.zip`
}

/** One file is open at a time, and closed when the client leaves in the middle of it. */
function bodyOf(files: ZippedFile[], client: AbortSignal, store?: FileStore): ReadableStream<Uint8Array> {
  let open: { destroy: () => void } | undefined
  async function* entries() {
    for (const { name, size, sha256, sentAt } of files) {
      const input = await openFile(sha256, undefined, store)
      open = input
      try {
        yield { name, size, input, lastModified: sentAt }
      } finally {
        input.destroy()
      }
    }
  }
  return answerBody(makeZip(entries()).values(), client, () => open?.destroy())
}
