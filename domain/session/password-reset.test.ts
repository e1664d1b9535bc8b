import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { deliverAccountNews } from '#domain/mail/account-news'
import { mailLetter } from '#domain/notifications/send-letter'
import { useOutbox } from '#domain/notifications/test-outbox'
import { makeSmallSchool, type SmallSchool } from '#domain/school-for-tests'
import { authenticate } from './authenticate.ts'
import { hashPassword } from './password.ts'
import { resetPassword, sendResetLinks } from './password-reset.ts'
import { changePassword } from './passwords.ts'
import { findViewer, openSession } from './sessions.ts'

const test = useTestDatabase()
const outbox = useOutbox()
const PASSWORD = 'quatre mots sans lien'
let school: SmallSchool

beforeAll(async () => {
  school = await makeSmallSchool(test.db)
})
beforeEach(async () => {
  outbox.asked.splice(0)
  const hash = await hashPassword('preau')
  await test.db.execute(sql`update people set password_hash = ${hash}, identifier = replace(name, ' ', '.')`)
  await test.db.execute(sql`delete from sign_in_delays`)
  await test.db.execute(sql`delete from password_resets`)
  await test.db.execute(sql`delete from contact_details`)
  for (const [name, email] of [
    ['Nadia Petit', 'nadia@example.org'],
    ['Sophie Bernard', 'famille@example.org'],
    ['Marc Bernard', 'Famille@example.org'],
    ['Yann Morel', 'yann@example.org'],
  ])
    await test.db.execute(sql`insert into contact_details (person_id, email) values (${school.viewer(name!).personId}, ${email})`)
})

const refusal = (code: string) => expect.objectContaining({ code })
const NADIA = () => school.viewer('Nadia Petit').personId
const news = () => outbox.asked.filter(({ name }) => name === 'account-news').map(({ data }) => data)

/** Asks as Nadia does, and follows the link of the mail that came. */
async function linkOf(typed: string): Promise<string> {
  await sendResetLinks(typed)
  const { data } = outbox.asked.at(-1)!
  await mailLetter(data as Parameters<typeof mailLetter>[0])
  const mail = (await outbox.mails()).find(({ messageId }) => messageId?.startsWith(`<${data.key}@`))
  return /\/reset\?token=([\w-]+)/.exec(mail!.text!)![1]!
}

describe('the link', () => {
  it.each(['nadia.petit', ' NADIA@example.org '])(
    'comes by mail to whoever typed %s, and sets the password once',
    async (typed) => {
      const { token: session } = await openSession(NADIA(), 'lost telephone')
      const token = await linkOf(typed)
      expect(await resetPassword(token, PASSWORD)).toBe(NADIA())
      expect(await authenticate({ identifier: 'Nadia.Petit', password: PASSWORD }, 'a')).toBe(NADIA())
      expect(await findViewer(session)).toBeNull()
      expect(news()).toEqual([expect.objectContaining({ personId: NADIA(), news: 'password-changed' })])
      await expect(resetPassword(token, 'un autre mot')).rejects.toEqual(refusal('reset-expired'))
    },
  )

  it('is the same at every try of the job, and nowhere in the queue or the database', async () => {
    const token = await linkOf('nadia.petit')
    await mailLetter(outbox.asked.at(-1)!.data as Parameters<typeof mailLetter>[0])
    expect(JSON.stringify(outbox.asked)).not.toContain(token)
    const kept = await rows<{ all: string }>(test.db, sql`select to_jsonb(r)::text as all from password_resets r`)
    expect(kept).toHaveLength(1)
    expect(kept[0]!.all).not.toContain(token)
  })

  it('is worth nothing after half an hour, or once another one was used', async () => {
    const [first, second] = [await linkOf('nadia.petit'), await linkOf('nadia.petit')]
    await resetPassword(second, PASSWORD)
    await expect(resetPassword(first, PASSWORD)).rejects.toEqual(refusal('reset-expired'))
    const late = await linkOf('nadia.petit')
    await test.db.execute(sql`update password_resets set expires_at = now()`)
    await expect(resetPassword(late, PASSWORD)).rejects.toEqual(refusal('reset-expired'))
    await expect(resetPassword('', PASSWORD)).rejects.toEqual(refusal('reset-expired'))
  })

  it('stays good when the password is refused', async () => {
    const token = await linkOf('nadia.petit')
    await expect(resetPassword(token, 'court')).rejects.toEqual(refusal('password-too-short'))
    expect(await resetPassword(token, PASSWORD)).toBe(NADIA())
  })

  it('serves one of two who come at once', async () => {
    const token = await linkOf('nadia.petit')
    const answers = await Promise.allSettled([resetPassword(token, PASSWORD), resetPassword(token, PASSWORD)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it.each([
    ['nobody', 0],
    ['Léa.Bernard', 0],
    ['yann@example.org', 0],
    ["' or true --", 0],
    ['\0', 0],
    ['famille@example.org', 2],
  ])('for %s goes to %i', async (typed, count) => {
    await sendResetLinks(typed)
    expect(outbox.asked).toHaveLength(count)
  })

  it('is sent three times an hour at most', async () => {
    for (let tries = 0; tries < 5; tries++) await sendResetLinks('nadia.petit')
    expect(outbox.asked).toHaveLength(3)
  })

  it('is sent three times an hour at most, also when it is asked for ten times at once', async () => {
    await Promise.all(Array.from({ length: 10 }, () => sendResetLinks('nadia.petit')))
    expect(outbox.asked).toHaveLength(3)
  })
})

describe('changing one’s own password', () => {
  const nadia = async () => (await findViewer((await openSession(NADIA(), 'test')).token))!

  it('asks for the one until now, keeps this session and ends the others', async () => {
    const [here, there] = [await nadia(), await nadia()]
    await changePassword(here, { current: 'preau', password: PASSWORD })
    expect(await authenticate({ identifier: 'Nadia.Petit', password: PASSWORD }, 'a')).toBe(NADIA())
    expect([await findViewer(here), await findViewer(there)]).toEqual([expect.objectContaining({ name: 'Nadia Petit' }), null])
    expect(news()).toHaveLength(1)
  })

  it('is refused with a wrong one, and slowed', async () => {
    const viewer = await nadia()
    const guess = () => changePassword(viewer, { current: 'deviné', password: PASSWORD })
    for (let tries = 0; tries < 6; tries++) await expect(guess()).rejects.toEqual(refusal('wrong-password'))
    await expect(guess()).rejects.toEqual(refusal('too-many-tries'))
    expect(news()).toHaveLength(0)
  })

  it('refuses a password that is the person’s own name', async () => {
    await expect(changePassword(await nadia(), { current: 'preau', password: 'nadiapetit' })).rejects.toEqual(
      refusal('password-personal'),
    )
  })
})

it('the message of the mailbox comes once, from Préau, and takes no answer', async () => {
  const given = { personId: NADIA(), news: 'password-changed', id: '01900000-0000-7000-8000-000000000001' } as const
  await deliverAccountNews(given)
  await deliverAccountNews(given)
  expect(
    await rows(
      test.db,
      sql`select m.author_name as author, m.subject, m.no_reply as "noReply", d.box, d.read_at as read
          from deliveries d join messages m on m.id = d.message_id where d.person_id = ${NADIA()}`,
    ),
  ).toEqual([{ author: 'Préau', subject: 'Votre mot de passe a été changé', noReply: true, box: 'inbox', read: null }])
})
