import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { Refusal } from '#domain/refusal'
import { tellOwner } from './account-news.ts'
import { checkPassword, hashPassword } from './password.ts'
import { MAX_PASSWORD, type PasswordOwner, requireGoodPassword } from './password-rules.ts'
import { requestAddress } from './request-scope.ts'
import { closeSessionsOf } from './sessions.ts'
import { countTry, forgetTries } from './sign-in-delays.ts'
import { untieAccount } from './untie-account.ts'
import type { Viewer } from './viewer.ts'

/**
 * Gives a person a new password, after which no other code or link sets one, and ends their sessions, all but `keep`. `first` runs in the same transaction and may refuse; the
 * rules are asked before, since the hash takes a while.
 */
export async function setPassword(
  owner: PasswordOwner & { id: string },
  password: string,
  db: Database,
  first: (tx: Database) => Promise<void>,
  keep?: string,
): Promise<void> {
  requireGoodPassword(password, owner)
  const hash = await hashPassword(password)
  await db.transaction(async (tx) => {
    await first(tx)
    await tx.execute(sql`update people set password_hash = ${hash} where id = ${owner.id}`)
    await forgetKeys(owner.id, tx)
    await closeSessionsOf(owner.id, tx, keep)
  })
}

/** Takes a person's password away, what could set another, and their sessions. */
export async function forgetPassword(personId: string, tx: Database): Promise<void> {
  await tx.execute(sql`update people set password_hash = null where id = ${personId}`)
  await forgetKeys(personId, tx)
  await closeSessionsOf(personId, tx)
}

/** What else could set a password or does without: links that were asked for, the code on a sheet, an account elsewhere that opens this one. */
async function forgetKeys(personId: string, tx: Database): Promise<void> {
  await untieAccount(personId, tx)
  await tx.execute(sql`delete from activation_codes where person_id = ${personId}`)
  await forgetResetLinks(personId, tx)
}

/** Links that were asked for set no password any more. */
export async function forgetResetLinks(personId: string, tx: Database): Promise<void> {
  await tx.execute(sql`update password_resets set used_at = now() where person_id = ${personId} and used_at is null`)
}

/** The viewer's own password once more, before something that a stranger at an open computer must not do. */
export async function requirePassword(viewer: Viewer, password: string, db: Database = database()): Promise<void> {
  const key = `again ${viewer.personId}`
  await countTry(key, requestAddress(), db)
  const [own] = await rows<{ hash: string | null }>(
    db,
    sql`select password_hash as hash from people where id = ${viewer.personId} and school_id = ${viewer.schoolId}`,
  )
  const fits = await checkPassword(own?.hash ?? null, password.length > MAX_PASSWORD ? '' : password)
  if (own?.hash === null) throw new Refusal('no-password', {}, 'current')
  if (!fits) throw new Refusal('wrong-password', {}, 'current')
  await forgetTries(key, requestAddress(), db)
}

/** Changes one's own password: asks for the one until now, ends all other sessions, and tells the person. */
export async function changePassword(
  viewer: Viewer,
  { current, password }: { current: string; password: string },
  db: Database = database(),
): Promise<void> {
  await requirePassword(viewer, current, db)
  const [own] = await rows<{ identifier: string; lastName: string }>(
    db,
    sql`select identifier, last_name as "lastName" from people where id = ${viewer.personId} and school_id = ${viewer.schoolId}`,
  )
  const owner = { ...viewer, ...own!, id: viewer.personId }
  await setPassword(owner, password, db, (tx) => tellOwner(viewer.personId, 'password-changed', tx), viewer.sessionId)
}
