import { sql } from 'drizzle-orm'
import type { Database } from '#db/client'
import { hashPassword } from './password.ts'
import { type PasswordOwner, requireGoodPassword } from './password-rules.ts'
import { closeSessionsOf } from './sessions.ts'

/**
 * Gives a person a new password and ends their sessions, all but `keep`. `first` runs in the same transaction and may refuse; the
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
    await closeSessionsOf(owner.id, tx, keep)
  })
}
