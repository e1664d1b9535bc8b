import type { Page, Route } from '@playwright/test'
import { composeOf, pick, row, unique } from './support/mail.ts'
import { expect, PASSWORD, test } from './support/people.ts'

const TEXT = 'Ce que j’ai mis une heure à écrire.'

async function writeTo(page: Page, title: string) {
  await page.goto('/mail/compose')
  const fields = composeOf(page)
  await pick(fields.to, 'karim ben', /^Karim Benali,/)
  await fields.subject.fill(title)
  await fields.text.fill(TEXT)
  return fields
}

async function expectAllKept(page: Page, title: string): Promise<void> {
  await expect(composeOf(page).subject).toHaveValue(title)
  await expect(composeOf(page).text).toContainText(TEXT)
  await expect(page.getByRole('button', { name: 'Retirer Karim Benali', exact: true })).toBeVisible()
}

async function expectSentOnce(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: 'Message envoyé à 1 personne' })).toBeVisible()
  await page.goto('/mail/sent')
  await expect(row(page, title)).toHaveCount(1)
  await page.goto('/mail/drafts')
  await expect(row(page, title)).toHaveCount(0)
}

const trouble = (page: Page) => page.getByRole('main').getByRole('alert').filter({ hasText: 'Le message n’est pas parti.' })
const retry = (page: Page) => trouble(page).getByRole('button', { name: 'Réessayer maintenant', exact: true })

test('M18 the server cannot be reached while sending: the text is kept, trying again sends one message', async ({ as }) => {
  const page = await as('margaux.tessier')
  const title = unique('Coupure')
  const { send } = await writeTo(page, title)
  await page.route('**/api/compose', (route) => route.abort())
  await send.click()
  await expect(trouble(page)).toContainText('Le serveur ne répond pas. Votre texte est gardé.')
  await expectAllKept(page, title)
  await retry(page).click()
  await expect(retry(page)).toBeVisible()
  await page.unroute('**/api/compose')
  await retry(page).click()
  await expectSentOnce(page, title)
})

test('M18 the answer to a send is lost: trying again sends no second message', async ({ as, by }) => {
  const page = await as('imene.gharbi')
  const title = unique('Réponse perdue')
  const { send } = await writeTo(page, title)
  // The server hears it all and says yes; the browser hears nothing.
  const lose = async (route: Route) => {
    await route.fetch()
    await route.abort()
  }
  await page.route('**/api/compose', lose)
  await send.click()
  await expect(trouble(page)).toBeVisible()
  await page.unroute('**/api/compose', lose)
  await retry(page).click()
  await expectSentOnce(page, title)
  const inbox = await (await (await by('karim.benali')).get('/mail/inbox')).text()
  expect(inbox.split(`aria-label="Sélectionner ${title}"`)).toHaveLength(2)
})

test('M18 a double click on « Envoyer » sends one message', async ({ as, by }) => {
  const page = await as('elif.aydin')
  const title = unique('Double clic')
  const { send } = await writeTo(page, title)
  await send.dblclick()
  await expectSentOnce(page, title)
  const inbox = await (await (await by('karim.benali')).get('/mail/inbox')).text()
  expect(inbox.split(`aria-label="Sélectionner ${title}"`)).toHaveLength(2)
})

test('M18 the session ends while one writes: signing in elsewhere and trying again sends what was written', async ({ as }) => {
  const page = await as('maissa.mabrouk')
  const title = unique('Session terminée')
  const { send } = await writeTo(page, title)
  await page.context().clearCookies({ name: /session-token/ })
  await send.click()
  await expect(trouble(page)).toContainText('Votre session est terminée')
  await expectAllKept(page, title)
  const [signIn] = await Promise.all([
    page.context().waitForEvent('page'),
    trouble(page).getByRole('link', { name: 'Se connecter', exact: true }).click(),
  ])
  await signIn.getByRole('textbox', { name: 'Identifiant', exact: true }).fill('maissa.mabrouk')
  await signIn.getByRole('textbox', { name: 'Mot de passe', exact: true }).fill(PASSWORD)
  await signIn.getByRole('button', { name: 'Se connecter', exact: true }).click()
  await expect(signIn).toHaveURL('/')
  await retry(page).click()
  await expectSentOnce(page, title)
})

test('M01 somebody else who signs in meanwhile finds nothing of what was written', async ({ as }) => {
  const page = await as('aurelien.ollier')
  const title = unique('Ordinateur partagé')
  await page.context().route('**/api/compose', (route) => route.abort())
  await writeTo(page, title)
  await expect(page.getByText('Brouillon non enregistré.')).toBeVisible()
  const context = page.context()
  await page.close()
  await context.clearCookies({ name: /session-token/ })
  const next = await context.newPage()
  await next.goto('/sign-in?next=/mail/compose')
  await next.getByRole('textbox', { name: 'Identifiant', exact: true }).fill('victor.clement')
  await next.getByRole('textbox', { name: 'Mot de passe', exact: true }).fill(PASSWORD)
  await next.getByRole('button', { name: 'Se connecter', exact: true }).click()
  await expect(composeOf(next).to).toBeVisible()
  await expect(composeOf(next).subject).toHaveValue('')
  await expect(next.getByText(title)).toHaveCount(0)
})
