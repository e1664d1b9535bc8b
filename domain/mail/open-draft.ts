import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { uuidv7 } from '#db/uuid'
import { canWriteTo } from '#domain/directory/communication-rules'
import { listRecipients } from '#domain/directory/recipients'
import { NotFound } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import { type CleanHtml, cleanHtml } from './clean-html.ts'
import { isMember, isOwnMailbox } from './senders.ts'
import { getSignature, signed } from './signature.ts'
import { forwardSubject, replySubject } from './subject.ts'
import type { AttachmentView, DraftView, Recipient, RecipientField, RecipientRef } from './types.ts'

/** How compose was asked for; at most one of them counts, in this order: draft, reply, replyAll, forward, to. */
export type ComposeRequest = { draft?: string; reply?: string; replyAll?: string; forward?: string; to?: string }

/**
 * What compose opens with. A draft that is somebody else's, or a message to answer of which the viewer has no copy, is not
 * found; a `to` whom one may not write to is left out. Who was on it and has left since stands in `leftOut`. The signature
 * stands under new messages and answers, once: a draft is opened as it was left.
 */
export async function openDraft(viewer: Viewer, request: ComposeRequest, db: Database = database()): Promise<DraftView> {
  if (request.draft) return findDraft(viewer, request.draft, db)
  const fresh = await freshDraft(viewer, db)
  if (request.reply) return replyTo(await readOriginal(viewer, request.reply, db), fresh, viewer, false, db)
  if (request.replyAll) return replyTo(await readOriginal(viewer, request.replyAll, db), fresh, viewer, true, db)
  if (request.forward) return forwardOf(await readOriginal(viewer, request.forward, db), fresh)
  return { ...fresh, to: request.to ? await addressed(viewer, request.to, db) : [] }
}

async function freshDraft(viewer: Viewer, db: Database): Promise<DraftView> {
  return { ...EMPTY, id: uuidv7(), body: signed(await getSignature(viewer, db)) }
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
  sentAs: null,
  noReply: false,
  asksConfirmation: false,
  savedAt: null,
  savedBy: null,
  leftOut: [],
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
  /** The mailbox in whose name it is or was written, and whether the viewer is a member of it. */
  sentAs: string | null
  isShared: boolean
  subject: string
  html: string
  updatedAt: Date
  savedBy: string | null
  /** The viewer got it through « Copie cachée ». */
  isHidden: boolean
  noReply: boolean
  asksConfirmation: boolean
  /** Without an id: a group that is no more. `isOurs`: a mailbox that the viewer is a member of. */
  recipients: (Omit<Recipient, 'id'> & { id: string | null; field: RecipientField })[]
  attachments: AttachmentView[]
}

const partsFor = (
  viewer: Viewer,
) => sql`m.id, m.reply_to_id as "replyToId", m.author_id as "authorId", m.author_name as "authorName", m.subject,
  m.sent_as as "sentAs", m.sent_as is not null and ${isMember(viewer, sql`m.sent_as`)} as "isShared",
  m.body_html as html, m.updated_at as "updatedAt", m.saved_by as "savedBy",
  exists (select from deliveries d where d.person_id = ${viewer.personId} and d.message_id = m.id and d.blind) as "isHidden", m.no_reply as "noReply", m.asks_confirmation as "asksConfirmation",
  (select coalesce(json_agg(json_build_object('kind', r.kind, 'id', coalesce(r.person_id, r.group_id), 'name', r.name,
      'size', r.size, 'detail', '', 'field', r.field, 'isOurs', ${isOwnMailbox(viewer, sql`r.group_id`)}) order by r.position), '[]')
    from message_recipients r where r.message_id = m.id and (r.field <> 'bcc' or m.author_id = ${viewer.personId})) as recipients,
  (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'size', b.size, 'type', b.type) order by l.position), '[]')
    from message_attachments l join attachments a on a.id = l.attachment_id join blobs b on b.sha256 = a.sha256
    where l.message_id = m.id) as attachments`

async function findDraft(viewer: Viewer, id: string, db: Database): Promise<DraftView> {
  const [draft] = isUuid(id)
    ? await rows<Stored>(
        db,
        sql`select ${partsFor(viewer)} from messages m
            where m.id = ${id} and m.author_id = ${viewer.personId} and m.school_id = ${viewer.schoolId} and m.state = 'draft'`,
      )
    : []
  if (!draft) throw new NotFound()
  const { inField, leftOut } = await whoIsStillThere(viewer, draft, db)
  return {
    id: draft.id,
    replyToId: draft.replyToId,
    to: inField('to'),
    cc: inField('cc'),
    bcc: inField('bcc'),
    subject: draft.subject,
    body: cleanHtml(draft.html),
    attachments: draft.attachments,
    sentAs: draft.isShared ? draft.sentAs : null,
    noReply: draft.noReply,
    asksConfirmation: draft.asksConfirmation,
    savedAt: draft.updatedAt,
    savedBy: draft.savedBy,
    leftOut,
  }
}

/** Of a stored message: whoever has access today, as they are today, and the names of the others. */
async function whoIsStillThere(viewer: Viewer, { recipients }: Stored, db: Database) {
  const known = recipients.filter((one): one is Recipient & { field: RecipientField } => one.id !== null)
  const named = await listRecipients(viewer, known, db)
  const freshOf = (one: Stored['recipients'][number]) => named.find(({ kind, id }) => kind === one.kind && id === one.id)
  const inField = (field: RecipientField) => recipients.filter((one) => one.field === field).flatMap((one) => freshOf(one) ?? [])
  return { inField, leftOut: recipients.filter((one) => !freshOf(one)).map(({ name }) => name) }
}

async function readOriginal(viewer: Viewer, id: string, db: Database): Promise<Stored> {
  const [original] = isUuid(id)
    ? await rows<Stored>(
        db,
        sql`select ${partsFor(viewer)} from messages m
            where m.id = ${id} and m.school_id = ${viewer.schoolId} and m.state = 'sent'
              and (m.recalled_at is null or exists (select from deliveries o
                where o.person_id = ${viewer.personId} and o.message_id = m.id and o.box = 'sent')) and exists (
              select from deliveries d where d.person_id = ${viewer.personId} and d.message_id = m.id and d.delivered_at <= now())`,
      )
    : []
  if (!original) throw new NotFound()
  return original
}

/**
 * An answer goes to the sender (or, to one's own message, to those it went to); to all adds everybody else who was named. A
 * hidden recipient answers the sender alone, since an answer to all would tell everybody of them. What came to a mailbox of
 * the viewer's is answered in its name, and what a mailbox sent goes back to it.
 */
async function replyTo(original: Stored, fresh: DraftView, viewer: Viewer, all: boolean, db: Database): Promise<DraftView> {
  const { id, authorId, authorName: name, recipients, sentAs, isShared } = original
  const isMine = isShared || authorId === viewer.personId
  const sender = { ...senderOf(original), name, size: 1, detail: '', field: 'to', isOurs: isShared } as const
  const ours = isShared ? sentAs : (recipients.find((one) => one.isOurs && one.field !== 'bcc')?.id ?? null)
  const others = recipients
    .filter(
      (one) =>
        one.field !== 'bcc' && !isPerson(one, viewer.personId) && !isRef(one, sender) && !isRef(one, { kind: 'group', id: ours }),
    )
    .map((one) => ({ ...one, field: 'cc' }) as const)
  const toAll = all && !original.isHidden ? others : []
  const answered = isMine ? recipients.filter(({ field }) => field === 'to' || (all && field === 'cc')) : [sender, ...toAll]
  const { inField, leftOut } = await whoIsStillThere(viewer, { ...original, recipients: answered }, db)
  return {
    ...fresh,
    replyToId: id,
    to: inField('to'),
    cc: inField('cc'),
    sentAs: ours,
    leftOut,
    subject: replySubject(original.subject),
  }
}

type Ref = { kind: string; id: string | null }

function isRef(one: Ref, { kind, id }: Ref): boolean {
  return one.kind === kind && one.id !== null && one.id === id
}

const isPerson = (one: Ref, id: string) => isRef(one, { kind: 'person', id })

/** Whom an answer goes to: the mailbox in whose name somebody wrote, never themself. */
function senderOf({ sentAs, authorId }: Stored): RecipientRef {
  return sentAs ? { kind: 'group', id: sentAs } : { kind: 'person', id: authorId }
}

/** Passed on with its files, which are linked again and not copied; the signature stands over what is passed on. */
function forwardOf(original: Stored, fresh: DraftView): DraftView {
  const escaped = original.authorName.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const quoted = `<p>${escaped}\u00a0:</p><blockquote>${original.html}</blockquote>`
  const body = cleanHtml(`${fresh.body || '<p></p>'}${quoted}`)
  return { ...fresh, subject: forwardSubject(original.subject), body, attachments: original.attachments }
}
