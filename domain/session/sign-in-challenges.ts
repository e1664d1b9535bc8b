import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { Refusal } from '#domain/refusal'
import { hashToken } from './reset-token.ts'
import { beginSecondFactor, checkSecondFactor, confirmSecondFactor } from './second-factor.ts'
import { SECOND_FACTOR_ON, SECOND_FACTOR_REQUIRED } from './second-factor-rule.ts'

const TRIES = 5

/** What stands between a right password and a session: nothing, a code of one's app, or setting that app up first. */
export type NextStep = 'none' | 'challenge' | 'enrol'

/** What a person of whom the password is known must do next. */
export async function nextStep(personId: string, db: Database = database()): Promise<NextStep> {
  const [found] = await rows<{ on: boolean; required: boolean }>(
    db,
    sql`select ${SECOND_FACTOR_ON} as on, ${SECOND_FACTOR_REQUIRED} as required
        from people p join schools c on c.id = p.school_id where p.id = ${personId}`,
  )
  if (found?.on) return 'challenge'
  return found?.required ? 'enrol' : 'none'
}

/**
 * Opens the step for five minutes, or a quarter of an hour to set an app up; gives the token of this browser. Only the browser that
 * began last sees the key of the app: whoever else has the password reads no key that another one will confirm.
 */
export async function openChallenge(
  personId: string,
  step: Exclude<NextStep, 'none'>,
  db: Database = database(),
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const minutes = step === 'enrol' ? 15 : 5
  await db.execute(sql`delete from sign_in_challenges
    where expires_at < now() or (person_id = ${personId} and ${step === 'enrol'}::boolean)`)
  if (step === 'enrol') await beginSecondFactor(personId, db)
  await db.execute(sql`insert into sign_in_challenges (token_hash, person_id, expires_at)
    values (${hashToken(token)}, ${personId}, now() + make_interval(mins => ${minutes}::int))`)
  return token
}

/** Who stands before that step, or null once it is over: too late, too many tries, or done. */
export async function findChallenge(token: string, db: Database = database()): Promise<{ personId: string } | null> {
  const [found] = await rows<{ personId: string }>(
    db,
    sql`select person_id as "personId" from sign_in_challenges
        where token_hash = ${hashToken(token)} and tries < ${TRIES} and expires_at > now()`,
  )
  return found ?? null
}

/** Takes a code of the app, or a recovery code; gives the person. Refuses `wrong-code`, `challenge-over`, `too-many-tries`. */
export async function answerChallenge(token: string, code: string, db: Database = database()): Promise<string> {
  const personId = await countAnswer(token, db)
  if (!(await checkSecondFactor(personId, code, db))) throw new Refusal('wrong-code', {}, 'code')
  await close(token, db)
  return personId
}

/** Takes the first code of an app that was set up; gives the person and the recovery codes. */
export async function answerEnrolment(token: string, code: string, db: Database = database()) {
  const personId = await countAnswer(token, db)
  const codes = await confirmSecondFactor(personId, code, db)
  await close(token, db)
  return { personId, codes }
}

/** Counted before it is looked at: five answers at once are five answers. */
async function countAnswer(token: string, db: Database): Promise<string> {
  const [counted] = await rows<{ personId: string }>(
    db,
    sql`update sign_in_challenges set tries = tries + 1
        where token_hash = ${hashToken(token)} and tries < ${TRIES} and expires_at > now() returning person_id as "personId"`,
  )
  if (!counted) throw new Refusal('challenge-over', {}, 'code')
  return counted.personId
}

async function close(token: string, db: Database): Promise<void> {
  await db.execute(sql`delete from sign_in_challenges where token_hash = ${hashToken(token)}`)
}
