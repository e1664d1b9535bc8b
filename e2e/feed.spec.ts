import type { Page } from '@playwright/test'
import { sendLetter } from './support/letters.ts'
import { BOLD, countIn, mailName, NOT_BOLD, row, sendQuickly, subjectLink, unique, unreadInHeader } from './support/mail.ts'
import { expect, test } from './support/people.ts'
import { makeCircle } from './support/people-of-a-test.ts'

const news = (page: Page, subject: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: subject })

/** How much the header says is new in the feed. */
async function newInFeed(page: Page): Promise<number> {
  return countIn((await page.getByRole('link', { name: /^Fil de nouveautés/ }).getAttribute('aria-label')) ?? '')
}

test('M05 the home page tells of a message without opening Messagerie', async ({ as, by }) => {
  const page = await as('nathan.monnier')
  await page.goto('/')
  const before = await unreadInHeader(page)
  const subject = unique('Réunion de vendredi')
  await sendQuickly(await by('karim.benali'), { to: ['nathan.monnier'], subject })
  await page.reload()
  await expect(page.getByText(before === 0 ? 'Un message vous attend.' : `${before + 1} messages vous attendent.`)).toBeVisible()
  await expect(news(page, subject)).toBeVisible()
})

test('M06 a new message shows as a badge in the navigation bar, on any page', async ({ as, by }) => {
  const page = await as('louis.jacquet')
  await page.goto('/')
  const before = await unreadInHeader(page)
  await sendQuickly(await by('karim.benali'), { to: ['louis.jacquet'], subject: unique('Badge') })
  for (const path of ['/', '/mail/inbox', '/mail/sent', '/mail/compose', '/settings']) {
    await page.goto(path)
    const link = page.getByRole('navigation', { name: 'Espaces' }).getByRole('link', { name: mailName(before + 1), exact: true })
    await expect(link).toBeVisible()
    // What is seen, not only what is said: the badge is drawn from this attribute.
    await expect(link.locator('.badge')).toHaveAttribute('data-n', String(before + 1))
    await expect(link.locator('.badge')).toBeVisible()
  }
})

test('M07 a new message is an entry of the news feed, which opens it', async ({ as, by }) => {
  const page = await as('charlotte.cartier')
  const subject = unique('Menu de la cantine')
  await sendQuickly(await by('karim.benali'), { to: ['charlotte.cartier'], subject, text: 'Ce midi, du poisson.' })
  await page.goto('/')
  const entry = news(page, subject)
  await expect(entry).toContainText('Nouveau.')
  await entry.getByRole('link', { name: 'Karim Benali vous a écrit', exact: true }).click()
  await expect(page.getByRole('heading', { name: subject, exact: true })).toBeVisible()
  await expect(page.getByText('Ce midi, du poisson.').last()).toBeVisible()
})

test('M07 what belongs to one conversation is one entry of the feed', async ({ as, by }) => {
  const page = await as('theo.verdier')
  const subject = unique('Deux fois')
  const first = await sendQuickly(await by('karim.benali'), { to: ['theo.verdier'], subject })
  await sendQuickly(await by('karim.benali'), { to: ['theo.verdier'], subject: `Re : ${subject}`, replyToId: first })
  await page.goto('/')
  await expect(page.getByRole('link', { name: new RegExp(`^2 messages au sujet de « .*${subject} »$`) })).toHaveCount(1)
})

test('« Tout marquer comme vu » leaves nothing new in the feed and reads no message', async ({ as, by }) => {
  const page = await as('kaan.polat')
  const subject = unique('Vu mais pas lu')
  await sendQuickly(await by('karim.benali'), { to: ['kaan.polat'], subject })
  await page.goto('/')
  expect(await newInFeed(page)).toBeGreaterThan(0)
  const unread = await unreadInHeader(page)
  await page.getByRole('button', { name: 'Tout marquer comme vu', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Fil de nouveautés', exact: true })).toBeVisible()
  await expect(news(page, subject)).toBeVisible()
  await expect(page.getByRole('main').getByText('Nouveau.')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Tout marquer comme vu', exact: true })).toHaveCount(0)
  await page.reload()
  expect(await newInFeed(page)).toBe(0)
  expect(await unreadInHeader(page)).toBe(unread)
  await page.goto('/mail/inbox')
  await expect(subjectLink(page, subject)).toHaveCSS('font-weight', BOLD)
})

test('M25 reading a message lowers bold, folder and header counts at once, without a reload', async ({ as, by }) => {
  const page = await as('hugo.parent')
  const subject = unique('À lire')
  await sendQuickly(await by('karim.benali'), { to: ['hugo.parent'], subject })
  await page.goto('/mail/inbox')
  const before = await unreadInHeader(page)
  const folder = (count: number) =>
    page.getByRole('link', { name: count > 0 ? `Boîte de réception (${count})` : 'Boîte de réception', exact: true })
  await expect(folder(before).first()).toBeVisible()
  await expect(subjectLink(page, subject)).toHaveCSS('font-weight', BOLD)
  // Lost when the page is loaded anew.
  await page.evaluate(() => Object.assign(window, { stayed: true }))

  await subjectLink(page, subject).click()
  await expect(page.getByRole('heading', { name: subject, exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: mailName(before - 1), exact: true })).toBeVisible()
  await expect(folder(before - 1).first()).toBeVisible()
  await expect(subjectLink(page, subject)).toHaveCSS('font-weight', NOT_BOLD)
  await expect(row(page, subject).getByText('Non lu.')).toBeHidden()
  expect(await page.evaluate(() => 'stayed' in window)).toBe(true)
  await page.reload()
  expect(await unreadInHeader(page)).toBe(before - 1)
})

test('what comes while the home page is open shows by itself, and is offered to who has the focus in it', async ({ as, by }) => {
  const { people } = await makeCircle(2)
  const [reader, writer] = [people[0]!, people[1]!]
  const page = await as(reader.identifier)
  const line = page.waitForResponse('**/api/live')
  await page.goto('/')
  await line
  const send = async (subject: string) =>
    sendLetter(await by(writer.identifier), { to: [`person:${reader.id}`], subject, body: 'Bonjour.' })
  const [first, second] = [unique('Première'), unique('Seconde')]
  await send(first)
  await expect(news(page, first)).toBeVisible()
  await news(page, first).getByRole('link').focus()
  await send(second)
  await page.getByRole('button', { name: 'Afficher les nouveautés', exact: true }).click()
  await expect(news(page, second)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Afficher les nouveautés', exact: true })).toHaveCount(0)
})
