import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { writeAuditLine } from '#domain/audit/write-audit-line'
import { Refusal } from '#domain/refusal'
import { tellOwner } from '#domain/session/account-news'
import { requirePassword } from '#domain/session/passwords'
import { closeSessionsOf } from '#domain/session/sessions'
import type { Viewer } from '#domain/session/viewer'
import { type LockedPerson, lockPerson, requireStillHere } from './lock-person.ts'

/**
 * Makes a person of the staff or a teacher an administrator. Asks for the viewer's own password; refuses families
 * (`not-for-families`), who has no account yet (`not-activated`) and who has left.
 */
export async function makeAdministrator(viewer: Viewer, id: string, password: string, db: Database = database()): Promise<void> {
  await sensitively(viewer, id, password, 'makeAdmin', db, async (person, tx) => {
    requireStillHere(person)
    if (person.isAdmin) return
    if (!person.activated) throw new Refusal('not-activated', { name: person.name })
    const made = await rows(
      tx,
      sql`update people set is_admin = true where id = ${person.id} and profile in ('teacher', 'staff') returning 1`,
    )
    if (made.length === 0) throw new Refusal('not-for-families')
  })
}

/** Makes an administrator an ordinary person again, oneself too; never the last one with access (`last-administrator`). */
export async function unmakeAdministrator(
  viewer: Viewer,
  id: string,
  password: string,
  db: Database = database(),
): Promise<void> {
  await sensitively(viewer, id, password, 'unmakeAdmin', db, async (person, tx) => {
    // Two administrators who unmake each other at once: the second waits here, then finds nobody left.
    await tx.execute(sql`select from schools where id = ${viewer.schoolId} for no key update`)
    const others = await rows(
      tx,
      sql`select from people where school_id = ${viewer.schoolId} and is_admin and activated_at is not null and left_at is null
          and id <> ${person.id} limit 1`,
    )
    if (others.length === 0) throw new Refusal('last-administrator')
    await tx.execute(sql`update people set is_admin = false where id = ${person.id}`)
  })
}

type Verb = 'makeAdmin' | 'unmakeAdmin'

/** Password, change, line of the log, news to whom it is about; what another role may do begins with sessions of their own. Refusals are written down too. */
async function sensitively(
  viewer: Viewer,
  id: string,
  password: string,
  verb: Verb,
  db: Database,
  change: (person: LockedPerson, tx: Database) => Promise<void>,
): Promise<void> {
  const person = await db.transaction((tx) => lockPerson(viewer, id, tx))
  try {
    await requirePassword(viewer, password, db)
    await db.transaction(async (tx) => {
      await change(await lockPerson(viewer, id, tx), tx)
      await closeSessionsOf(person.id, tx, person.id === viewer.personId ? viewer.sessionId : undefined)
      await writeAuditLine(viewer, { action: `person.${verb}`, subject: person }, tx)
      await tellOwner(person.id, verb === 'makeAdmin' ? 'admin-made' : 'admin-unmade', tx)
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await writeAuditLine(viewer, { action: `person.${verb}Refused`, subject: person, details: { why: error.code } }, db)
    throw error
  }
}
