import type { Page } from '@playwright/test'
import { fillInbox, makePerson } from './support/database.ts'
import { expect, test } from './support/people.ts'

const rows = (page: Page) => page.getByRole('list', { name: 'Messages', exact: true }).getByRole('listitem')
const first = (page: Page) => rows(page).first().getByRole('link')
const open = (page: Page) => page.getByRole('heading', { level: 1, name: /^Numéro/ })
const older = (page: Page) => page.getByRole('link', { name: 'Plus anciens', exact: true })

/** Loading the page anew would lose this mark: what follows must be moves inside the app. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { stays: true }))
const stayed = (page: Page) => page.evaluate(() => 'stays' in window)

async function mailbox(as: (identifier: string) => Promise<Page>, count: number): Promise<Page> {
  const owner = await makePerson('Inès Courrier')
  await fillInbox(owner, count)
  const page = await as(owner.identifier)
  await page.goto('/mail/inbox')
  await expect(rows(page)).toHaveCount(50)
  await mark(page)
  return page
}

test('a box is paged, and « back » shows each page as it was', async ({ as }) => {
  const page = await mailbox(as, 120)
  await older(page).click()
  await expect(first(page)).toHaveText('Numéro 51')
  await older(page).click()
  await expect(first(page)).toHaveText('Numéro 101')
  await expect(rows(page)).toHaveCount(20)
  await page.goBack()
  await expect(first(page)).toHaveText('Numéro 51')
  await page.goBack()
  await expect(first(page)).toHaveText('Numéro 1')
  await expect(rows(page)).toHaveCount(50)
  await page.goForward()
  await expect(first(page)).toHaveText('Numéro 51')
  expect(await stayed(page)).toBe(true)
})

test('a message opens beside the page of the list that shows it', async ({ as }) => {
  const page = await mailbox(as, 60)
  await older(page).click()
  await page.getByRole('link', { name: 'Numéro 55', exact: true }).click()
  await expect(open(page)).toHaveText('Numéro 55')
  await expect(rows(page)).toHaveCount(10)
  await page.goBack()
  await expect(open(page)).toHaveCount(0)
  await expect(rows(page)).toHaveCount(10)
  expect(await stayed(page)).toBe(true)
})

test('coming back from elsewhere shows the list that one left', async ({ as }) => {
  const page = await mailbox(as, 60)
  await page.getByRole('link', { name: 'Annuaire', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Annuaire' })).toBeVisible()
  await page.goBack()
  await expect(rows(page)).toHaveCount(50)
  await page.getByRole('link', { name: 'Messages envoyés', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Messages envoyés' })).toBeVisible()
  await page.goBack()
  await expect(rows(page)).toHaveCount(50)
  await page.getByRole('link', { name: /^Boîte de réception/ }).click()
  await expect(rows(page)).toHaveCount(50)
  expect(await stayed(page)).toBe(true)
})

test('what is deleted on a later page leaves it, and the next one moves up', async ({ as }) => {
  const page = await mailbox(as, 110)
  await older(page).click()
  await page.getByRole('checkbox', { name: 'Sélectionner Numéro 51', exact: true }).check()
  await page.getByRole('toolbar').getByRole('button', { name: 'Supprimer', exact: true }).click()
  await expect(first(page)).toHaveText('Numéro 52')
  await expect(rows(page)).toHaveCount(50)
  await page.getByRole('link', { name: 'Plus récents', exact: true }).click()
  await expect(first(page)).toHaveText('Numéro 1')
  expect(await stayed(page)).toBe(true)
})

test('a message opened by its address stands beside the newest of its box', async ({ as }) => {
  const page = await mailbox(as, 60)
  const address = await first(page).getAttribute('href')
  await page.goto(address!)
  await expect(open(page)).toHaveText('Numéro 1')
  await expect(rows(page)).toHaveCount(50)
  await mark(page)
  await older(page).click()
  await expect(first(page)).toHaveText('Numéro 51')
  await page.goBack()
  await expect(open(page)).toHaveText('Numéro 1')
  expect(await stayed(page)).toBe(true)
})

test('messages opened one after the other are gone through by « back » and « forward »', async ({ as }) => {
  const page = await mailbox(as, 60)
  for (const number of [1, 2, 3]) {
    await page.getByRole('link', { name: `Numéro ${number}`, exact: true }).click()
    await expect(open(page)).toHaveText(`Numéro ${number}`)
    await expect(page).toHaveTitle(`Numéro ${number} – Préau`)
  }
  await page.goBack()
  await expect(open(page)).toHaveText('Numéro 2')
  await page.goBack()
  await page.goBack()
  await expect(open(page)).toHaveCount(0)
  await expect(page).toHaveTitle('Boîte de réception – Préau')
  await page.goForward()
  await expect(open(page)).toHaveText('Numéro 1')
  expect(await stayed(page)).toBe(true)
  await page.reload()
  await expect(open(page)).toHaveText('Numéro 1')
})

test('what is done to the list while a message is open leaves it open', async ({ as }) => {
  const page = await mailbox(as, 60)
  await page.getByRole('link', { name: 'Numéro 2', exact: true }).click()
  await expect(open(page)).toHaveText('Numéro 2')
  await page.getByRole('checkbox', { name: 'Sélectionner Numéro 1', exact: true }).check()
  await page
    .getByRole('toolbar', { name: 'Actions sur la sélection' })
    .getByRole('button', { name: 'Supprimer', exact: true })
    .click()
  await expect(page.getByRole('link', { name: 'Numéro 1', exact: true })).toHaveCount(0)
  await expect(open(page)).toHaveText('Numéro 2')
  await expect(page.getByRole('link', { name: 'Numéro 2', exact: true })).toHaveCount(1)
  await page.getByRole('link', { name: 'Numéro 5', exact: true }).click()
  await expect(open(page)).toHaveText('Numéro 5')
  await page.goBack()
  await expect(open(page)).toHaveText('Numéro 2')
  await page
    .getByRole('toolbar', { name: 'Actions sur le message' })
    .getByRole('button', { name: 'Supprimer', exact: true })
    .click()
  await expect(open(page)).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Numéro 2', exact: true })).toHaveCount(0)
  expect(await stayed(page)).toBe(true)
})

test('a message that went away meanwhile opens as the page that is not here', async ({ as }) => {
  const page = await mailbox(as, 60)
  // Or the list would follow by itself.
  await page.route('**/api/lists/**', (route) => route.abort())
  const other = await page.context().newPage()
  await other.goto('/mail/inbox')
  for (const [where, button] of [
    ['/mail/inbox', 'Supprimer'],
    ['/mail/trash', 'Supprimer définitivement'],
  ] as const) {
    await other.goto(where)
    await other.getByRole('checkbox', { name: 'Sélectionner Numéro 1', exact: true }).check()
    await other.getByRole('toolbar').getByRole('button', { name: button, exact: true }).click()
    await expect(other.getByRole('link', { name: 'Numéro 1', exact: true })).toHaveCount(0)
  }
  await page.getByRole('link', { name: 'Numéro 1', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Cette page n’est pas ici.' })).toBeVisible()
})
