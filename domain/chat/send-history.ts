import { Readable } from 'node:stream'
import { sql } from 'drizzle-orm'
import { createTranslator } from 'use-intl/core'
import { type Database, database, rows } from '#db/client'
import type { FileStore } from '#domain/attachments/file-store'
import { receiveFile } from '#domain/attachments/receive-file'
import { requireMayWrite } from '#domain/directory/may-write'
import { listRecipients } from '#domain/directory/recipients'
import { enqueue, wakeWorker } from '#domain/jobs/enqueue'
import { htmlFromText } from '#domain/mail/clean-html'
import { sendMessage } from '#domain/mail/send-message'
import { findSendQuestion } from '#domain/mail/send-question'
import { type DraftInput, LIMITS, type RecipientRef } from '#domain/mail/types'
import { NotFound, Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import { messages } from '#i18n/messages'
import { lockRoom } from './lock-room.ts'
import { mailHistoryJob } from './mail-history.ts'
import { maySendOutside, readAddresses } from './outside-addresses.ts'
import { chatPolicyOf } from './queries.ts'
import { say } from './say.ts'
import { readTranscript, type Transcript } from './transcript.ts'

/** `id` is made by whoever sends (a UUID): the same again sends nothing twice. `agreed`: yes, to more than 30 people. */
export type HistoryInput = { id: string; room: string; to: RecipientRef[]; addresses: string[]; agreed: boolean }

/**
 * Sends what the viewer may see of a talk, as plain text: to people, groups and mailboxes of the school as a message in the viewer's
 * name, by the rules of mail; to addresses outside by e-mail, where the school lets teachers and staff. All in the room are told, in
 * the same transaction. Throws `history-nowhere`, `history-empty`, `history-many` (more than 30 people, not agreed),
 * `history-outside`, what `readAddresses` throws, all that sending a message refuses, `chat-off`; NotFound for a room that the viewer is not in.
 */
export async function sendHistory(
  viewer: Viewer,
  input: HistoryInput,
  db: Database = database(),
  store?: FileStore,
): Promise<void> {
  const { id, room, to } = input
  if (!isUuid(id) || !isUuid(room)) throw new NotFound()
  if (await isSent(viewer, input, db)) return
  const addresses = readAddresses(input.addresses)
  if (to.length + addresses.length === 0) throw new Refusal('history-nowhere', {}, 'to')
  if (addresses.length > 0 && !(await maySendOutside(viewer, db))) throw new Refusal('history-outside', {}, 'addresses')
  await requireIn(viewer, room, db)
  const transcript = await readTranscript(viewer, room, db)
  if (transcript.isEmpty) throw new Refusal('history-empty')
  if (to.length > 0 && !input.agreed) await requireFew(viewer, messageOf(viewer, input, transcript, []), db)
  const files = to.length > 0 ? await attached(viewer, transcript, db, store) : []
  await db.transaction(async (tx) => {
    const { state } = await lockRoom(viewer, room, tx)
    if (state !== 'joined') throw new NotFound()
    if (await isSent(viewer, input, tx)) return
    await requireMayWrite(viewer, tx)
    if (to.length > 0) await sendMessage(viewer, messageOf(viewer, input, transcript, files), tx)
    await tellRoom(viewer, input, addresses, tx)
  })
  wakeWorker(mailHistoryJob)
}

/** Before anything of the talk is read, or of the school asked. */
async function requireIn(viewer: Viewer, room: string, db: Database): Promise<void> {
  if ((await chatPolicyOf(viewer, db)) === 'off') throw new Refusal('chat-off')
  const found = await rows(
    db,
    sql`select from room_members where room_id = ${room} and person_id = ${viewer.personId} and state = 'joined'`,
  )
  if (found.length === 0) throw new NotFound()
}

async function isSent(viewer: Viewer, { id, room }: HistoryInput, db: Database): Promise<boolean> {
  const found = await rows(
    db,
    sql`select from chat_messages where room_id = ${room} and id = ${id} and author_id = ${viewer.personId} and kind = 'history'`,
  )
  return found.length > 0
}

/** The notice that all in the room have (C26), and a mail for each address. */
async function tellRoom(viewer: Viewer, { id, room, to }: HistoryInput, addresses: string[], tx: Database): Promise<void> {
  const named = await listRecipients(viewer, to, tx)
  const about = [...named.map(({ name }) => name), ...addresses].join(', ')
  const ready = sql`ready as (select ${room}::uuid as id)`
  const notice = await say(viewer, { roomId: room, id, kind: 'history', text: '', about }, ready, tx)
  if (!notice) throw new NotFound()
  for (const address of addresses) {
    const data = { person: viewer.personId, room, notice: id, before: notice.seq, address }
    await enqueue(mailHistoryJob, data, {}, tx)
  }
}

async function requireFew(viewer: Viewer, message: DraftInput, db: Database): Promise<void> {
  const people = (await findSendQuestion(viewer, message, undefined, db))?.people ?? 0
  if (people > 0) throw new Refusal('history-many', { count: people }, 'agreed')
}

/** What is too long for a message goes along as a file. */
async function attached(viewer: Viewer, transcript: Transcript, db: Database, store?: FileStore): Promise<string[]> {
  if (!isLong(transcript)) return []
  const name = `${wordsOf(viewer)('file')}.txt`
  const file = await receiveFile(viewer, { name, stream: Readable.from([Buffer.from(`\ufeff${transcript.text}`)]) }, db, store)
  return [file.id]
}

const isLong = ({ text }: Transcript) => htmlFromText(text).length > LIMITS.body

function messageOf(viewer: Viewer, { id, to }: HistoryInput, transcript: Transcript, attachmentIds: string[]): DraftInput {
  const t = wordsOf(viewer)
  const subject = t('subject', { title: transcript.title })
  return {
    id,
    to,
    attachmentIds,
    subject: subject.length > LIMITS.subject ? `${subject.slice(0, LIMITS.subject - 1)}…` : subject,
    body: htmlFromText(isLong(transcript) ? t('attached') : transcript.text),
    replyToId: null,
    cc: [],
    bcc: [],
    noReply: false,
    asksConfirmation: false,
  }
}

function wordsOf({ locale }: Viewer) {
  return createTranslator({ locale, messages: messages[locale], namespace: 'history.mail' })
}
