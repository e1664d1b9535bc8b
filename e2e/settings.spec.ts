import type { Page } from '@playwright/test'
import { row, sendQuickly, unique } from './support/mail.ts'
import { expect, test } from './support/people.ts'

async function save(page: Page): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await answered
  await expect(page.getByRole('status').filter({ hasText: 'Réglages enregistrés.' })).toBeVisible()
}

const html = (page: Page) => page.locator('html')

test('the settings stand in one’s own menu', async ({ as }) => {
  const page = await as('clement.picard-giraud')
  await page.goto('/mail/inbox')
  await page.getByRole('button', { name: 'Clément Picard-Giraud', exact: true }).click()
  await page.getByRole('link', { name: 'Paramètres', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Paramètres', exact: true, level: 1 })).toBeVisible()
})

test('the theme is kept after a reload, and on the sign-in page', async ({ as }) => {
  const page = await as('garance.parent')
  await page.goto('/settings')
  await page.getByRole('radio', { name: 'Papier', exact: true }).check()
  await save(page)
  await expect(html(page)).toHaveAttribute('data-theme', 'light')
  const light = await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)
  await page.getByRole('radio', { name: 'Ardoise', exact: true }).check()
  await save(page)
  await page.reload()
  await expect(html(page)).toHaveAttribute('data-theme', 'dark')
  await expect(page.locator('body')).not.toHaveCSS('background-color', light)
  await expect(page.getByRole('radio', { name: 'Ardoise', exact: true })).toBeChecked()
  await page.context().clearCookies({ name: /session-token/ })
  await page.goto('/sign-in')
  await expect(html(page)).toHaveAttribute('data-theme', 'dark')
})

test('the language is kept after a reload', async ({ as }) => {
  const page = await as('tom.colin')
  await page.goto('/settings')
  await page.getByRole('radio', { name: 'English', exact: true }).check()
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible()
  await page.goto('/mail/inbox')
  await expect(html(page)).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('heading', { name: 'Inbox', exact: true })).toBeVisible()
  await page.goto('/settings')
  await page.getByRole('radio', { name: 'Français', exact: true }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Paramètres', exact: true })).toBeVisible()
})

test('the density of the lists is kept after a reload', async ({ as, by }) => {
  const page = await as('coumba.essono')

  const subject = unique('Sortie de fin d’année')
  await sendQuickly(await by('karim.benali'), { to: ['coumba.essono'], subject, text: 'Le départ est à 8 h.' })
  await page.goto('/settings')
  await page.getByRole('radio', { name: 'Aérées', exact: true }).check()
  await save(page)
  await page.goto('/mail/inbox')
  const beginning = row(page, subject).getByText('Le départ est à 8 h.', { exact: true })
  await expect(beginning).toBeVisible()
  await page.goto('/settings')
  await page.getByRole('radio', { name: 'Serrées', exact: true }).check()
  await save(page)
  await page.goto('/mail/inbox')
  await expect(page.getByRole('link', { name: subject, exact: true })).toBeVisible()
  await expect(beginning).toBeHidden()
})

test('the reading font is kept after a reload, and can be left again', async ({ as }) => {
  const page = await as('jules.reynaud')
  await page.goto('/settings')
  const box = page.getByRole('checkbox', { name: 'Police de lecture facilitée', exact: true })
  const font = () => page.locator('body').evaluate((body) => getComputedStyle(body).fontFamily)
  const usual = await font()
  await box.check()
  await save(page)
  await page.reload()
  await expect(box).toBeChecked()
  expect(await font()).not.toBe(usual)
  await box.uncheck()
  await save(page)
  await page.reload()
  await expect(box).not.toBeChecked()
  expect(await font()).toBe(usual)
})

test('what one chooses changes nobody else’s pages', async ({ as }) => {
  const [one, other] = [await as('melissa.celik'), await as('deniz.polat')]
  await one.goto('/settings')
  await one.getByRole('radio', { name: 'Ardoise', exact: true }).check()
  await save(one)
  await other.goto('/settings')
  await expect(html(other)).toHaveAttribute('data-theme', 'auto')
})
