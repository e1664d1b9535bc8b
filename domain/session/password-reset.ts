import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { uuidv7 } from '#db/uuid'
import { wakeWorker } from '#domain/jobs/enqueue'
import { sendLetter, sendLetterJob } from '#domain/notifications/send-letter'
import { Refusal } from '#domain/refusal'
import { tellOwner } from './account-news.ts'
import { setPassword } from './passwords.ts'
import { hashToken, resetToken } from './reset-token.ts'
import { countTry } from './sign-in-delays.ts'

/** Letters to one person an hour, and to how many people one address may belong. */
const MOST_LETTERS = 3
const MOST_PEOPLE = 5

/** Counts the asking, known or unknown alike: `too-many-tries` tells nothing about who exists. */
export function countReset(typed: string, address: string, db: Database = database()): Promise<void> {
  return countTry(`reset ${typed.slice(0, 300)}`, address, db)
}

/**
 * Sends a link, good for half an hour and once, to everybody with access whose identifier or e-mail address was typed. Whoever has no
 * address gets nothing, and nobody is told which it was: call it when the answer has left.
 */
export async function sendResetLinks(typed: string, db: Database = database()): Promise<void> {
  const wanted = typed.replaceAll('\0', '').trim().slice(0, 254)
  const people = await rows<{ id: string }>(
    db,
    sql`select p.id from people p join contact_details c on c.person_id = p.id
        where (lower(p.identifier) = lower(${wanted}) or lower(c.email) = lower(${wanted})) and c.email is not null
          and p.activated_at is not null and p.left_at is null
        order by p.id limit ${MOST_PEOPLE}::int`,
  )
  for (const { id } of people) await db.transaction((tx) => sendLink(id, tx))
  if (people.length > 0) wakeWorker(sendLetterJob)
}

async function sendLink(personId: string, tx: Database): Promise<void> {
  const key = uuidv7()
  // One after the other: of many that are asked for at once, each finds those before.
  await tx.execute(sql`select from people where id = ${personId} for no key update`)
  const made = await rows(
    tx,
    sql`insert into password_resets (token_hash, person_id, expires_at)
        select ${hashToken(resetToken(key))}, ${personId}::uuid, now() + interval '30 minutes'
        where (select count(*) from password_resets where person_id = ${personId} and created_at > now() - interval '1 hour') < ${MOST_LETTERS}::int
        returning person_id`,
  )
  if (made.length > 0) await sendLetter(personId, 'password-reset', tx, key)
}

type Owner = Parameters<typeof setPassword>[0]

/** Sets the password by a link; gives the person's id. Refuses `reset-expired` and what `requireGoodPassword` does. */
export async function resetPassword(token: string, password: string, db: Database = database()): Promise<string> {
  const hash = hashToken(token)
  const [owner] = await rows<Owner>(
    db,
    sql`select p.id, p.profile, p.is_admin as "isAdmin", p.identifier, p.first_name as "firstName", p.last_name as "lastName",
          s.name as "schoolName"
        from password_resets r join people p on p.id = r.person_id join schools s on s.id = p.school_id
        where r.token_hash = ${hash} and r.used_at is null and r.expires_at > now()
          and p.activated_at is not null and p.left_at is null`,
  )
  if (!owner) throw new Refusal('reset-expired', {}, 'password')
  await setPassword(owner, password, db, async (tx) => {
    const used = await rows(
      tx,
      sql`update password_resets set used_at = now()
          where token_hash = ${hash} and used_at is null and expires_at > now() returning token_hash`,
    )
    if (used.length === 0) throw new Refusal('reset-expired', {}, 'password')
    await tellOwner(owner.id, 'password-changed', tx)
  })
  return owner.id
}
