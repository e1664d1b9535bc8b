import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { type AttachmentView, LIMITS } from '#domain/mail/types'
import { NotFound, Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import { servedType } from './served-type.ts'

export { isNearlyFull, type Quota, readQuota } from './quota.ts'

/** What is needed to serve a file; the hash stays on the server. */
export type StoredAttachment = AttachmentView & { sha256: string }

/**
 * A file that the viewer may open: brought by the viewer, or in a message of which the viewer has a copy (also in the
 * trash) whose hour has come. Nobody else's deletion changes that. Everything else, what was not found clean included,
 * throws `NotFound`.
 */
export async function getAttachment(viewer: Viewer, id: string, db: Database = database()): Promise<StoredAttachment> {
  if (!isUuid(id)) throw new NotFound()
  const [found] = await rows<StoredAttachment>(
    db,
    sql`select a.id, a.name, b.size, b.type, b.sha256 from attachments a join blobs b on b.sha256 = a.sha256
        where a.id = ${id} and ${mayOpen(viewer)}`,
  )
  if (!found) throw new NotFound()
  return withServedType(found)
}

/**
 * The files of messages of which the viewer has a copy, by message id, in the order that the author gave them. Messages
 * that are not the viewer's, or hold no file, have no entry. At most 100 messages are looked at.
 */
export async function listAttachments(
  viewer: Viewer,
  messageIds: string[],
  db: Database = database(),
): Promise<Map<string, AttachmentView[]>> {
  const ids = messageIds.filter(isUuid).slice(0, 100)
  if (ids.length === 0) return new Map()
  const found = await rows<AttachmentView & { messageId: string }>(
    db,
    sql`select l.message_id as "messageId", a.id, a.name, b.size, b.type
        from message_attachments l join attachments a on a.id = l.attachment_id join blobs b on b.sha256 = a.sha256
        where l.message_id in ${ids} and a.school_id = ${viewer.schoolId} and b.verdict = 'clean' and ${hasCopy(viewer)}
        order by l.message_id, l.position`,
  )
  const grouped = Map.groupBy(found, ({ messageId }) => messageId)
  return new Map([...grouped].map(([id, files]) => [id, files.map(({ messageId: _, ...file }) => withServedType(file))]))
}

/**
 * The files with these ids, in their order, all of which the viewer may open (own ones, or received and forwarded).
 * Throws `too-many-attachments`, and `attachment-gone` when one is not there for the viewer. They stay until the transaction
 * that asks is over, so that they can still be linked then.
 */
export async function requireOwnAttachments(viewer: Viewer, ids: string[], db: Database = database()): Promise<AttachmentView[]> {
  if (ids.length > LIMITS.attachments) throw new Refusal('too-many-attachments', { limit: LIMITS.attachments }, 'attachments')
  if (!ids.every(isUuid)) throw new Refusal('attachment-gone', {}, 'attachments')
  if (ids.length === 0) return []
  const found = await rows<AttachmentView>(
    db,
    sql`select a.id, a.name, b.size, b.type from attachments a join blobs b on b.sha256 = a.sha256
        where a.id in ${ids} and ${mayOpen(viewer)} for key share of a`,
  )
  const byId = new Map(found.map((file) => [file.id, withServedType(file)]))
  return ids.map((id) => {
    const file = byId.get(id)
    if (!file) throw new Refusal('attachment-gone', {}, 'attachments')
    return file
  })
}

/** The condition on `attachments a` and its `blobs b`. */
function mayOpen(viewer: Viewer) {
  return sql`a.school_id = ${viewer.schoolId} and b.verdict = 'clean' and (a.owner_id = ${viewer.personId}
    or exists (select from message_attachments l where l.attachment_id = a.id and ${hasCopy(viewer)}))`
}

/** The condition on `message_attachments l`: a copy in any box, the trash included. */
function hasCopy(viewer: Viewer) {
  return sql`exists (select from deliveries d
    where d.person_id = ${viewer.personId} and d.message_id = l.message_id and d.delivered_at <= now())`
}

function withServedType<T extends AttachmentView>(file: T): T {
  return { ...file, type: servedType(file.type, file.name) }
}
