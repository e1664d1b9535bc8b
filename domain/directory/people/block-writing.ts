import { sql } from 'drizzle-orm'
import { type Database, database } from '#db/client'
import { writeAuditLine } from '#domain/audit/write-audit-line'
import type { Viewer } from '#domain/session/viewer'
import { lockPerson, requireOrdinary, requireStillHere } from './lock-person.ts'

/** Forbids a person of the school to write; they go on reading. Refuses oneself, other administrators and who has left. */
export async function blockWriting(viewer: Viewer, id: string, db: Database = database()): Promise<void> {
  await db.transaction(async (tx) => {
    const person = await lockPerson(viewer, id, tx)
    requireOrdinary(viewer, person)
    requireStillHere(person)
    if (person.blocked) return
    await tx.execute(sql`update people set writing_blocked_at = now() where id = ${person.id}`)
    await writeAuditLine(viewer, { action: 'person.block', subject: person }, tx)
  })
}

/** Lets them write again. */
export async function allowWriting(viewer: Viewer, id: string, db: Database = database()): Promise<void> {
  await db.transaction(async (tx) => {
    const person = await lockPerson(viewer, id, tx)
    if (!person.blocked) return
    await tx.execute(sql`update people set writing_blocked_at = null where id = ${person.id}`)
    await writeAuditLine(viewer, { action: 'person.unblock', subject: person }, tx)
  })
}
