import type { Page } from '@playwright/test'
import { expect, PASSWORD, test } from './support/people.ts'

const WRONG = 'Identifiant ou mot de passe incorrect. Réessayez.'

async function tryToSignIn(page: Page, identifier: string, password: string = PASSWORD): Promise<void> {
  await page.getByRole('textbox', { name: 'Identifiant', exact: true }).fill(identifier)
  await page.getByRole('textbox', { name: 'Mot de passe', exact: true }).fill(password)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
}

const ownMenu = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('signing in opens the home page, under one’s own name', async ({ page }) => {
  await page.goto('/sign-in')
  await tryToSignIn(page, ' Solene.Clement ')
  await expect(page).toHaveURL('/')
  await expect(ownMenu(page, 'Solène Clément')).toBeVisible()
})

test('a wrong password and an unknown identifier get the same sentence', async ({ page }) => {
  await page.goto('/sign-in')
  for (const [identifier, password] of [
    ['valentine.lemoine', 'preaux'],
    ['personne.inconnue', PASSWORD],
  ] as const) {
    await tryToSignIn(page, identifier, password)
    await expect(page.getByRole('main').getByRole('alert')).toHaveText(WRONG)
    await expect(page.getByRole('textbox', { name: 'Identifiant', exact: true })).toHaveValue(identifier)
    await expect(page.getByRole('textbox', { name: 'Mot de passe', exact: true })).toHaveAccessibleDescription(WRONG)
    await page.reload()
  }
})

test('M04 a person whose account was never activated cannot sign in, with the same sentence', async ({ page }) => {
  await page.goto('/sign-in')
  await tryToSignIn(page, 'yann.morel')
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(WRONG)
  await page.goto('/mail/inbox')
  await expect(page).toHaveURL('/sign-in?next=%2Fmail%2Finbox')
})

test('strangers sign in and come back to the page that they wanted', async ({ page }) => {
  await page.goto('/mail/sent?filter=unread')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await tryToSignIn(page, 'valentine.lemoine')
  await expect(page).toHaveURL('/mail/sent?filter=unread')
  await expect(page.getByRole('heading', { name: 'Messages envoyés', exact: true })).toBeVisible()
})

for (const wanted of ['//example.org', 'https://example.org/', '/\\example.org', '/api/health']) {
  test(`sign-in never leads elsewhere: ${wanted}`, async ({ page, baseURL }) => {
    await page.goto(`/sign-in?next=${encodeURIComponent(wanted)}`)
    await tryToSignIn(page, 'lenny.hardy')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(ownMenu(page, 'Lenny Hardy')).toBeVisible()
    expect(page.url()).toBe(`${baseURL}/`)
  })
}

test('signing out revokes the session: a copied cookie opens nothing any more', async ({ page, browser }) => {
  await page.goto('/sign-in')
  await tryToSignIn(page, 'ioana.hakobyan')
  await expect(page).toHaveURL('/')
  const thief = await browser.newContext({ storageState: await page.context().storageState() })
  const stolen = await thief.newPage()
  await stolen.goto('/mail/inbox')
  await expect(stolen.getByRole('heading', { name: 'Boîte de réception', exact: true })).toBeVisible()

  await ownMenu(page, 'Ioana Hakobyan').click()
  await page.getByRole('button', { name: 'Se déconnecter', exact: true }).click()
  await expect(page).toHaveURL('/sign-in')

  await stolen.goto('/mail/inbox')
  await expect(stolen).toHaveURL(/\/sign-in/)
  expect((await thief.request.post('/api/compose', { headers: { origin: new URL(page.url()).origin } })).status()).toBe(401)
  await thief.close()
})

test('too many tries: one is told how long to wait, and the right password must wait too', async ({ page }) => {
  await page.goto('/sign-in')
  const refused = page.getByRole('main').getByRole('alert')
  // Each failure past the free ones doubles the wait, so that a slow machine too meets one that is not over.
  await expect(async () => {
    await tryToSignIn(page, 'augustin.devaux', 'deviné')
    await expect(refused).toHaveText(/^Trop d’essais\. Réessayez dans \d+ secondes?\.$/, { timeout: 1_000 })
  }).toPass({ intervals: [0], timeout: 25_000 })
  await tryToSignIn(page, 'augustin.devaux')
  await expect(refused).toHaveText(/^Trop d’essais/)
  await expect(page).toHaveURL('/sign-in')
})

test('the sign-in page speaks English when asked, and remembers it', async ({ page }) => {
  await page.goto('/sign-in?next=%2Fmail%2Fsent')
  await page.getByRole('button', { name: 'English', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page).toHaveURL('/sign-in?next=%2Fmail%2Fsent')
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'Username', exact: true }).fill('nobody')
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill('nothing')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(/password/)
  await page.getByRole('button', { name: 'Français', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Se connecter', exact: true })).toBeVisible()
})

test('what is corrected while the answer is under way stays', async ({ page }) => {
  await page.goto('/sign-in')
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route('**/sign-in', async (route) => {
    if (route.request().method() === 'POST') await held
    await route.continue()
  })
  await tryToSignIn(page, 'personne.inconnue', 'faux')
  const identifier = page.getByRole('textbox', { name: 'Identifiant', exact: true })
  await identifier.fill('solene.clement')
  answer()
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(WRONG)
  await expect(identifier).toHaveValue('solene.clement')
})
