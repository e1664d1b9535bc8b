import { sql } from 'drizzle-orm'
import { type Database, database } from '#db/client'
import { writeAuditLine } from '#domain/audit/write-audit-line'
import { closeSessionsOf } from '#domain/session/sessions'
import type { Viewer } from '#domain/session/viewer'
import { lockPerson, requireOrdinary } from './lock-person.ts'

/**
 * Ends a person's access: sessions closed, no longer found nor written to; messages and groups are kept for a return. Refuses
 * oneself and other administrators.
 */
export async function endAccess(viewer: Viewer, id: string, db: Database = database()): Promise<void> {
  await db.transaction(async (tx) => {
    const person = await lockPerson(viewer, id, tx)
    requireOrdinary(viewer, person)
    if (person.left) return
    await tx.execute(sql`update people set left_at = now() where id = ${person.id}`)
    await tx.execute(sql`delete from activation_codes where person_id = ${person.id}`)
    await closeSessionsOf(person.id, tx)
    await writeAuditLine(viewer, { action: 'person.leave', subject: person }, tx)
  })
}

/** Gives it back: password and groups are those of before. An administrator who left is unmade first. */
export async function giveAccessBack(viewer: Viewer, id: string, db: Database = database()): Promise<void> {
  await db.transaction(async (tx) => {
    const person = await lockPerson(viewer, id, tx)
    if (!person.left) return
    requireOrdinary(viewer, person)
    await tx.execute(sql`update people set left_at = null where id = ${person.id}`)
    await writeAuditLine(viewer, { action: 'person.return', subject: person }, tx)
  })
}
