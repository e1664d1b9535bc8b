import type { Page } from '@playwright/test'
import { field, makeSchoolWith, press, refusalOn, signIn } from './support/accounts.ts'
import { makePerson } from './support/database.ts'
import { unique } from './support/mail.ts'
import { expect, PASSWORD, test } from './support/people.ts'

const menu = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const devices = (page: Page) => page.getByRole('list', { name: 'Appareils connectés' }).getByRole('listitem')

test('where one is signed in stands in the settings; one is signed out, then everywhere', async ({ page, browser }) => {
  const person = await makePerson(unique('Noa Partout'))
  const other = await (await browser.newContext({ userAgent: 'Mozilla/5.0 (iPhone) Version/19.0 Safari/604.1' })).newPage()
  for (const one of [page, other]) {
    await signIn(one, person)
    await expect(menu(one, person.name)).toBeVisible()
  }
  await page.goto('/settings')
  await expect(devices(page)).toHaveText([/^Chrome sur \w+Cet appareil$/, /^Safari sur iPhoneDernière activité/])
  await press(page, 'Déconnecter Safari sur iPhone')
  await expect(devices(page)).toHaveCount(1)
  await other.goto('/mail/inbox')
  await expect(other).toHaveURL(/\/sign-in/)

  await signIn(other, person)
  await expect(menu(other, person.name)).toBeVisible()
  await press(page, 'Déconnecter partout')
  await expect(page).toHaveURL('/sign-in')
  for (const one of [page, other]) {
    await one.goto('/mail/inbox')
    await expect(one).toHaveURL(/\/sign-in/)
  }
  await other.context().close()
})

test('an account in another school is joined with both passwords, and opened from the menu', async ({ page }) => {
  const person = await makePerson(unique('Sacha Double'))
  const elsewhere = await makeSchoolWith(`${person.name} Ailleurs`, 'teacher')
  await signIn(page, person)
  await expect(menu(page, person.name)).toBeVisible()
  await page.goto('/settings')
  await page.getByText('Relier un autre compte', { exact: true }).first().click()
  await field(page, 'Identifiant de l’autre compte').fill(elsewhere.identifier)
  await field(page, 'Mot de passe de l’autre compte').fill(PASSWORD)
  await field(page, 'Mot de passe de ce compte-ci').fill('deviné')
  await press(page, 'Relier un autre compte')
  await expect(refusalOn(page)).toHaveText(/^Ce n’est pas votre mot de passe actuel/)
  await field(page, 'Mot de passe de ce compte-ci').fill(PASSWORD)
  await press(page, 'Relier un autre compte')
  await expect(page.getByText(elsewhere.schoolName, { exact: true })).toBeVisible()
  await page.goto('/')
  await menu(page, person.name).click()
  await page.getByRole('link', { name: 'Changer d’établissement', exact: true }).click()
  await press(page, `Ouvrir ${elsewhere.schoolName}`)
  await expect(menu(page, elsewhere.name)).toBeVisible()
  await expect(page).toHaveURL('/')
})
