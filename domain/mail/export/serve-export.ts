import { type Database, database } from '#db/client'
import { answerBody } from '#domain/attachments/answer-body'
import { contentDisposition } from '#domain/attachments/content-disposition'
import type { FileStore } from '#domain/attachments/file-store'
import type { Viewer } from '#domain/session/viewer'
import { listCopies, readFolderPaths } from './list-copies.ts'
import { mboxEntry } from './mbox-entry.ts'

/** A piece of the answer: many small ones would cost more than they carry. */
const PIECE = 64 * 1024

/**
 * The answer to GET of all that the viewer has: every box, own folders, drafts and trash as one mbox file with the attachments
 * inside, made while it leaves. Memory holds a page of messages and a piece of a file, whatever the mailbox; who leaves closes it.
 */
export function serveExport(viewer: Viewer, request: Request, now: Date, db: Database = database(), store?: FileStore): Response {
  const name = `${viewer.locale === 'fr' ? 'messages' : 'mail'}-${now.toISOString().slice(0, 10)}.mbox`
  return new Response(answerBody(inPieces(exportMail(viewer, db, store)), request.signal), {
    headers: {
      'Cache-Control': 'private, no-store, no-transform',
      'Content-Type': 'application/mbox',
      'Content-Disposition': contentDisposition('attachment', name),
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

/** The viewer's whole mail as the text of an mbox. */
export async function* exportMail(viewer: Viewer, db: Database, store?: FileStore): AsyncGenerator<string> {
  const folders = await readFolderPaths(viewer, db)
  for await (const copy of listCopies(viewer, db)) yield* mboxEntry(viewer, copy, folders, store)
}

async function* inPieces(texts: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  let piece = ''
  for await (const text of texts) {
    piece += text
    if (piece.length < PIECE) continue
    yield Buffer.from(piece)
    piece = ''
  }
  if (piece !== '') yield Buffer.from(piece)
}
