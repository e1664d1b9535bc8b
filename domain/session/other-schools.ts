import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { uuidv7 } from '#db/uuid'
import { NotFound, Refusal } from '#domain/refusal'
import { tellOwner } from './account-news.ts'
import { authenticate } from './authenticate.ts'
import { requirePassword } from './passwords.ts'
import { requestAddress } from './request-scope.ts'
import { untieAccount } from './untie-account.ts'
import type { Viewer } from './viewer.ts'

export type Joining = { current: string; identifier: string; password: string }

/**
 * Ties the viewer's account to another of their own in another school: who is signed in to one may go over to the other. Asks for both
 * passwords, since each account opens the other from then on, as it does those that either was tied to, and tells all. A human has one account
 * in a school. Refuses `same-school`, `wrong-password`, `wrong-credentials`.
 */
export async function joinSchool(viewer: Viewer, { current, ...other }: Joining, db: Database = database()): Promise<void> {
  await requirePassword(viewer, current, db)
  const otherId = await authenticate(other, requestAddress(), db)
  await db.transaction(async (tx) => {
    const all = await rows<{ id: string; schoolId: string; accountId: string | null }>(
      tx,
      sql`select id, school_id as "schoolId", account_id as "accountId" from people
          where id in (${viewer.personId}, ${otherId})
            or account_id in (select account_id from people where id in (${viewer.personId}, ${otherId}))
          order by id for update`,
    )
    const schools = new Set(all.map(({ schoolId }) => schoolId))
    if (schools.size < Math.max(2, all.length)) throw new Refusal('same-school', {}, 'identifier')
    const known = all.find(({ accountId }) => accountId)?.accountId ?? uuidv7()
    const ids = `{${all.map(({ id }) => id).join(',')}}`
    await tx.execute(sql`update people set account_id = ${known} where id = any(${ids}::uuid[])`)
    for (const { id } of all) await tellOwner(id, 'account-joined', tx)
  })
}

/** Unties the viewer's account from all others. */
export async function leaveSchools(viewer: Viewer, db: Database = database()): Promise<void> {
  await untieAccount(viewer.personId, db)
}

/**
 * Whether one account (`p`) opens from another (`me`): a family's session lives for months on a phone, and must not open what sessions of
 * teachers, staff and administrators end after hours for.
 */
export const OPENS_FROM = sql`((me.is_admin or me.profile in ('teacher', 'staff')) or not (p.is_admin or p.profile in ('teacher', 'staff')))`

/**
 * That it is another account of the viewer's own that may be entered now; not found for everybody else's. Refuses `account-asks`
 * where the other account asks for its own password.
 */
export async function requireOwnAccount(viewer: Viewer, personId: string, db: Database = database()): Promise<void> {
  const [own] = await rows<{ opens: boolean }>(
    db,
    sql`select ${OPENS_FROM} as opens from people me join people p on p.account_id = me.account_id
        where me.id = ${viewer.personId} and me.school_id = ${viewer.schoolId} and p.id = ${personId} and p.id <> me.id
          and p.activated_at is not null and p.left_at is null`,
  )
  if (!own) throw new NotFound()
  if (!own.opens) throw new Refusal('account-asks')
}
