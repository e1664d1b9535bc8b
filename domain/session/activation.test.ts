import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { makeSmallSchool, type SmallSchool } from '#domain/school-for-tests'
import { activate, makeActivationCodes } from './activation.ts'
import { authenticate } from './authenticate.ts'
import { findViewer, openSession } from './sessions.ts'

const test = useTestDatabase()
const PASSWORD = 'quatre mots sans lien'
let school: SmallSchool
let other: SmallSchool

beforeAll(async () => {
  school = await makeSmallSchool(test.db)
  other = await makeSmallSchool(test.db)
  await test.db.execute(
    sql`update people set identifier = replace(name, ' ', '.') || case when school_id = ${other.id} then '.2' else '' end`,
  )
})
beforeEach(() => test.db.execute(sql`delete from sign_in_delays`))

const refusal = (code: string) => expect.objectContaining({ code })
const admin = () => school.viewer('Karim Benali')
const idOf = (name: string) => school.viewer(name).personId
const codeOf = async (name: string) => (await makeActivationCodes(admin(), [idOf(name)], test.db))[0]!.code
const open = (code: string, identifier = 'Yann.Morel', password = PASSWORD) =>
  activate({ code, identifier, password }, 'a', test.db)

describe('a code', () => {
  it('opens the account once, with the password that its owner chose', async () => {
    const code = await codeOf('Yann Morel')
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(await open(code.toLowerCase().replace('-', ' '), ' yann.MOREL ')).toBe(idOf('Yann Morel'))
    expect(await authenticate({ identifier: 'yann.morel', password: PASSWORD }, 'a')).toBe(idOf('Yann Morel'))
    await expect(open(code)).rejects.toEqual(refusal('wrong-activation'))
  })

  it('is good no longer once a newer one was made, or after three months', async () => {
    const first = await codeOf('Yann Morel')
    const second = await codeOf('Yann Morel')
    await expect(open(first)).rejects.toEqual(refusal('wrong-activation'))
    await test.db.execute(sql`update activation_codes set expires_at = now()`)
    await expect(open(second)).rejects.toEqual(refusal('activation-expired'))
  })

  it('goes with its own identifier alone', async () => {
    const code = await codeOf('Yann Morel')
    await expect(open(code, 'Hugo.Petit')).rejects.toEqual(refusal('wrong-activation'))
    await expect(open('0000-0000')).rejects.toEqual(refusal('wrong-activation'))
    await expect(open('')).rejects.toEqual(refusal('wrong-activation'))
  })

  it('is used up by one of two who come at once', async () => {
    const code = await codeOf('Yann Morel')
    const answers = await Promise.allSettled([open(code), open(code)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('makes whoever guesses wait, also for the right one', async () => {
    const code = await codeOf('Yann Morel')
    for (let tries = 0; tries < 6; tries++) await open('0000-0000').catch(() => {})
    await expect(open(code)).rejects.toEqual(refusal('too-many-tries'))
  })

  it('ends the sessions that somebody had with the former password', async () => {
    const { token } = await openSession(idOf('Hugo Petit'), 'test')
    await open(await codeOf('Hugo Petit'), 'Hugo.Petit')
    expect(await findViewer(token)).toBeNull()
  })
})

describe('codes', () => {
  it('are made for people of the school who have not left, and written down as a count', async () => {
    await test.db.execute(sql`update people set left_at = now() where id = ${idOf('Nadia Petit')}`)
    const asked = ['Léa Bernard', 'Hugo Petit', 'Nadia Petit'].map(idOf)
    const made = await makeActivationCodes(admin(), [...asked, other.viewer('Léa Bernard').personId], test.db)
    expect(made.map(({ personId }) => personId).toSorted()).toEqual(asked.slice(0, 2).toSorted())
    expect(new Set(made.map(({ code }) => code)).size).toBe(2)
    const [line] = await rows(test.db, sql`select action, details from audit_lines order by id desc limit 1`)
    expect(line).toEqual({ action: 'person.codes', details: { count: 2 } })
  })

  it('are not kept in the clear', async () => {
    const code = await codeOf('Yann Morel')
    const kept = await rows<{ all: string }>(test.db, sql`select to_jsonb(c)::text as all from activation_codes c`)
    for (const { all } of kept) expect(all).not.toContain(code)
    const lines = await rows<{ all: string }>(test.db, sql`select to_jsonb(l)::text as all from audit_lines l`)
    for (const { all } of lines) expect(all).not.toContain(code)
  })
})

describe('a password', () => {
  it.each([
    ['password-too-short', 'court'],
    ['password-too-short', 'onze signes'],
    ['password-too-long', 'long '.repeat(50)],
    ['password-common', 'Mot de passe 1234'],
    ['password-common', 'ababababababab'],
    ['password-personal', 'yann.morel2026'],
    ['password-personal', 'Collège d’essai'],
  ])('is refused as %s: %s', async (code, password) => {
    await expect(open(await codeOf('Yann Morel'), 'Yann.Morel', password)).rejects.toEqual(refusal(code))
  })

  it('of eight characters is enough for a student', async () => {
    expect(await open(await codeOf('Hugo Petit'), 'Hugo.Petit', 'trombone')).toBeTruthy()
  })
})
