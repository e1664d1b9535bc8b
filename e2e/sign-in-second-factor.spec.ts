import type { Page } from '@playwright/test'
import { codeFor, field, makeSchoolWith, press, refusalOn, signIn } from './support/accounts.ts'
import { makePerson } from './support/database.ts'
import { unique } from './support/mail.ts'
import { expect, PASSWORD, requestsOf, test } from './support/people.ts'
import { violations } from './support/screens.ts'

test.describe.configure({ timeout: 60_000 })

const menu = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const keyOn = async (page: Page) => (await page.locator('code.key').textContent()) ?? ''
const codesOn = (page: Page) => page.getByRole('list', { name: 'Vos codes de secours' }).getByRole('listitem').allTextContents()

/** From the settings, with scripts or without. */
async function turnOn(page: Page): Promise<{ key: string; codes: string[] }> {
  await page.goto('/settings')
  await expect(page.getByRole('heading', { name: 'Double authentification', exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Activer la double authentification', exact: true }).click()
  // The settings have a field of that name too.
  await expect(page.getByRole('heading', { level: 1, name: 'Double authentification', exact: true })).toBeVisible()
  await field(page, 'Mot de passe actuel').fill('deviné')
  await press(page, 'Activer la double authentification')
  await expect(refusalOn(page)).toHaveText(/^Ce n’est pas votre mot de passe actuel/)
  await field(page, 'Mot de passe actuel').fill(PASSWORD)
  await press(page, 'Activer la double authentification')
  await expect(page.getByRole('img', { name: 'Code QR pour l’application d’authentification' })).toBeVisible()
  const key = await keyOn(page)
  await field(page, 'Code à six chiffres affiché par l’application').fill('000000')
  await press(page, 'Activer')
  await expect(refusalOn(page)).toHaveText(/^Ce code n’est pas le bon/)
  expect(await keyOn(page)).toBe(key)
  await field(page, 'Code à six chiffres affiché par l’application').fill(codeFor(key, -1))
  await press(page, 'Activer')
  await expect(page.getByText('ils ne seront plus affichés')).toBeVisible()
  return { key, codes: await codesOn(page) }
}

test('turned on in the settings, the password alone opens nothing any more', async ({ page, browser, baseURL }) => {
  const person = await makePerson(unique('Alix Double'))
  await signIn(page, person)
  await expect(menu(page, person.name)).toBeVisible()
  const { key, codes } = await turnOn(page)
  expect(codes).toHaveLength(10)
  await expect(page.getByRole('heading', { name: 'Vos codes de secours', exact: true })).toBeFocused()
  expect(await violations(page)).toEqual([])
  await page.goto('/settings')
  await expect(page.getByText('Activée, avec 10 codes de secours restants.')).toBeVisible()

  const other = await (await browser.newContext()).newPage()
  await other.goto('/mail/sent')
  await field(other, 'Identifiant').fill(person.identifier)
  await field(other, 'Mot de passe').fill(PASSWORD)
  await press(other, 'Se connecter')
  await expect(other).toHaveURL('/sign-in/second-factor?next=%2Fmail%2Fsent')
  expect(await violations(other)).toEqual([])
  expect((await other.request.get('/api/export')).status()).toBe(401)
  await field(other, 'Code').fill('000000')
  await press(other, 'Continuer')
  await expect(refusalOn(other)).toHaveText(/^Ce code n’est pas le bon/)
  await field(other, 'Code').fill(codeFor(key))
  await press(other, 'Continuer')
  await expect(other).toHaveURL('/mail/sent')
  await other.context().clearCookies()
  await signIn(other, person)
  await field(other, 'Code').fill(codes[0]!)
  await press(other, 'Continuer')
  await expect(menu(other, person.name)).toBeVisible()
  await other.context().close()

  const stranger = await requestsOf(baseURL!)
  const { csrfToken } = await (await stranger.get('/api/auth/csrf')).json()
  const form = { csrfToken, identifier: person.identifier, password: PASSWORD, json: 'true' }
  await stranger.post('/api/auth/callback/credentials', { form })
  expect((await stranger.get('/api/export')).status()).toBe(401)

  await page.goto('/settings/second-factor')
  await field(page, 'Mot de passe actuel').last().fill(PASSWORD)
  await press(page, 'Désactiver la double authentification')
  await expect(page.getByRole('button', { name: 'Activer la double authentification', exact: true })).toBeVisible()
})

test('a school that asks for it: staff set it up right after the password and get nothing before', async ({ page }) => {
  const person = await makeSchoolWith(unique('Noa Personnel'), 'staff', 'staff')
  await signIn(page, person)
  await expect(page).toHaveURL('/sign-in/enrol')
  expect(await violations(page)).toEqual([])
  for (const path of ['/api/export', '/api/recipients?q=a']) expect((await page.request.get(path)).status(), path).toBe(401)
  const key = await keyOn(page)
  const other = await page.context().newPage()
  await other.goto('/mail/inbox')
  await expect(other).toHaveURL(/\/sign-in\?next=/)
  await field(page, 'Code à six chiffres affiché par l’application').fill(codeFor(key))
  await press(page, 'Activer')
  await expect(page.getByText('ils ne seront plus affichés')).toBeVisible()
  expect(await codesOn(page)).toHaveLength(10)
  await page.getByRole('link', { name: 'C’est noté, continuer', exact: true }).click()
  await expect(menu(page, person.name)).toBeVisible()
  await page.goto('/settings/second-factor')
  await expect(page.getByRole('button', { name: 'Désactiver la double authentification', exact: true })).toBeHidden()
})

test('scripts off: enrolling, its codes, and the step at sign-in', async ({ browser, baseURL }) => {
  const person = await makePerson(unique('Camille Sans'))
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! })
  const page = await context.newPage()
  await signIn(page, person)
  const { key, codes } = await turnOn(page)
  expect(codes).toHaveLength(10)
  await context.clearCookies()
  await signIn(page, person)
  await field(page, 'Code').fill(codeFor(key))
  await press(page, 'Continuer')
  await expect(menu(page, person.name)).toBeVisible()
  await context.close()
})
