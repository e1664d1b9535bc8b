import { createHash } from 'node:crypto'
import { FILES } from './files.ts'
import type { Mailbag } from './mailbag.ts'
import { odsOf, odtOf } from './open-document.ts'
import { pdfOf } from './pdf.ts'
import { pngOf } from './png.ts'
import type { Random } from './random.ts'

export type MadeFile = { sha256: string; bytes: Buffer; type: string }
type Row = Record<string, unknown>
export type AttachmentRows = { files: MadeFile[]; blobs: Row[]; attachments: Row[]; links: Row[] }

/** The files of the messages: bytes once by content, one attachment a message, each a version of its kind. */
export function attachmentRows(bag: Mailbag, schoolId: string, random: Random, now: number): AttachmentRows {
  const made = new Map<string, MadeFile>()
  const attachments: Row[] = []
  const links: Row[] = []
  for (const file of bag.files) {
    const version = random.between(1, FILES[file.key]!.versions)
    const place = `${file.key} ${version} ${extensionOf(file.name)}`
    const bytes = made.get(place) ?? makeFile(file.key, version, extensionOf(file.name))
    made.set(place, bytes)
    const id = random.uuid(file.at)
    const position = links.filter((link) => link.message_id === file.messageId).length
    attachments.push({
      id,
      school_id: schoolId,
      owner_id: file.ownerId,
      sha256: bytes.sha256,
      name: file.name,
      created_at: new Date(file.at).toISOString(),
    })
    links.push({ message_id: file.messageId, attachment_id: id, position })
  }
  const files = [...new Map([...made.values()].map((file) => [file.sha256, file])).values()]
  const created_at = new Date(now).toISOString()
  const blobs = files.map(({ sha256, bytes, type }) => ({ sha256, size: bytes.length, type, verdict: 'clean', created_at }))
  return { files, blobs, attachments, links }
}

const extensionOf = (name: string) => name.slice(name.lastIndexOf('.') + 1)

const MAKERS: Record<string, { type: string; make(title: string, lines: string[], version: number): Buffer }> = {
  pdf: { type: 'application/pdf', make: (title, lines) => pdfOf(title, lines) },
  png: { type: 'image/png', make: (title, _, version) => pngOf(title.length * 7 + version) },
  odt: { type: 'application/vnd.oasis.opendocument.text', make: (title, lines) => odtOf(title, lines) },
  ods: { type: 'application/vnd.oasis.opendocument.spreadsheet', make: (title, lines) => odsOf(title, lines) },
  csv: { type: 'text/plain', make: (title, lines) => Buffer.from(`\ufeff${[title, ...lines].join('\r\n')}\r\n`) },
  txt: { type: 'text/plain', make: (title, lines) => Buffer.from(`${[title, '', ...lines].join('\n')}\n`) },
}

function makeFile(key: string, version: number, extension: string): MadeFile {
  const { title, lines } = FILES[key]!
  const maker = MAKERS[extension]!
  const mark = version === 1 ? [] : [extension === 'ods' || extension === 'csv' ? `Version;${version}` : `Version ${version}`]
  const bytes = maker.make(title, [...lines, ...mark], version)
  return { bytes, type: maker.type, sha256: createHash('sha256').update(bytes).digest('hex') }
}
