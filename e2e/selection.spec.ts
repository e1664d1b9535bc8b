import type { Page } from '@playwright/test'
import { BOLD, NOT_BOLD, row, sendQuickly, subjectLink, unique } from './support/mail.ts'
import { expect, test } from './support/people.ts'

const bar = (page: Page) => page.getByRole('toolbar', { name: 'Actions sur la sélection', exact: true })
const tick = (page: Page, subject: string) => page.getByRole('checkbox', { name: `Sélectionner ${subject}`, exact: true })
const press = (page: Page, name: string) => bar(page).getByRole('button', { name, exact: true }).click()

test('M26 ticking selects one message, several, or all', async ({ as, by }) => {
  const page = await as('lisa.picard')
  const subjects = [unique('Un'), unique('Deux')]
  for (const subject of subjects) await sendQuickly(await by('karim.benali'), { to: ['lisa.picard'], subject })
  await page.goto('/mail/inbox')
  await tick(page, subjects[0]!).check()
  await expect(bar(page)).toContainText('Messages sélectionnés : 1')
  await tick(page, subjects[1]!).check()
  await expect(bar(page)).toContainText('Messages sélectionnés : 2')
  await tick(page, subjects[0]!).uncheck()
  await tick(page, subjects[1]!).uncheck()
  await expect(bar(page)).toBeHidden()
  const rows = page.getByRole('checkbox', { name: /^Sélectionner / })
  await page.getByRole('checkbox', { name: 'Tout sélectionner', exact: true }).check()
  for (const one of await rows.all()) await expect(one).toBeChecked()
  await expect(bar(page)).toContainText(`Messages sélectionnés : ${await rows.count()}`)
})

test('M27 M28 « Supprimer » stands at the bottom left while something is selected, and nowhere else', async ({ as, by }) => {
  const page = await as('ewen.garnier')
  const subject = unique('Sélection')
  await sendQuickly(await by('karim.benali'), { to: ['ewen.garnier'], subject })
  await page.goto('/mail/inbox')
  await expect(subjectLink(page, subject)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Supprimer', exact: true })).toHaveCount(0)
  await tick(page, subject).check()
  const remove = page.getByRole('button', { name: 'Supprimer', exact: true })
  await expect(remove).toHaveCount(1)
  const [button, list] = [
    (await remove.boundingBox())!,
    (await page.getByRole('form', { name: 'Boîte de réception' }).boundingBox())!,
  ]
  const height = page.viewportSize()!.height
  expect(button.y).toBeGreaterThan(height - 100)
  expect(button.y + button.height).toBeLessThanOrEqual(height)
  expect(button.x + button.width / 2).toBeLessThan(list.x + list.width / 2)
  await tick(page, subject).uncheck()
  await expect(remove).toHaveCount(0)
})

test('M29 M30 deleted messages go to the trash and come back from there', async ({ as, by }) => {
  const page = await as('nassim.dufour')
  const [gone, kept] = [unique('À supprimer'), unique('À garder')]
  for (const subject of [gone, kept]) await sendQuickly(await by('karim.benali'), { to: ['nassim.dufour'], subject })
  await page.goto('/mail/inbox')
  await tick(page, gone).check()
  await press(page, 'Supprimer')
  await expect(row(page, gone)).toHaveCount(0)
  await expect(row(page, kept)).toBeVisible()

  await page.getByRole('link', { name: 'Corbeille', exact: true }).click()
  await expect(row(page, kept)).toHaveCount(0)
  await tick(page, gone).check()
  await expect(bar(page).getByRole('button', { name: 'Supprimer définitivement', exact: true })).toBeVisible()
  await press(page, 'Restaurer')
  await expect(row(page, gone)).toHaveCount(0)
  await page.goto('/mail/inbox')
  await expect(row(page, gone)).toBeVisible()
})

test('M30 what is deleted from the trash is gone for good, for me alone', async ({ as, by }) => {
  const page = await as('bilal.toumi-saidi')
  const subject = unique('Pour toujours')
  const id = await sendQuickly(await by('karim.benali'), { to: ['bilal.toumi-saidi', 'yassine.ouali'], subject })
  await page.goto('/mail/inbox')
  await subjectLink(page, subject).click()
  await page
    .getByRole('toolbar', { name: 'Actions sur le message' })
    .getByRole('button', { name: 'Supprimer', exact: true })
    .click()
  await expect(row(page, subject)).toHaveCount(0)
  await page.goto('/mail/trash')
  await tick(page, subject).check()
  await press(page, 'Supprimer définitivement')
  await expect(row(page, subject)).toHaveCount(0)
  expect((await page.goto(`/mail/trash/${id}`))!.status()).toBe(404)
  const other = await as('yassine.ouali')
  await other.goto(`/mail/inbox/${id}`)
  await expect(other.getByRole('heading', { name: subject, exact: true })).toBeVisible()
})

test('M33 messages put into an own folder leave the inbox and stand in the folder', async ({ as, by }) => {
  const page = await as('paul.durand')
  const subject = unique('Autocar pour Gadagne')
  await sendQuickly(await by('karim.benali'), { to: ['paul.durand'], subject })
  await page.goto('/mail/inbox')
  await tick(page, subject).check()
  await press(page, 'Déplacer')
  await page.getByRole('combobox', { name: 'Déplacer vers', exact: true }).selectOption('Gadagne')
  await page.locator('#move-menu').getByRole('button', { name: 'Déplacer', exact: true }).click()
  await expect(row(page, subject)).toHaveCount(0)
  await page.getByRole('link', { name: /^Gadagne/ }).click()
  await expect(page.getByRole('heading', { name: 'Gadagne', exact: true })).toBeVisible()
  await expect(row(page, subject)).toBeVisible()
})

test('M32 an own folder is nobody else’s', async ({ as, by }) => {
  const page = await as('paul.durand')
  await page.goto('/mail/inbox')
  const folder = page.getByRole('link', { name: /^Gadagne/ })
  const address = (await folder.getAttribute('href'))!
  expect((await (await by('claire.martin')).get(address)).status()).toBe(404)
})

test('messages are marked as read and as unread from the bar', async ({ as, by }) => {
  const page = await as('elsa.gaillard')
  const subject = unique('Lu, non lu')
  await sendQuickly(await by('karim.benali'), { to: ['elsa.gaillard'], subject })
  await page.goto('/mail/inbox')
  await tick(page, subject).check()
  await press(page, 'Marquer comme lu')
  await expect(subjectLink(page, subject)).toHaveCSS('font-weight', NOT_BOLD)
  await tick(page, subject).check()
  await press(page, 'Marquer comme non lu')
  await expect(subjectLink(page, subject)).toHaveCSS('font-weight', BOLD)
  await page.reload()
  await expect(subjectLink(page, subject)).toHaveCSS('font-weight', BOLD)
})
