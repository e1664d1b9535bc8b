import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import type { AttachmentView } from '#domain/mail/types'
import { Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { requireWithinQuota } from './quota.ts'
import { servedType } from './served-type.ts'

/** Files that one person may bring in 24 hours without putting them into a message. */
const MOST_UNSENT = 100

/** Throws `too-many-files` when the viewer has brought too many files that no message holds. */
export async function requireRoomForUnsent(viewer: Viewer, db: Database): Promise<void> {
  const [unsent] = await rows<{ count: number }>(
    db,
    sql`select count(*)::int as count from attachments a
        where a.owner_id = ${viewer.personId} and a.school_id = ${viewer.schoolId} and a.created_at > now() - interval '24 hours'
          and not exists (select from message_attachments l where l.attachment_id = a.id)`,
  )
  if ((unsent?.count ?? 0) >= MOST_UNSENT) throw new Refusal('too-many-files', { limit: MOST_UNSENT }, 'file')
}

type CleanFile = { name: string; size: number; sha256: string; type: string }

/**
 * Enters a file that was found clean. Content that is known already is not entered twice, also when
 * two people bring it at once. Throws `file-infected` when the same content was refused since, `too-many-files`, `quota-full`.
 */
export async function recordAttachment(viewer: Viewer, file: CleanFile, db: Database): Promise<AttachmentView> {
  return db.transaction(async (tx) => {
    // One after the other for each person: side by side, uploads would all see room for the last one.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${viewer.personId}, 0))`)
    await requireRoomForUnsent(viewer, tx)
    await enterBlob(file, tx)
    const [entered] = await rows<{ id: string; size: number; type: string }>(
      tx,
      sql`with blob as (select b.sha256, b.size, b.type from blobs b where b.sha256 = ${file.sha256} and b.verdict = 'clean'),
            entered as (
              insert into attachments (school_id, owner_id, sha256, name)
              select ${viewer.schoolId}, ${viewer.personId}, blob.sha256, ${file.name} from blob returning id)
          select entered.id, blob.size, blob.type from entered, blob`,
    )
    if (!entered) throw new Refusal('file-infected', {}, 'file')
    await requireWithinQuota(viewer, tx)
    return { id: entered.id, name: file.name, size: entered.size, type: servedType(entered.type, file.name) }
  })
}

/** Takes back what was just entered, when its bytes could not be kept. */
export async function forgetAttachment(viewer: Viewer, id: string, db: Database): Promise<void> {
  await db.execute(sql`delete from attachments where id = ${id} and owner_id = ${viewer.personId}`)
}

/** What waited for a verdict has one now; what was refused stays refused. */
async function enterBlob({ sha256, size, type }: CleanFile, tx: Database): Promise<void> {
  await tx.execute(sql`insert into blobs as b (sha256, size, type, verdict) values (${sha256}, ${size}, ${type}, 'clean')
    on conflict (sha256) do update set verdict = 'clean' where b.verdict = 'pending'`)
}
