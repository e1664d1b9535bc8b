import { sql } from 'drizzle-orm'
import { generateSync } from 'otplib'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { useOutbox } from '#domain/notifications/test-outbox'
import { makeSmallSchool, type SmallSchool } from '#domain/school-for-tests'
import { authOptions } from './auth-options.ts'
import { hashPassword } from './password.ts'
import { changePassword } from './passwords.ts'
import {
  beginOwnSecondFactor,
  beginSecondFactor,
  checkSecondFactor,
  confirmSecondFactor,
  dropSecondFactor,
  readEnrolment,
  renewRecoveryCodes,
  resetSecondFactor,
} from './second-factor.ts'
import { closeSessionsOf, findViewer, openSession } from './sessions.ts'
import { answerChallenge, answerEnrolment, findChallenge, nextStep, openChallenge } from './sign-in-challenges.ts'

const test = useTestDatabase()
const outbox = useOutbox()
let school: SmallSchool
let other: SmallSchool
let hash: string

beforeAll(async () => {
  school = await makeSmallSchool(test.db)
  other = await makeSmallSchool(test.db)
  hash = await hashPassword('preau')
  await test.db.execute(sql`update people set identifier = replace(name, ' ', '.') where school_id = ${school.id}`)
})
beforeEach(async () => {
  outbox.asked.splice(0)
  await test.db.execute(sql`delete from sign_in_delays`)
  await test.db.execute(sql`delete from second_factors`)
  await test.db.execute(sql`delete from sessions`)
  await test.db.execute(sql`update people set password_hash = ${hash} where school_id = ${school.id}`)
  await ask('off')
})

const refusal = (code: string) => expect.objectContaining({ code })
const NADIA = () => school.viewer('Nadia Petit').personId
const KARIM = () => school.viewer('Karim Benali').personId
const ask = (whom: string) => test.db.execute(sql`update schools set second_factor = ${whom}`)
const news = () => outbox.asked.filter(({ name }) => name === 'account-news').map(({ data }) => data.news)

/** What the app of a telephone shows, `steps` half minutes from now. */
function codeOf(key: string, steps = 0): string {
  return generateSync({ secret: key.replaceAll(' ', ''), epoch: Math.floor(Date.now() / 1000) + steps * 30 })
}

async function enrol(personId: string) {
  await beginSecondFactor(personId)
  const { key } = (await readEnrolment(personId))!
  return { key, codes: await confirmSecondFactor(personId, codeOf(key, -1)) }
}

describe('setting it up', () => {
  it('takes effect with the first code, ends all sessions and tells the person', async () => {
    const { token } = await openSession(NADIA(), 'test')
    await beginSecondFactor(NADIA())
    expect(await nextStep(NADIA())).toBe('none')
    const { key, uri } = (await readEnrolment(NADIA()))!
    expect(uri).toContain(`secret=${key.replaceAll(' ', '')}`)
    await expect(confirmSecondFactor(NADIA(), '000000')).rejects.toEqual(refusal('wrong-code'))
    const codes = await confirmSecondFactor(NADIA(), codeOf(key))
    expect(new Set(codes).size).toBe(10)
    expect(await nextStep(NADIA())).toBe('challenge')
    expect(await findViewer(token)).toBeNull()
    expect(news()).toEqual(['second-factor-on'])
    expect(await readEnrolment(NADIA())).toBeNull()
  })

  it('asks for the password in the settings, and says what to do where there is none', async () => {
    const viewer = school.viewer('Nadia Petit')
    await expect(beginOwnSecondFactor(viewer, 'deviné')).rejects.toEqual(refusal('wrong-password'))
    expect(await readEnrolment(NADIA())).toBeNull()
    await beginOwnSecondFactor(viewer, 'preau')
    expect(await readEnrolment(NADIA())).not.toBeNull()
    const lea = school.viewer('Léa Bernard')
    await test.db.execute(sql`update people set password_hash = null where id = ${lea.personId}`)
    await expect(beginOwnSecondFactor(lea, 'preau')).rejects.toEqual(refusal('no-password'))
  })

  it('cannot be begun anew over one that is on', async () => {
    const { key } = await enrol(NADIA())
    await beginSecondFactor(NADIA())
    expect(await checkSecondFactor(NADIA(), codeOf(key))).toBe(true)
  })

  it('keeps neither key nor codes in the clear', async () => {
    const { key, codes } = await enrol(NADIA())
    const kept = await rows<{ all: string }>(
      test.db,
      sql`select to_jsonb(f)::text as all from second_factors f union all select to_jsonb(r)::text from recovery_codes r`,
    )
    expect(kept).toHaveLength(11)
    for (const { all } of kept) for (const secret of [key.replaceAll(' ', ''), ...codes]) expect(all).not.toContain(secret)
  })
})

describe('a code', () => {
  it('is good once, also for two who come at once; an older one no longer', async () => {
    const { key } = await enrol(NADIA())
    const answers = await Promise.all([checkSecondFactor(NADIA(), codeOf(key)), checkSecondFactor(NADIA(), codeOf(key))])
    expect(answers.toSorted()).toEqual([false, true])
    expect(await checkSecondFactor(NADIA(), codeOf(key, -1))).toBe(false)
    expect(await checkSecondFactor(NADIA(), codeOf(key, 1))).toBe(true)
  })

  it.each([-3, 3])('of a clock that is %i steps off is refused', async (steps) => {
    const { key } = await enrol(NADIA())
    expect(await checkSecondFactor(NADIA(), codeOf(key, steps))).toBe(false)
  })

  it.each(['', '12345', '1234567', 'abcdef', '٠٠٠٠٠٠', '0000-0000'])('%j is wrong', async (typed) => {
    await enrol(NADIA())
    expect(await checkSecondFactor(NADIA(), typed)).toBe(false)
  })

  it('is guessed slowly, whatever the challenge', async () => {
    await enrol(NADIA())
    for (let tries = 0; tries < 6; tries++) await checkSecondFactor(NADIA(), '000000')
    await expect(checkSecondFactor(NADIA(), '000000')).rejects.toEqual(refusal('too-many-tries'))
  })

  it('for recovery serves once, however it is typed, and is told', async () => {
    const { codes } = await enrol(NADIA())
    outbox.asked.splice(0)
    expect(await checkSecondFactor(KARIM(), codes[0]!)).toBe(false)
    expect(await checkSecondFactor(NADIA(), codes[0]!.toLowerCase().replace('-', ''))).toBe(true)
    expect(await checkSecondFactor(NADIA(), codes[0]!)).toBe(false)
    expect(news()).toEqual(['recovery-code-used'])
    const viewer = { ...school.viewer('Nadia Petit') }
    const [fresh] = await renewRecoveryCodes(viewer, 'preau')
    expect(news()).toEqual(['recovery-code-used', 'recovery-codes-made'])
    expect(await checkSecondFactor(NADIA(), codes[1]!)).toBe(false)
    expect(await checkSecondFactor(NADIA(), fresh!)).toBe(true)
  })
})

describe('between password and session', () => {
  it('a right code lets the person in, once', async () => {
    const { key } = await enrol(NADIA())
    const token = await openChallenge(NADIA(), 'challenge')
    await expect(answerChallenge(token, '000000')).rejects.toEqual(refusal('wrong-code'))
    expect(await answerChallenge(token, codeOf(key))).toBe(NADIA())
    await expect(answerChallenge(token, codeOf(key, 1))).rejects.toEqual(refusal('challenge-over'))
  })

  it('is over after five tries, five minutes, or for a token that is nobody’s', async () => {
    const { key } = await enrol(NADIA())
    const token = await openChallenge(NADIA(), 'challenge')
    for (let tries = 0; tries < 5; tries++) await expect(answerChallenge(token, '000000')).rejects.toEqual(refusal('wrong-code'))
    await test.db.execute(sql`delete from sign_in_delays`)
    await expect(answerChallenge(token, codeOf(key))).rejects.toEqual(refusal('challenge-over'))
    const late = await openChallenge(NADIA(), 'challenge')
    await test.db.execute(sql`update sign_in_challenges set expires_at = now()`)
    await expect(answerChallenge(late, codeOf(key))).rejects.toEqual(refusal('challenge-over'))
    await expect(answerChallenge('', codeOf(key))).rejects.toEqual(refusal('challenge-over'))
    expect(await findChallenge(late)).toBeNull()
  })

  it('a session without it is nobody’s, whichever door opened it', async () => {
    await enrol(NADIA())
    expect(await findViewer((await openSession(NADIA(), 'test')).token)).toBeNull()
    expect(await findViewer((await openSession(NADIA(), 'test', test.db, { secondFactor: true })).token)).toMatchObject({
      name: 'Nadia Petit',
    })
  })

  it('ends with the password that opened it, and with « Déconnecter partout »', async () => {
    await ask('staff')
    const open = async () => {
      const token = await openChallenge(KARIM(), 'enrol')
      return { token, code: codeOf((await readEnrolment(KARIM()))!.key) }
    }
    const guessed = await open()
    const karim = school.viewer('Karim Benali')
    await changePassword(karim, { current: 'preau', password: 'quatre mots sans lien' })
    await expect(answerEnrolment(guessed.token, guessed.code)).rejects.toEqual(refusal('challenge-over'))
    const left = await open()
    await closeSessionsOf(KARIM())
    await expect(answerEnrolment(left.token, left.code)).rejects.toEqual(refusal('challenge-over'))
  })

  it('a key is shown to the browser that began last alone', async () => {
    await ask('staff')
    const stranger = await openChallenge(KARIM(), 'enrol')
    const own = await openChallenge(KARIM(), 'enrol')
    expect([await findChallenge(stranger), await findChallenge(own)]).toEqual([null, { personId: KARIM() }])
  })

  it('next-auth’s own endpoint tells of a new device as ours does', async () => {
    const { jwt } = authOptions().callbacks as unknown as { jwt: (given: object) => Promise<{ sessionId: string }> }
    await openSession(NADIA(), 'Firefox/140.0 (X11; Linux)')
    const { sessionId } = await jwt({ token: {}, user: { id: NADIA(), userAgent: 'Firefox/140.0 (Windows NT 10.0)' } })
    expect(outbox.asked.map(({ data }) => data.letter)).toEqual(['new-device'])
    expect(await rows(test.db, sql`select user_agent as agent from sessions where id = ${sessionId}`)).toEqual([
      { agent: 'Firefox/140.0 (Windows NT 10.0)' },
    ])
  })

  it('next-auth’s own endpoint opens nothing', async () => {
    const [provider] = authOptions().providers as unknown as [
      { options: { authorize: (given: object, request: object) => Promise<unknown> } },
    ]
    const signIn = () => provider.options.authorize({ identifier: 'Nadia.Petit', password: 'preau' }, { headers: {} })
    expect(await signIn()).toMatchObject({ id: NADIA() })
    await enrol(NADIA())
    expect(await signIn()).toBeNull()
  })
})

describe('a school that asks for it', () => {
  const steps = async () => ({ karim: await nextStep(KARIM()), nadia: await nextStep(NADIA()) })

  it('asks administrators, or all staff, never families', async () => {
    await ask('admins')
    expect(await steps()).toEqual({ karim: 'none', nadia: 'none' })
    await test.db.execute(sql`update people set is_admin = true where id = ${KARIM()}`)
    expect(await steps()).toEqual({ karim: 'enrol', nadia: 'none' })
    await test.db.execute(sql`update people set is_admin = false where id = ${KARIM()}`)
    await ask('staff')
    expect(await steps()).toEqual({ karim: 'enrol', nadia: 'none' })
  })

  it('lets them in with nothing else, also where they were signed in already', async () => {
    const { token } = await openSession(KARIM(), 'test')
    expect(await findViewer(token)).not.toBeNull()
    await ask('staff')
    expect(await findViewer(token)).toBeNull()
    const challenge = await openChallenge(KARIM(), 'enrol')
    const { key } = (await readEnrolment(KARIM()))!
    await expect(answerChallenge(challenge, codeOf(key))).rejects.toEqual(refusal('wrong-code'))
    expect(await answerEnrolment(challenge, codeOf(key))).toMatchObject({ personId: KARIM(), codes: expect.any(Array) })
    expect(await nextStep(KARIM())).toBe('challenge')
  })

  it('does not let them turn it off; without it the password does', async () => {
    await enrol(KARIM())
    const viewer = school.viewer('Karim Benali')
    await ask('staff')
    await expect(dropSecondFactor(viewer, 'preau')).rejects.toEqual(refusal('second-factor-required'))
    await ask('off')
    await expect(dropSecondFactor(viewer, 'deviné')).rejects.toEqual(refusal('wrong-password'))
    await dropSecondFactor(viewer, 'preau')
    expect([await nextStep(KARIM()), news().at(-1)]).toEqual(['none', 'second-factor-off'])
  })

  it('takes it away from who lost the telephone, in that school alone, and writes it down', async () => {
    await enrol(NADIA())
    await expect(resetSecondFactor(other.viewer('Karim Benali'), NADIA())).rejects.toThrow('not found')
    await resetSecondFactor(school.viewer('Karim Benali'), NADIA())
    expect([await nextStep(NADIA()), news().at(-1)]).toEqual(['none', 'second-factor-off'])
    const [line] = await rows(test.db, sql`select action, subject_name as name from audit_lines order by id desc limit 1`)
    expect(line).toEqual({ action: 'person.resetFactor', name: 'Nadia Petit' })
  })
})
