import { randomUUID } from 'node:crypto'
import { type FileStore, openFile } from '#domain/attachments/file-store'
import { servedType } from '#domain/attachments/served-type'
import type { Viewer } from '#domain/session/viewer'
import { cleanHtml, textFromHtml } from '../clean-html.ts'
import type { ExportedCopy, ExportedFile, ExportedRecipient } from './list-copies.ts'
import { base64Lines, quotedPrintable } from './mime-bodies.ts'
import { type Address, addressHeader, encodedParameter, header, mailDate } from './mime-headers.ts'

const WORDS = {
  fr: {
    boxes: { inbox: 'Boîte de réception', sent: 'Messages envoyés', drafts: 'Brouillons' },
    trash: 'Corbeille',
    recalled: 'Message rappelé',
    recalledText: 'L’auteur a rappelé ce message.',
    missing: (name: string) => `Le fichier « ${name} » n’a pas pu être lu au moment de l’export.`,
  },
  en: {
    boxes: { inbox: 'Inbox', sent: 'Sent messages', drafts: 'Drafts' },
    trash: 'Trash',
    recalled: 'Message recalled',
    recalledText: 'The author recalled this message.',
    missing: (name: string) => `The file “${name}” could not be read when this was exported.`,
  },
} as const

/** Nobody has an e-mail address here: ids in a domain that never exists (RFC 2606) keep people and threads apart. */
const addressOf = (id: string | null) => `${id ?? 'inconnu'}@preau.invalid`

/**
 * A copy as an entry of an mbox (RFC 4155, quoted as mboxrd), piece by piece: text and HTML, then each file as it is read. What
 * the viewer may not see is not in `copy`.
 */
export async function* mboxEntry(
  viewer: Viewer,
  copy: ExportedCopy,
  folders: Map<string, string>,
  store?: FileStore,
): AsyncGenerator<string> {
  yield `From ${addressOf(copy.authorId)} ${asctime(copy.deliveredAt)}\n${headersOf(viewer, copy, folders)}`
  if (copy.files.length === 0) yield alternatives(viewer, copy)
  else yield* withFiles(viewer, copy, store)
  yield '\n'
}

/** « Sat Nov 21 16:43:57 2026 », in UTC, the day padded with a space as the C library has it. */
function asctime(at: Date): string {
  const [week = '', day = '', month = '', year = '', hour = ''] = at.toUTCString().replace(',', '').split(' ')
  return `${week} ${month} ${String(Number(day)).padStart(2)} ${hour} ${year}`
}

function headersOf(viewer: Viewer, copy: ExportedCopy, folders: Map<string, string>): string {
  const words = WORDS[viewer.locale]
  const folder = copy.trashed ? words.trash : (folders.get(copy.folderId ?? '') ?? words.boxes[copy.box])
  const named = (field: ExportedRecipient['field']) => copy.recipients.filter((one) => one.field === field).map(recipientAddress)
  const hidden = copy.blind ? [{ name: viewer.name, address: addressOf(viewer.personId) }] : named('bcc')
  return [
    addressHeader('From', [{ name: copy.authorName, address: addressOf(copy.authorId) }]),
    addressHeader('To', named('to')),
    addressHeader('Cc', named('cc')),
    addressHeader('Bcc', hidden),
    header('Subject', copy.isShell ? words.recalled : copy.subject),
    header('Date', mailDate(copy.at)),
    header('Message-ID', `<${addressOf(copy.messageId)}>`),
    copy.replyToId ? header('In-Reply-To', `<${addressOf(copy.replyToId)}>`) : '',
    copy.threadId === copy.messageId ? '' : header('References', `<${addressOf(copy.threadId)}>`),
    header('Status', copy.read || copy.box !== 'inbox' ? 'RO' : 'O'),
    header('X-Status', `${copy.starred ? 'F' : ''}${copy.box === 'drafts' ? 'T' : ''}${copy.trashed ? 'D' : ''}`),
    header('X-Preau-Folder', folder),
    copy.recalledAt ? header('X-Preau-Recalled', mailDate(copy.recalledAt)) : '',
    'MIME-Version: 1.0\n',
  ].join('')
}

function recipientAddress({ name, size, kind, id }: ExportedRecipient): Address {
  return { name: kind === 'person' ? name : `${name} (${size})`, address: addressOf(id) }
}

/** The text twice, as every mail program can show it. */
function alternatives(viewer: Viewer, copy: ExportedCopy): string {
  const boundary = randomUUID()
  const html = copy.isShell ? '' : cleanHtml(copy.html)
  const text = copy.isShell ? WORDS[viewer.locale].recalledText : textFromHtml(cleanHtml(copy.html)) || copy.text
  const part = (type: string, body: string) =>
    `--${boundary}\nContent-Type: ${type}; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${quotedPrintable(body)}\n`
  const parts = html ? part('text/plain', text) + part('text/html', html) : part('text/plain', text)
  return `Content-Type: multipart/alternative; boundary="${boundary}"\n\n${parts}--${boundary}--\n`
}

async function* withFiles(viewer: Viewer, copy: ExportedCopy, store?: FileStore): AsyncGenerator<string> {
  const boundary = randomUUID()
  yield `Content-Type: multipart/mixed; boundary="${boundary}"\n\n--${boundary}\n${alternatives(viewer, copy)}`
  for (const file of copy.files) {
    yield `--${boundary}\n`
    yield* filePart(viewer, file, store)
  }
  yield `--${boundary}--\n`
}

/** A file that cannot be read is told in its place: the rest of the mail is not lost for it. */
async function* filePart(viewer: Viewer, file: ExportedFile, store?: FileStore): AsyncGenerator<string> {
  const bytes = await openFile(file.sha256, undefined, store).catch(() => null)
  if (!bytes) {
    const words = WORDS[viewer.locale].missing(file.name)
    yield `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${quotedPrintable(words)}\n`
    return
  }
  try {
    yield `Content-Type: ${servedType(file.type, file.name)}${encodedParameter('name', file.name)}\n`
    yield `Content-Disposition: attachment; size=${file.size}${encodedParameter('filename', file.name)}\n`
    yield 'Content-Transfer-Encoding: base64\n\n'
    yield* base64Lines(bytes)
  } finally {
    bytes.destroy()
  }
}
