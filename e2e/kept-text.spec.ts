import type { BrowserContext, Page } from '@playwright/test'
import { pdf } from './support/files.ts'
import { post } from './support/forms.ts'
import { letter, sendLetter } from './support/letters.ts'
import { composeOf, pick, row, sendByHand, unique } from './support/mail.ts'
import { expect, PASSWORD, test } from './support/people.ts'
import { makeCircle } from './support/people-of-a-test.ts'

const TEXT = 'Ce que j’ai mis une heure à écrire.'
const failed = (page: Page) => page.getByRole('status').filter({ hasText: 'Brouillon non enregistré.' })
/** As when one comes back to the tab. */
const comeBack = (page: Page) => page.evaluate(() => dispatchEvent(new Event('focus')))

async function write(page: Page, title: string) {
  await page.goto('/mail/compose')
  const fields = composeOf(page)
  await expect(page.getByRole('toolbar', { name: 'Mise en forme' })).toBeVisible()
  await fields.subject.fill(title)
  await fields.text.fill(TEXT)
  return fields
}

async function signIn(context: BrowserContext, identifier: string): Promise<Page> {
  const gate = await context.newPage()
  await gate.goto('/sign-in')
  await gate.getByRole('textbox', { name: 'Identifiant', exact: true }).fill(identifier)
  await gate.getByRole('textbox', { name: 'Mot de passe', exact: true }).fill(PASSWORD)
  await gate.getByRole('button', { name: 'Se connecter', exact: true }).click()
  await expect(gate).toHaveURL('/')
  return gate
}

async function alone(as: (identifier: string) => Promise<Page>) {
  const { people } = await makeCircle(2)
  return { page: await as(people[0]!.identifier), person: people[0]!, other: people[1]! }
}

test('B03 what is written before the scripts have come is kept, and no older text takes its place', async ({ as }) => {
  const { page } = await alone(as)
  const [older, newer] = [unique('Ancien'), unique('Nouveau')]
  await page.route('**/api/compose', (route) => route.abort())
  await write(page, older)
  await expect(failed(page)).toBeVisible()
  await page.close()

  const again = await page.context().newPage()
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await again.route('**/*.js*', async (route) => {
    await released
    await route.continue()
  })
  await again.goto('/mail/compose', { waitUntil: 'commit' })
  const { subject, text, saved } = composeOf(again)
  await subject.fill(newer)
  await text.fill('Écrit sans attendre.')
  release()
  await expect(again.getByRole('toolbar', { name: 'Mise en forme' })).toBeVisible()
  await expect(saved).toBeVisible()
  await expect(subject).toHaveValue(newer)
  await expect(text).toHaveText('Écrit sans attendre.')
  const later = await page.context().newPage()
  await later.goto('/mail/compose')
  await expect(composeOf(later).subject).toHaveValue(older)
})

test('B03 who writes without a pause is saved within 5 seconds all the same', async ({ as }) => {
  const { page } = await alone(as)
  await page.goto('/mail/compose')
  await expect(page.getByRole('toolbar', { name: 'Mise en forme' })).toBeVisible()
  const { text, saved } = composeOf(page)
  await text.press('x')
  const saving = page.waitForRequest('**/api/compose', { timeout: 6000 })
  const writing = text.pressSequentially('x'.repeat(100), { delay: 100 })
  expect((await saving).method()).toBe('POST')
  await writing
  await expect(saved).toBeVisible()
})

test('B03 the session ends while one writes: after signing in again in another tab all is saved', async ({ as }) => {
  const { page, person } = await alone(as)
  const title = unique('Session')
  await page.goto('/mail/compose')
  await page.context().clearCookies({ name: /session-token/ })
  await composeOf(page).subject.fill(title)
  await composeOf(page).text.fill(TEXT)
  await expect(failed(page)).toContainText('Votre session est terminée')
  const gate = await signIn(page.context(), person.identifier)
  await comeBack(page)
  await expect(composeOf(page).saved).toBeVisible()
  await gate.goto('/mail/drafts')
  await expect(row(gate, title)).toBeVisible()
})

test('B03 somebody else signs in in this browser: what an open page writes does not become theirs', async ({ as }) => {
  const { page, person, other } = await alone(as)
  const title = unique('Pas le mien')
  await page.goto('/mail/compose')
  await page.context().clearCookies({ name: /session-token/ })
  const gate = await signIn(page.context(), other.identifier)
  await composeOf(page).subject.fill(title)
  await expect(failed(page)).toContainText('Votre session est terminée')
  await gate.goto('/mail/drafts')
  await expect(row(gate, title)).toHaveCount(0)
  await page.context().clearCookies({ name: /session-token/ })
  await signIn(page.context(), person.identifier)
  await comeBack(page)
  await expect(composeOf(page).saved).toBeVisible()
})

test('B03 the server is away, then a new build answers nothing it knows: all is kept and saved when it is back', async ({
  as,
}) => {
  const { page } = await alone(as)
  const title = unique('Nouvelle version')
  await page.route('**/api/compose', (route) => route.abort())
  const { saved, subject } = await write(page, title)
  await expect(failed(page)).toContainText('Une copie reste dans ce navigateur')
  await page.unroute('**/api/compose')
  await page.route('**/api/compose', (route) => route.fulfill({ status: 404, body: 'unknown' }))
  await comeBack(page)
  await expect(failed(page)).toBeVisible()
  await page.unroute('**/api/compose')
  await comeBack(page)
  await expect(saved).toBeVisible()
  await page.reload()
  await expect(subject).toHaveValue(title)
})

test('B03 the browser crashes: text, recipients, options and files that had come are all there again', async ({ as }) => {
  const { page, other } = await alone(as)
  const title = unique('Plantage')
  const context = page.context()
  let isAway = true
  await context.route('**/api/compose', (route) => (isAway ? route.abort() : route.continue()))
  const { to } = await write(page, title)
  await pick(to, other.name, new RegExp(`^${other.name}`))
  await page.getByRole('checkbox', { name: 'Réponses désactivées', exact: true }).check()
  await page.locator('input[type=file]').setInputFiles(pdf('plan.pdf'))
  await expect(page.getByRole('link', { name: 'plan.pdf', exact: true })).toBeVisible()
  await expect(failed(page)).toBeVisible()
  await page.goto('chrome://crash', { timeout: 1000 }).catch(() => undefined)
  isAway = false
  const again = await context.newPage()
  await again.goto('/mail/compose')
  const fields = composeOf(again)
  await expect(fields.subject).toHaveValue(title)
  await expect(fields.text).toContainText(TEXT)
  await expect(again.getByRole('button', { name: `Retirer ${other.name}`, exact: true })).toBeVisible()
  await expect(again.getByRole('checkbox', { name: 'Réponses désactivées', exact: true })).toBeChecked()
  await expect(again.getByRole('link', { name: 'plan.pdf', exact: true })).toBeVisible()
  await expect(fields.saved).toBeVisible()
  await sendByHand(again)
})

test('B03 two tabs with one draft: the older does not write over the newer, both are kept, and one is told', async ({ as }) => {
  const { page: older } = await alone(as)
  const [title, other] = [unique('Deux onglets'), unique('Ancien onglet')]
  const first = await write(older, title)
  await expect(first.saved).toBeVisible()
  const newer = await older.context().newPage()
  await newer.goto(older.url())
  await composeOf(newer).text.fill('Écrit dans le nouvel onglet.')
  await expect(composeOf(newer).saved).toBeVisible()
  await expect
    .poll(async () => (await (await newer.request.get(newer.url())).text()).includes('Écrit dans le nouvel onglet.'))
    .toBe(true)
  await first.subject.fill(other)
  const told = older.getByRole('status').filter({ hasText: 'modifié entre-temps dans un autre onglet' })
  await expect(told).toContainText('Rien n’a été écrasé')
  await expect(told.getByRole('link', { name: 'Ouvrir l’autre version', exact: true })).toBeVisible()
  await expect(first.saved).toBeVisible()
  await first.text.fill('La suite, dans l’ancien onglet.')
  const list = await older.context().newPage()
  await list.goto('/mail/drafts')
  await expect(row(list, title)).toContainText('Écrit dans le nouvel onglet.')
  await expect(row(list, other)).toBeVisible()
})

test('B03 what a closed tab kept here and what another device wrote since are both kept', async ({ as, by }) => {
  const { page, person } = await alone(as)
  const [title, elsewhere] = [unique('Ici'), unique('Ailleurs')]
  const context = page.context()
  let isAway = false
  await context.route('**/api/compose', (route) => (isAway ? route.abort() : route.continue()))
  const { subject, saved } = await write(page, title)
  await expect(saved).toBeVisible()
  const address = page.url()
  isAway = true
  await subject.fill(`${title} bis`)
  await expect(failed(page)).toBeVisible()
  // What a tab says as it goes is not caught on its way: here nothing leaves it any more.
  await page.evaluate(() => {
    window.fetch = () => Promise.reject(new TypeError('offline'))
  })
  await page.close()
  const { fields } = letter('save', { subject: elsewhere }, new URL(address).searchParams.get('draft')!)
  await post(await by(person.identifier), '/api/compose', fields)
  const again = await context.newPage()
  isAway = false
  await again.goto(address)
  await expect(composeOf(again).subject).toHaveValue(`${title} bis`)
  await expect(again.getByRole('status').filter({ hasText: 'Rien n’a été écrasé' })).toBeVisible()
  await expect(composeOf(again).saved).toBeVisible()
  await again.goto('/mail/drafts')
  for (const one of [`${title} bis`, elsewhere]) await expect(row(again, one)).toBeVisible()
})

test('B03 the draft was sent from another tab: what is written here is not lost', async ({ as }) => {
  const { page: here, other } = await alone(as)
  const title = unique('Déjà parti')
  const { to, saved, text } = await write(here, title)
  await pick(to, other.name, new RegExp(`^${other.name}`))
  await expect(saved).toBeVisible()
  const there = await here.context().newPage()
  await there.goto(here.url())
  await sendByHand(there)
  await text.fill('Un mot de plus.')
  await expect(failed(here)).toContainText('Ce message est déjà parti.')
  await here.getByRole('button', { name: 'Garder ce texte dans un nouveau brouillon', exact: true }).click()
  await expect(saved).toBeVisible()
  await there.goto('/mail/drafts')
  await expect(row(there, title)).toContainText('Un mot de plus.')
})

test('B03 compose that was opened and left, empty or emptied again, leaves nothing behind', async ({ as, by }) => {
  const { page, person, other } = await alone(as)
  const id = await sendLetter(await by(other.identifier), { to: [`person:${person.id}`], subject: unique('Question') })
  for (const address of ['/mail/compose', `/mail/compose?reply=${id}`]) {
    await page.goto(address)
    const { text, saved } = composeOf(page)
    await expect(page.getByRole('toolbar', { name: 'Mise en forme' })).toBeVisible()
    await text.fill('Non, rien.')
    await expect(saved).toBeVisible()
    await text.fill(' ')
    await expect(saved).toBeHidden()
    await page
      .getByRole('link', { name: /^Messagerie/ })
      .first()
      .click()
    await expect(page).toHaveURL(/\/mail\/inbox/)
    await page.goto('/mail/drafts')
    await expect(page.getByRole('list', { name: 'Messages', exact: true }).getByRole('listitem')).toHaveCount(0)
  }
})

test('B03 what a word processor copies is as bold as it was', async ({ as }) => {
  const { page } = await alone(as)
  await page.goto('/mail/compose')
  await expect(page.getByRole('toolbar', { name: 'Mise en forme' })).toBeVisible()
  const { text } = composeOf(page)
  await text.click()
  await text.evaluate((field) => {
    const data = new DataTransfer()
    data.setData(
      'text/html',
      `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p>Simple et <b>gras</b></p></b>`,
    )
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect(text).toContainText('Simple et gras')
  await expect(text.locator('strong')).toHaveText(['gras'])
})
