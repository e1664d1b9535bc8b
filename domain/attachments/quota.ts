import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'

/** Bytes. What counts: see `readQuota`. */
export type Quota = { used: number; quota: number }

/** From this share on people are told beforehand. */
const NEARLY_FULL = 0.8

/** Where a school has no row of its own in `mail_policies`: the defaults of that table. */
export const QUOTAS = { student: 500_000_000, guardian: 500_000_000, teacher: 5_000_000_000, staff: 5_000_000_000 }

/**
 * How much room the viewer's files take of what the school gives their profile. A file counts when the viewer brought it and
 * still has a copy of a message or draft that holds it (the trash included), or when no message holds it yet; the same content
 * once. What others sent never counts: nobody can fill somebody else's room, and no message is ever refused for it.
 */
export async function readQuota(viewer: Viewer, db: Database = database()): Promise<Quota> {
  const room = sql.raw(`${viewer.profile}_quota`)
  const [found] = await rows<Quota>(
    db,
    sql`with mine as (
          select distinct a.sha256 from attachments a
          where a.owner_id = ${viewer.personId} and a.school_id = ${viewer.schoolId} and (
            not exists (select from message_attachments l where l.attachment_id = a.id)
            or exists (select from message_attachments l join deliveries d on d.person_id = a.owner_id and d.message_id = l.message_id
              where l.attachment_id = a.id)))
        select (select coalesce(sum(b.size), 0)::bigint from mine join blobs b on b.sha256 = mine.sha256) as used,
          coalesce((select ${room} from mail_policies where school_id = ${viewer.schoolId}), ${QUOTAS[viewer.profile]}::bigint) as quota`,
  )
  return found ?? { used: 0, quota: QUOTAS[viewer.profile] }
}

/** Whether it is time to say that little room is left. */
export function isNearlyFull({ used, quota }: Quota): boolean {
  return used >= quota * NEARLY_FULL
}

/** Throws `quota-full`, in whole megabytes, when the viewer's files take more room than there is. */
export async function requireWithinQuota(viewer: Viewer, db: Database): Promise<void> {
  const { used, quota } = await readQuota(viewer, db)
  if (used > quota) throw new Refusal('quota-full', inMegabytes(quota), 'file')
}

/** The same before the first byte is read: with no room at all there is nothing to try. */
export async function requireSomeRoom(viewer: Viewer, db: Database): Promise<void> {
  const { used, quota } = await readQuota(viewer, db)
  if (used >= quota) throw new Refusal('quota-full', inMegabytes(quota), 'file')
}

const inMegabytes = (quota: number) => ({ quota: Math.floor(quota / 1_000_000) })
