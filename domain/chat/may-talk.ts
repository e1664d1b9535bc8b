import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { mayBeContacted } from '#domain/directory/contactable'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import { policyOf } from './open-talk.ts'

/** Whether « Envoyer un message » stands on somebody's page: the viewer may begin a talk with them, or shares one already. */
export async function mayTalkTo(viewer: Viewer, personId: string, db: Database = database()): Promise<boolean> {
  if (!isUuid(personId)) return false
  const [low, high] = [viewer.personId, personId].sort()
  const [found] = await rows<{ may: boolean }>(
    db,
    sql`select ${policyOf('me')} <> 'off' and (
          exists (select from rooms r where r.low_id = ${low}::uuid and r.high_id = ${high}::uuid and r.school_id = me.school_id)
          or me.writing_blocked_at is null and exists (
            select from people other where other.id = ${personId}::uuid and ${policyOf('other')} <> 'off' and ${mayBeContacted(viewer, sql`other.id`)})
        ) as may
      from people me where me.id = ${viewer.personId}::uuid and me.school_id = ${viewer.schoolId}::uuid`,
  )
  return found?.may ?? false
}
