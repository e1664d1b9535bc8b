import { type Database, database } from '#db/client'
import { writeAuditLine } from '#domain/audit/write-audit-line'
import { tellOwner } from '#domain/session/account-news'
import { makeActivationCodes } from '#domain/session/activation'
import { forgetPassword } from '#domain/session/passwords'
import { resetSecondFactor } from '#domain/session/second-factor'
import { closeSessionsOf } from '#domain/session/sessions'
import type { Viewer } from '#domain/session/viewer'
import { type LockedPerson, lockPerson, requireOrdinary, requireStillHere } from './lock-person.ts'

/**
 * Takes a person's password away, closes their sessions and makes a code with which they choose another one: told here and nowhere
 * else. They go on getting messages, this news among them. Refuses oneself, other administrators and who has left.
 */
export async function resetAccess(viewer: Viewer, id: string, db: Database = database()): Promise<string> {
  return db.transaction(async (tx) => {
    const person = await lockPerson(viewer, id, tx)
    requireOrdinary(viewer, person)
    requireStillHere(person)
    if (person.activated) await takePassword(viewer, person, tx)
    const [made] = await makeActivationCodes(viewer, [person.id], tx)
    return made!.code
  })
}

async function takePassword(viewer: Viewer, person: LockedPerson, tx: Database): Promise<void> {
  await forgetPassword(person.id, tx)
  await writeAuditLine(viewer, { action: 'person.reset', subject: person }, tx)
  await tellOwner(person.id, 'access-reset', tx)
}

/** Signs a person out everywhere; they may sign in again. */
export async function signOutPerson(viewer: Viewer, id: string, db: Database = database()): Promise<void> {
  await db.transaction(async (tx) => {
    const person = await lockPerson(viewer, id, tx)
    await closeSessionsOf(person.id, tx, person.id === viewer.personId ? viewer.sessionId : undefined)
    await writeAuditLine(viewer, { action: 'person.signOut', subject: person }, tx)
  })
}

/** Takes the second factor away from who lost it; they set up another one. Refuses oneself and other administrators. */
export async function removeSecondFactor(viewer: Viewer, id: string, db: Database = database()): Promise<void> {
  await db.transaction(async (tx) => {
    const person = await lockPerson(viewer, id, tx)
    requireOrdinary(viewer, person)
    await resetSecondFactor(viewer, person.id, tx)
  })
}
