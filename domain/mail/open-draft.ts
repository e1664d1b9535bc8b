import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { uuidv7 } from '#db/uuid'
import { canWriteTo } from '#domain/directory/communication-rules'
import { listRecipients } from '#domain/directory/recipients'
import { NotFound } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import { type CleanHtml, cleanHtml } from './clean-html.ts'
import { forwardSubject, replySubject } from './subject.ts'
import type { AttachmentView, DraftView, Recipient, RecipientRef } from './types.ts'

/** How compose was asked for; at most one of them counts, in this order: draft, reply, replyAll, forward, to. */
export type ComposeRequest = { draft?: string; reply?: string; replyAll?: string; forward?: string; to?: string }

/**
 * What compose opens with. A draft that is somebody else's, or a message to answer of which the viewer has no copy, is not
 * found; a `to` whom one may not write to is left out.
 */
export async function openDraft(viewer: Viewer, request: ComposeRequest, db: Database = database()): Promise<DraftView> {
  if (request.draft) return findDraft(viewer, request.draft, db)
  if (request.reply) return replyTo(await readOriginal(viewer, request.reply, db), viewer, false)
  if (request.replyAll) return replyTo(await readOriginal(viewer, request.replyAll, db), viewer, true)
  if (request.forward) return forwardOf(await readOriginal(viewer, request.forward, db))
  return { ...EMPTY, id: uuidv7(), to: request.to ? await addressed(viewer, request.to, db) : [] }
}

const EMPTY: DraftView = {
  id: '',
  replyToId: null,
  to: [],
  cc: [],
  bcc: [],
  subject: '',
  body: '' as CleanHtml,
  attachments: [],
  noReply: false,
  asksConfirmation: false,
  savedAt: null,
}

/** `?to=` names a person or a group by id alone. */
async function addressed(viewer: Viewer, id: string, db: Database): Promise<Recipient[]> {
  if (!isUuid(id)) return []
  const named = await listRecipients(
    viewer,
    [
      { kind: 'person', id },
      { kind: 'group', id },
    ],
    db,
  )
  const allowed = await Promise.all(named.map((one) => canWriteTo(viewer, one, db)))
  return named.filter((_, index) => allowed[index])
}

type Stored = {
  id: string
  replyToId: string | null
  authorId: string
  authorName: string
  subject: string
  html: string
  updatedAt: Date
  noReply: boolean
  asksConfirmation: boolean
  recipients: (Recipient & { field: 'to' | 'cc' | 'bcc' })[]
  attachments: AttachmentView[]
}

const PARTS = sql`m.id, m.reply_to_id as "replyToId", m.author_id as "authorId", m.author_name as "authorName", m.subject,
  m.body_html as html, m.updated_at as "updatedAt", m.no_reply as "noReply", m.asks_confirmation as "asksConfirmation",
  (select coalesce(json_agg(json_build_object('kind', r.kind, 'id', coalesce(r.person_id, r.group_id), 'name', r.name,
      'size', r.size, 'detail', '', 'field', r.field) order by r.position), '[]')
    from message_recipients r where r.message_id = m.id and coalesce(r.person_id, r.group_id) is not null) as recipients,
  (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'size', b.size, 'type', b.type) order by l.position), '[]')
    from message_attachments l join attachments a on a.id = l.attachment_id join blobs b on b.sha256 = a.sha256
    where l.message_id = m.id) as attachments`

async function findDraft(viewer: Viewer, id: string, db: Database): Promise<DraftView> {
  const [draft] = isUuid(id)
    ? await rows<Stored>(
        db,
        sql`select ${PARTS} from messages m
            where m.id = ${id} and m.author_id = ${viewer.personId} and m.school_id = ${viewer.schoolId} and m.state = 'draft'`,
      )
    : []
  if (!draft) throw new NotFound()
  const named = await listRecipients(viewer, draft.recipients, db)
  const inField = (field: string) =>
    draft.recipients
      .filter((one) => one.field === field)
      .map(({ field: _, ...one }) => named.find((fresh) => fresh.kind === one.kind && fresh.id === one.id) ?? one)
  return {
    id: draft.id,
    replyToId: draft.replyToId,
    to: inField('to'),
    cc: inField('cc'),
    bcc: inField('bcc'),
    subject: draft.subject,
    body: cleanHtml(draft.html),
    attachments: draft.attachments,
    noReply: draft.noReply,
    asksConfirmation: draft.asksConfirmation,
    savedAt: draft.updatedAt,
  }
}

async function readOriginal(viewer: Viewer, id: string, db: Database): Promise<Stored> {
  const [original] = isUuid(id)
    ? await rows<Stored>(
        db,
        sql`select ${PARTS} from messages m
            where m.id = ${id} and m.school_id = ${viewer.schoolId} and m.state = 'sent' and exists (
              select from deliveries d where d.person_id = ${viewer.personId} and d.message_id = m.id and d.delivered_at <= now())`,
      )
    : []
  if (!original) throw new NotFound()
  return original
}

/** An answer goes to the sender (or, to one's own message, to those it went to); to all adds everybody else who was named. */
function replyTo(original: Stored, viewer: Viewer, all: boolean): DraftView {
  const isMine = original.authorId === viewer.personId
  const named = (field: string) => original.recipients.filter((one) => one.field === field).map(({ field: _, ...one }) => one)
  const sender: Recipient = { kind: 'person', id: original.authorId, name: original.authorName, size: 1, detail: '' }
  const others = [...named('to'), ...named('cc')].filter(
    (one) => !isPerson(one, viewer.personId) && !isPerson(one, original.authorId),
  )
  return {
    ...EMPTY,
    id: uuidv7(),
    replyToId: original.id,
    to: isMine ? named('to') : [sender],
    cc: isMine ? (all ? named('cc') : []) : all ? others : [],
    subject: replySubject(original.subject),
  }
}

function isPerson(ref: RecipientRef, id: string): boolean {
  return ref.kind === 'person' && ref.id === id
}

/** Passed on with its files, which are linked again and not copied. */
function forwardOf(original: Stored): DraftView {
  const escaped = original.authorName.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const body = cleanHtml(`<p></p><p>${escaped}\u00a0:</p><blockquote>${original.html}</blockquote>`)
  return { ...EMPTY, id: uuidv7(), subject: forwardSubject(original.subject), body, attachments: original.attachments }
}
