import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { makeSmallSchool, type SmallSchool } from '#domain/school-for-tests'
import { authenticate } from './authenticate.ts'
import { requireSameOrigin } from './origin.ts'
import { ownPath } from './own-path.ts'
import { hashPassword } from './password.ts'
import { openToken, sealToken } from './session-cookie.ts'
import { closeSession, findViewer, openSession } from './sessions.ts'

const test = useTestDatabase()
let school: SmallSchool
const LEA = 'Léa.Bernard'

beforeAll(async () => {
  school = await makeSmallSchool(test.db)
  await test.db.execute(
    sql`update people set password_hash = ${await hashPassword('preau')}, identifier = replace(name, ' ', '.')`,
  )
})

const refusal = (code: string) => expect.objectContaining({ code })
const later = (time: string) => test.db.execute(sql`update sign_in_delays set wait_until = now() - ${time}::interval`)

describe('identifier and password', () => {
  it('give the person, whatever the case of the identifier', async () => {
    expect(await authenticate({ identifier: ` ${LEA.toUpperCase()} `, password: 'preau' }, 'a')).toBe(
      school.viewer('Léa Bernard').personId,
    )
  })

  const wrong: [string, string, string][] = [
    ['a wrong password', LEA, 'Preau'],
    ['an unknown identifier', 'nobody', 'preau'],
    ['an account never activated', 'Yann.Morel', 'preau'],
    ['a password of 10,000 characters', LEA, 'x'.repeat(10_000)],
    ['an İ, which PostgreSQL makes an i, and our count of tries does not', 'NADİA.PETIT', 'preau'],
    ['NUL and quotes', `'\u0001;--`, `' or ''='`],
  ]
  it.each(wrong)('%s is the same refusal', async (_, identifier, password) => {
    await expect(authenticate({ identifier, password }, 'b')).rejects.toEqual(refusal('wrong-credentials'))
  })

  it('after five failures the account waits for that address, longer each time, and others do not', async () => {
    const guess = () => authenticate({ identifier: 'Hugo.Petit', password: 'no' }, 'c')
    for (let tries = 0; tries < 6; tries++) await expect(guess()).rejects.toEqual(refusal('wrong-credentials'))
    await expect(guess()).rejects.toEqual(refusal('too-many-tries'))
    await expect(authenticate({ identifier: 'Hugo.Petit', password: 'preau' }, 'c')).rejects.toEqual(refusal('too-many-tries'))
    expect(await authenticate({ identifier: 'Hugo.Petit', password: 'preau' }, 'd')).toBeTruthy()
    expect(await authenticate({ identifier: LEA, password: 'preau' }, 'c')).toBeTruthy()
  })

  it('unknown identifiers wait alike; the wait grows', async () => {
    const guess = () =>
      authenticate({ identifier: 'inconnu', password: 'no' }, 'e').catch(
        (error: { code: string; values: { seconds?: number } }) => error,
      )
    for (let tries = 0; tries < 6; tries++) await guess()
    const first = (await guess()) as { values: { seconds: number } }
    await later('1 second')
    await guess()
    const second = (await guess()) as { values: { seconds: number } }
    expect(second.values.seconds).toBeGreaterThan(first.values.seconds)
  })

  it('a hundred guesses at once are not a hundred guesses', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, () =>
        authenticate({ identifier: 'Nadia.Petit', password: 'no' }, 'f').catch((error: { code: string }) => error.code),
      ),
    )
    expect(answers.filter((code) => code === 'wrong-credentials').length).toBeLessThanOrEqual(7)
  })

  it('the right password several times at once, as tabs or devices do, is never told to wait', async () => {
    for (let round = 0; round < 10; round++) {
      const both = Array.from({ length: 4 }, () => authenticate({ identifier: LEA, password: 'preau' }, 'g'))
      expect(new Set(await Promise.all(both)).size).toBe(1)
    }
  })

  it('neither identifier nor address is kept in the clear', async () => {
    const kept = await rows<{ key: string }>(test.db, sql`select key from sign_in_delays`)
    expect(kept.length).toBeGreaterThan(0)
    for (const { key } of kept) expect(key).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('a session', () => {
  const open = async () => (await openSession(school.viewer('Léa Bernard').personId, 'test')).token

  it('gives the viewer from the database', async () => {
    expect(await findViewer(await open())).toMatchObject({ name: 'Léa Bernard', profile: 'student', schoolId: school.id })
  })

  it('is nobody once revoked, expired, long unused, or when the person left', async () => {
    const revoked = await open()
    await closeSession(revoked)
    expect(await findViewer(revoked)).toBeNull()
    for (const change of ['expires_at = now()', "last_seen_at = now() - interval '8 days'"]) {
      const token = await open()
      await test.db.execute(sql`update sessions set ${sql.raw(change)} where id = ${token.sessionId}`)
      expect(await findViewer(token)).toBeNull()
    }
    const token = await open()
    await test.db.execute(sql`update people set left_at = now() where id = ${token.personId}`)
    expect(await findViewer(token)).toBeNull()
    await test.db.execute(sql`update people set left_at = null where id = ${token.personId}`)
  })

  it('in another account ends no later than the one that it goes on from', async () => {
    const from = await open()
    await test.db.execute(sql`update sessions set expires_at = now() + interval '1 hour' where id = ${from.sessionId}`)
    const claire = school.viewer('Claire Martin').personId
    const [going, fresh] = [await openSession(claire, '', test.db, { from }), await openSession(claire, '')]
    expect(going.expiresAt.getTime()).toBeLessThanOrEqual(Date.now() + 3_600_000)
    expect(fresh.expiresAt.getTime()).toBeGreaterThan(Date.now() + 86_400_000)
  })

  it("cannot be taken for somebody else's by changing the person in the token", async () => {
    const token = await open()
    expect(await findViewer({ ...token, personId: school.viewer('Hugo Petit').personId })).toBeNull()
  })

  it('travels sealed; anything else is no token', async () => {
    const token = await open()
    expect(await openToken(await sealToken(token, 60))).toEqual(token)
    for (const bad of [undefined, '', 'x', 'a.b.c.d.e', `${await sealToken(token, 60)}x`, await sealToken(token, -60)])
      expect(await openToken(bad)).toBeNull()
  })
})

describe('the way back after signing in', () => {
  it.each([
    ['/mail/inbox?before=1_2', '/mail/inbox?before=1_2'],
    ['/mail/inbox?_rsc=abc', '/mail/inbox'],
    ['/', '/'],
    ['/api/attachments/1?inline', '/api/attachments/1?inline='],
    ['/api/messages/1/attachments.zip', '/api/messages/1/attachments.zip'],
  ])('%s leads to %s', (given, path) => {
    expect(ownPath(given)).toBe(path)
  })

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/sign-in',
    '/api/badge',
    '/api/export',
    '/api/messages/1/open',
    '',
    null,
    undefined,
    '/.//evil.example',
  ])('%s leads home', (given) => expect(ownPath(given)).toBe('/'))
})

describe('who asks for a change', () => {
  const from = (headers: object) => () => requireSameOrigin(new Headers({ host: 'ecole.example', ...headers }))

  it('is our own page', () => {
    expect(from({ origin: 'https://ecole.example' })).not.toThrow()
    expect(from({ origin: 'http://localhost:3000' })).not.toThrow()
  })

  it.each([
    {},
    { origin: 'null' },
    { origin: 'https://evil.example' },
    { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
    { origin: '?' },
  ])('and not %j', (headers) => expect(from(headers)).toThrow(expect.objectContaining({ code: 'foreign-origin' })))
})
