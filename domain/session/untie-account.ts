import { sql } from 'drizzle-orm'
import type { Database } from '#db/client'

/** Unties an account from those of the same human in other schools; who would be tied to nobody else is untied too. */
export async function untieAccount(personId: string, tx: Database): Promise<void> {
  await tx.execute(sql`with tied as (
      select o.id, count(*) over () as all from people me join people o on o.account_id = me.account_id where me.id = ${personId})
    update people set account_id = null where id in (select id from tied where id = ${personId} or tied.all <= 2)`)
}
