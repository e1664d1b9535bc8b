import type { Request } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { ask } from './support/database.ts'
import { sendLetter } from './support/letters.ts'
import { row, subjectLink, unique } from './support/mail.ts'
import { expect, test } from './support/people.ts'
import { makeCircle } from './support/people-of-a-test.ts'

test.describe.configure({ timeout: 60_000 })

const mailPlace = (page: import('@playwright/test').Page, name: string) =>
  page.getByRole('navigation', { name: 'Espaces' }).getByRole('link', { name, exact: true })

test('M06 M22 M23 a message arrives by itself: badge, count, row and a sentence for those who do not see it', async ({
  as,
  by,
}) => {
  const { people } = await makeCircle(2)
  const [reader, writer] = [people[0]!, people[1]!]
  const page = await as(reader.identifier)
  const line = page.waitForRequest('**/api/live')
  await page.goto('/mail/inbox')
  const home = await page.context().newPage()
  await home.goto('/')
  await expect(mailPlace(home, 'Messagerie')).toBeVisible()
  await line
  const subject = unique('Tout seul')
  await sendLetter(await by(writer.identifier), { to: [`person:${reader.id}`], subject, body: 'Bonjour.' })
  await expect(subjectLink(page, subject)).toBeVisible()
  await expect(row(page, subject)).toHaveClass(/unread/)
  await expect(mailPlace(page, 'Messagerie, 1 message non lu')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Boîte de réception (1)' })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: `Nouveau message de ${writer.name} : ${subject}` })).toBeAttached()
  // The other tab hears it by the first one's stream.
  await expect(mailPlace(home, 'Messagerie, 1 message non lu')).toBeVisible()
  await subjectLink(page, subject).click()
  await expect(mailPlace(home, 'Messagerie')).toBeVisible()
})

test('a row that arrives moves nothing under the pointer: it is offered', async ({ as, by }) => {
  const { people } = await makeCircle(2)
  const [reader, writer] = [people[0]!, people[1]!]
  const first = unique('Premier')
  const send = async (subject: string) =>
    sendLetter(await by(writer.identifier), { to: [`person:${reader.id}`], subject, body: 'Bonjour.' })
  await send(first)
  const page = await as(reader.identifier)
  const line = page.waitForRequest('**/api/live')
  await page.goto('/mail/inbox')
  await line
  await subjectLink(page, first).hover()
  const second = unique('Second')
  await send(second)
  const offer = page.getByRole('button', { name: 'Afficher les nouveautés' })
  await expect(offer).toBeVisible()
  await expect(subjectLink(page, second)).toHaveCount(0)
  await offer.click()
  await expect(subjectLink(page, second)).toBeVisible()
  await expect(offer).toHaveCount(0)
})

test('what one does oneself leaves the stream open', async ({ as, by }) => {
  const { people } = await makeCircle(2)
  const [reader, writer] = [people[0]!, people[1]!]
  const send = async (subject: string) =>
    sendLetter(await by(writer.identifier), { to: [`person:${reader.id}`], subject, body: 'Bonjour.' })
  const [first, second] = [unique('Premier'), unique('Second')]
  await send(first)
  const page = await as(reader.identifier)
  const ended: string[] = []
  const end = (request: Request) => request.url().endsWith('/api/live') && ended.push(request.url())
  page.on('requestfailed', end).on('requestfinished', end)
  const line = page.waitForResponse('**/api/live')
  await page.goto('/mail/inbox')
  await line
  await page.getByRole('checkbox', { name: `Sélectionner ${first}`, exact: true }).check()
  await page.getByRole('toolbar').getByRole('button', { name: 'Marquer comme lu', exact: true }).click()
  await expect(row(page, first)).not.toHaveClass(/unread/)
  await page.mouse.move(0, 0)
  await send(second)
  await expect(subjectLink(page, second)).toBeVisible()
  expect(ended).toEqual([])
})

test('what is read on one device is read on the other, and what is recalled is gone from both', async ({ as, by }) => {
  const { people } = await makeCircle(2)
  const [reader, writer] = [people[0]!, people[1]!]
  const subject = unique('Deux appareils')
  const writing = await by(writer.identifier)
  await sendLetter(writing, { to: [`person:${reader.id}`], subject, body: 'Bonjour.' })
  const phone = await as(reader.identifier)
  const desk = await as(reader.identifier)
  const lines = [phone, desk].map((page) => page.waitForRequest('**/api/live'))
  await Promise.all([phone, desk].map((page) => page.goto('/mail/inbox')))
  await Promise.all(lines)
  await subjectLink(phone, subject).click()
  await expect(row(desk, subject)).not.toHaveClass(/unread/)
  await expect(mailPlace(desk, 'Messagerie')).toBeVisible()
  const author = await as(writer.identifier)
  await author.goto('/mail/sent')
  await subjectLink(author, subject).click()
  await author.getByRole('button', { name: 'Rappeler le message', exact: true }).click()
  await author.getByRole('button', { name: 'Oui, rappeler', exact: true }).click()
  await expect(subjectLink(desk, 'Message rappelé')).toBeVisible()
  await expect(subjectLink(desk, subject)).toHaveCount(0)
})

test('the stream is nobody else’s, and ends with the session', async ({ as, request }) => {
  expect((await request.get('/api/live')).status()).toBe(401)
  expect((await request.get('/api/badge')).status()).toBe(401)
  const { people } = await makeCircle(1)
  const page = await as(people[0]!.identifier)
  await page.goto('/')
  const ended = page.evaluate(
    () =>
      new Promise<string>((done) => {
        const stream = new EventSource('/api/live')
        stream.addEventListener('mail', () => done('opened'))
      }),
  )
  expect(await ended).toBe('opened')
  const refused = page.evaluate(
    () =>
      new Promise<number>((done) => {
        const stream = new EventSource('/api/live')
        // Cut, it comes back by itself and is refused: only then it is closed for good.
        stream.onerror = () => stream.readyState === EventSource.CLOSED && done(stream.readyState)
      }),
  )
  await ask(sql`update sessions set revoked_at = now() where person_id = ${people[0]!.id}`)
  expect(await refused).toBe(2)
})

test('while the stream cannot be had the counts are looked for', async ({ as, by }) => {
  const { people } = await makeCircle(2)
  const [reader, writer] = [people[0]!, people[1]!]
  const page = await as(reader.identifier)
  await page.clock.install()
  await page.route('**/api/live', (route) => route.abort())
  const refused = page.waitForRequest('**/api/live')
  await page.goto('/mail/inbox')
  await page.clock.runFor(2_000)
  await refused
  const subject = unique('Sans flux')
  await sendLetter(await by(writer.identifier), { to: [`person:${reader.id}`], subject, body: 'Bonjour.' })
  await expect(async () => {
    await page.clock.runFor(30_000)
    await expect(mailPlace(page, 'Messagerie, 1 message non lu')).toBeVisible({ timeout: 1_000 })
    await expect(subjectLink(page, subject)).toBeVisible({ timeout: 1_000 })
  }).toPass()
})
