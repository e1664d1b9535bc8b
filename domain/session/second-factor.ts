import { sql } from 'drizzle-orm'
import { generateSecret, generateURI, verifySync } from 'otplib'
import { type Database, database, rows } from '#db/client'
import { type Actor, writeAuditLine } from '#domain/audit/write-audit-line'
import { NotFound, Refusal } from '#domain/refusal'
import { tellOwner } from './account-news.ts'
import { hashHumanCode, makeHumanCode } from './human-code.ts'
import { requirePassword } from './passwords.ts'
import { requestAddress } from './request-scope.ts'
import { seal, unseal } from './sealed.ts'
import { SECOND_FACTOR_REQUIRED } from './second-factor-rule.ts'
import { closeSessionsOf } from './sessions.ts'
import { countTry, forgetTries } from './sign-in-delays.ts'
import type { Viewer } from './viewer.ts'

const PURPOSE = 'second factor'
const RECOVERY_CODES = 10
/** Seconds by which the clock of a telephone may be wrong: a step each way (RFC 6238 §5.2). */
const TOLERANCE = 30

/** What an authenticator app is given: the key in groups of four, and the same as an address for a QR code. */
export type Enrolment = { key: string; uri: string }

/** Begins with a new key; nothing is asked for at sign-in until a code was given (`confirmSecondFactor`). Not for who has one. */
export async function beginSecondFactor(personId: string, db: Database = database()): Promise<void> {
  await db.execute(sql`insert into second_factors as f (person_id, secret) values (${personId}, ${seal(generateSecret(), PURPOSE)})
    on conflict (person_id) do update set secret = excluded.secret, last_step = 0, created_at = now() where f.confirmed_at is null`)
}

/** The same from the settings: asks for the password, since it ends all other sessions and keeps out who has no such app. */
export async function beginOwnSecondFactor(viewer: Viewer, password: string, db: Database = database()): Promise<void> {
  await requirePassword(viewer, password, db)
  await beginSecondFactor(viewer.personId, db)
}

/** The key that waits for its first code, for an hour at most; null for anybody else. */
export async function readEnrolment(personId: string, db: Database = database()): Promise<Enrolment | null> {
  const [found] = await rows<{ secret: string; identifier: string }>(
    db,
    sql`select f.secret, p.identifier from second_factors f join people p on p.id = f.person_id
        where f.person_id = ${personId} and f.confirmed_at is null and f.created_at > now() - interval '1 hour'`,
  )
  const secret = found && unseal(found.secret, PURPOSE)
  if (!secret) return null
  const uri = generateURI({ issuer: 'Préau', label: found.identifier, secret })
  return { key: (secret.match(/.{1,4}/g) ?? []).join(' '), uri }
}

/**
 * Turns the second factor on with the first code of the app, ends all sessions, and gives the recovery codes: told here and nowhere else.
 * Refuses `wrong-code` and `too-many-tries`.
 */
export async function confirmSecondFactor(personId: string, code: string, db: Database = database()): Promise<string[]> {
  await countTry(`factor ${personId}`, requestAddress(), db)
  return db.transaction(async (tx) => {
    const step = await takeStep(personId, code, false, tx)
    if (step === null) throw new Refusal('wrong-code', {}, 'code')
    await closeSessionsOf(personId, tx)
    await tellOwner(personId, 'second-factor-on', tx)
    await forgetTries(`factor ${personId}`, requestAddress(), tx)
    return replaceRecoveryCodes(personId, tx)
  })
}

/**
 * Whether a code of the app or a recovery code is the person's: each is good once. Refuses `too-many-tries`. A recovery code that was used
 * is told to the person.
 */
export async function checkSecondFactor(personId: string, code: string, db: Database = database()): Promise<boolean> {
  await countTry(`factor ${personId}`, requestAddress(), db)
  const fits = (await takeStep(personId, code, true, db)) !== null || (await takeRecoveryCode(personId, code, db))
  if (fits) await forgetTries(`factor ${personId}`, requestAddress(), db)
  return fits
}

/** The 30-second step of a right code, marked as used; of two with the same code one gets null. */
async function takeStep(personId: string, typed: string, confirmed: boolean, db: Database): Promise<number | null> {
  const token = typed.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const state = confirmed ? sql`confirmed_at is not null` : sql`confirmed_at is null`
  const [factor] = await rows<{ secret: string }>(
    db,
    sql`select secret from second_factors where person_id = ${personId} and ${state}`,
  )
  const secret = factor && unseal(factor.secret, PURPOSE)
  const result = secret ? verifySync({ secret, token, epochTolerance: TOLERANCE }) : { valid: false as const }
  if (!result.valid || !('timeStep' in result)) return null
  const taken = await rows(
    db,
    sql`update second_factors set last_step = ${result.timeStep}, confirmed_at = coalesce(confirmed_at, now())
        where person_id = ${personId} and last_step < ${result.timeStep} and ${state} and secret = ${factor!.secret} returning person_id`,
  )
  return taken.length > 0 ? result.timeStep : null
}

async function takeRecoveryCode(personId: string, typed: string, db: Database): Promise<boolean> {
  const hash = hashHumanCode(typed)
  if (!hash) return false
  return db.transaction(async (tx) => {
    const used = await rows(
      tx,
      sql`update recovery_codes set used_at = now()
          where person_id = ${personId} and code_hash = ${hash} and used_at is null returning person_id`,
    )
    if (used.length > 0) await tellOwner(personId, 'recovery-code-used', tx)
    return used.length > 0
  })
}

/** New recovery codes instead of the former ones; asks for the password and tells the person. */
export async function renewRecoveryCodes(viewer: Viewer, password: string, db: Database = database()): Promise<string[]> {
  await requirePassword(viewer, password, db)
  return db.transaction(async (tx) => {
    const [own] = await rows(
      tx,
      sql`select from second_factors where person_id = ${viewer.personId} and confirmed_at is not null for update`,
    )
    if (!own) throw new NotFound()
    await tellOwner(viewer.personId, 'recovery-codes-made', tx)
    return replaceRecoveryCodes(viewer.personId, tx)
  })
}

async function replaceRecoveryCodes(personId: string, tx: Database): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, makeHumanCode)
  await tx.execute(sql`delete from recovery_codes where person_id = ${personId}`)
  await tx.execute(sql`insert into recovery_codes (person_id, code_hash)
    select ${personId}, unnest(${`{${codes.map(hashHumanCode).join(',')}}`}::text[])`)
  return codes
}

/** Turns one's own second factor off; asks for the password. Refuses `second-factor-required` where the school asks for it. */
export async function dropSecondFactor(viewer: Viewer, password: string, db: Database = database()): Promise<void> {
  await requirePassword(viewer, password, db)
  await db.transaction(async (tx) => {
    const [free] = await rows(
      tx,
      sql`select from people p join schools c on c.id = p.school_id
          where p.id = ${viewer.personId} and p.school_id = ${viewer.schoolId} and not ${SECOND_FACTOR_REQUIRED}`,
    )
    if (!free) throw new Refusal('second-factor-required', {}, 'current')
    if (await forget(viewer.personId, tx)) await tellOwner(viewer.personId, 'second-factor-off', tx)
  })
}

/** An administrator's help for who lost telephone and recovery codes: the factor goes, all sessions end, the person is told. */
export async function resetSecondFactor(actor: Actor, personId: string, db: Database = database()): Promise<void> {
  await db.transaction(async (tx) => {
    const [person] = await rows<{ id: string; name: string }>(
      tx,
      sql`select id, name from people where id = ${personId} and school_id = ${actor.schoolId}`,
    )
    if (!person) throw new NotFound()
    if (!(await forget(personId, tx))) return
    await closeSessionsOf(personId, tx)
    await writeAuditLine(actor, { action: 'person.resetFactor', subject: person }, tx)
    await tellOwner(personId, 'second-factor-off', tx)
  })
}

async function forget(personId: string, tx: Database): Promise<boolean> {
  await tx.execute(sql`delete from recovery_codes where person_id = ${personId}`)
  const gone = await rows(
    tx,
    sql`delete from second_factors where person_id = ${personId} returning confirmed_at as "confirmedAt"`,
  )
  return gone.some((one) => one.confirmedAt !== null)
}
