import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { type Actor, writeAuditLine } from '#domain/audit/write-audit-line'
import { tellOwner } from '#domain/session/account-news'
import { closeSessionsOf } from '#domain/session/sessions'
import { BECOMES_ADMIN, comparison } from './plan.ts'
import type { Which } from './which.ts'

type NewAdmin = { id: string; name: string; activated: boolean }

/** Whom the import makes administrators. Before anything is applied. */
export function listNewAdmins(which: Which, tx: Database): Promise<NewAdmin[]> {
  return rows<NewAdmin>(
    tx,
    sql`with ${comparison(which)}
      select c.person_id as id, c.name, c.activated_at is not null as activated from compared c where ${BECOMES_ADMIN} order by c.name, c.person_id`,
  )
}

/** As where one is made by hand: a line of the log each, sessions that begin anew, and news to who has an account. After the people. */
export async function tellNewAdmins(actor: Actor, admins: NewAdmin[], tx: Database): Promise<void> {
  for (const { id, name, activated } of admins) {
    await writeAuditLine(actor, { action: 'person.makeAdmin', subject: { id, name } }, tx)
    if (!activated) continue
    await closeSessionsOf(id, tx)
    await tellOwner(id, 'admin-made', tx)
  }
}
