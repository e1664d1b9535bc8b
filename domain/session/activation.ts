import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { type Actor, writeAuditLine } from '#domain/audit/write-audit-line'
import { Refusal } from '#domain/refusal'
import { hashHumanCode, makeHumanCode } from './human-code.ts'
import { setPassword } from './passwords.ts'
import { countTry, forgetTries } from './sign-in-delays.ts'
import { typedIdentifier } from './typed-identifier.ts'

export type ActivationCode = { personId: string; code: string }

/**
 * New codes for these people of the actor's school, at most one each: a former one is good no longer, the password stays until
 * the code is used. People who left or belong elsewhere get none. Good for three months; the codes are told here and nowhere else.
 */
export async function makeActivationCodes(
  actor: Actor,
  personIds: string[],
  db: Database = database(),
): Promise<ActivationCode[]> {
  const codes = new Map(personIds.map((id) => [id, makeHumanCode()]))
  const hashes = `{${[...codes.values()].map(hashHumanCode).join(',')}}`
  const made = await db.transaction(async (tx) => {
    const people = await rows<{ id: string; name: string }>(
      tx,
      sql`with given as (
            insert into activation_codes (person_id, code_hash, expires_at)
            select p.id, wanted.hash, now() + interval '3 months'
            from unnest(${`{${[...codes.keys()].join(',')}}`}::uuid[], ${hashes}::text[]) wanted(id, hash)
              join people p on p.id = wanted.id
            where p.school_id = ${actor.schoolId} and p.left_at is null
            on conflict (person_id) do update
              set code_hash = excluded.code_hash, created_at = now(), expires_at = excluded.expires_at
            returning person_id
          ) select p.id, p.name from given join people p on p.id = given.person_id`,
    )
    await writeDown(actor, people, tx)
    return people
  })
  return made.map(({ id }) => ({ personId: id, code: codes.get(id)! }))
}

async function writeDown(actor: Actor, people: { id: string; name: string }[], tx: Database): Promise<void> {
  const [only] = people
  if (!only) return
  const one = { action: 'person.code', subject: only }
  const many = { action: 'person.codes', details: { count: people.length } }
  await writeAuditLine(actor, people.length === 1 ? one : many, tx)
}

export type Activation = { code: string; identifier: string; password: string }

type Holder = Parameters<typeof setPassword>[0] & { expired: boolean }

/**
 * Opens the account that code and identifier name together, with the password that its owner chose; gives the person's id. A code is good
 * once. Refuses `wrong-activation`, `activation-expired`, `too-many-tries` and what `requireGoodPassword` does.
 */
export async function activate(input: Activation, address: string, db: Database = database()): Promise<string> {
  const identifier = typedIdentifier(input.identifier)
  const key = `activation ${identifier}`
  await countTry(key, address, db)
  const hash = hashHumanCode(input.code)
  const [holder] = await rows<Holder>(
    db,
    sql`select p.id, p.profile, p.is_admin as "isAdmin", p.identifier, p.first_name as "firstName", p.last_name as "lastName",
          s.name as "schoolName", c.expires_at <= now() as expired
        from activation_codes c join people p on p.id = c.person_id join schools s on s.id = p.school_id
        where c.code_hash = ${hash} and lower(p.identifier) = ${identifier} and p.left_at is null`,
  )
  if (!holder) throw new Refusal('wrong-activation', {}, 'code')
  await forgetTries(key, address, db)
  if (holder.expired) throw new Refusal('activation-expired', {}, 'code')
  await setPassword(holder, input.password, db, async (tx) => {
    const [used] = await rows(
      tx,
      sql`with used as (delete from activation_codes where person_id = ${holder.id} and code_hash = ${hash} returning person_id)
          update people set activated_at = coalesce(activated_at, now()) where id in (select person_id from used) returning id`,
    )
    if (!used) throw new Refusal('wrong-activation', {}, 'code')
  })
  return holder.id
}
