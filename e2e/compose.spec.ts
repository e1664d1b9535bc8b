import type { Page } from '@playwright/test'
import { composeOf, pick, row, sendByHand, subjectLink, unique } from './support/mail.ts'
import { expect, test } from './support/people.ts'

const main = (page: Page) => page.getByRole('main')
const moreActions = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Plus d’actions', exact: true }).click()
  await page.getByRole('button', { name, exact: true }).click()
}

/** Compose with a subject and a text of this test. */
async function write(page: Page, title: string, text = 'Le texte que j’ai tapé.') {
  await page.goto('/mail/compose')
  const fields = composeOf(page)
  await fields.subject.fill(title)
  await fields.text.fill(text)
  return fields
}

test('M15 the text arrives as it was formatted: bold, list and link', async ({ as }) => {
  const [page, student] = [await as('hakim.rahmani'), await as('lilia.elfassi')]
  const title = unique('Mise en forme')
  const { to, text } = await write(page, title, '')
  await pick(to, 'lilia el', 'Lilia El Fassi, élève, 4C')
  const tools = page.getByRole('toolbar', { name: 'Mise en forme', exact: true })
  const tool = (name: string) => tools.getByRole('button', { name, exact: true })
  await text.click()
  await tool('Gras').click()
  await expect(tool('Gras')).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.type('Important')
  await tool('Gras').click()
  await page.keyboard.type(' et simple')
  await page.keyboard.press('Enter')
  await tool('Liste à puces').click()
  await page.keyboard.type('cahier')
  await page.keyboard.press('Enter')
  await page.keyboard.type('règle')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await tool('Lien').click()
  await page.getByRole('textbox', { name: 'Adresse du lien', exact: true }).fill('exemple.fr/cours')
  await page.getByRole('button', { name: 'Appliquer', exact: true }).click()
  await sendByHand(page)

  await student.goto('/mail/inbox')
  await subjectLink(student, title).click()
  const received = student.getByRole('article')
  await expect(received.getByRole('strong').filter({ hasText: /^Important$/ })).toBeVisible()
  await expect(received.getByText('Important et simple')).toBeVisible()
  await expect(received.getByRole('listitem').filter({ hasText: /^(cahier|règle)$/ })).toHaveCount(2)
  const link = received.getByRole('link', { name: 'exemple.fr/cours', exact: true })
  await expect(link).toHaveAttribute('href', 'https://exemple.fr/cours')
  await expect(link).toHaveAttribute('rel', /noopener/)
})

test('M19 « Enregistrer le brouillon » keeps the message in « Brouillons », unsent, with all that was written', async ({
  as,
  by,
}) => {
  const page = await as('juliette.tessier')
  const title = unique('Brouillon')
  const { to } = await write(page, title)
  await pick(to, 'karim ben', /^Karim Benali,/)
  await moreActions(page, 'Enregistrer le brouillon')
  await expect(composeOf(page).saved).toBeVisible()
  await page.goto('/mail/drafts')
  await expect(row(page, title)).toContainText('Karim Benali')
  await subjectLink(page, title).click()
  await expect(composeOf(page).subject).toHaveValue(title)
  await expect(composeOf(page).text).toContainText('Le texte que j’ai tapé.')
  await expect(page.getByRole('button', { name: 'Retirer Karim Benali', exact: true })).toBeVisible()
  expect(await (await (await by('karim.benali')).get('/mail/inbox')).text()).not.toContain(title)

  await sendByHand(page)
  await page.goto('/mail/drafts')
  await expect(row(page, title)).toHaveCount(0)
})

test('M20 « Annuler » abandons the message after asking: nothing is sent, nothing is kept', async ({ as }) => {
  const page = await as('simon.lejeune')
  const title = unique('Abandonné')
  const { to, saved } = await write(page, title)
  await pick(to, 'karim ben', /^Karim Benali,/)
  await expect(saved).toBeVisible()
  await moreActions(page, 'Annuler')
  const question = page.getByRole('alertdialog', { name: 'Abandonner ce message ?', exact: true })
  await question.getByRole('button', { name: 'Continuer à écrire', exact: true }).click()
  await expect(question).toBeHidden()
  await expect(composeOf(page).subject).toHaveValue(title)
  await moreActions(page, 'Annuler')
  await question.getByRole('button', { name: 'Abandonner le message', exact: true }).click()
  await expect(page).toHaveURL('/mail/inbox')
  for (const box of ['drafts', 'sent', 'trash']) {
    await page.goto(`/mail/${box}`)
    await expect(row(page, title)).toHaveCount(0)
  }
  await page.goto('/mail/compose')
  await expect(composeOf(page).subject).toHaveValue('')
})

test('B03 what was written saves itself, says when, and survives a closed tab', async ({ as }) => {
  const page = await as('emmanuel.bamba')
  const title = unique('Onglet fermé')
  const { saved } = await write(page, title)
  await expect(saved).toContainText(/brouillon enregistré à \d+\sh\s\d\d/)
  const again = await page.context().newPage()
  await page.close()
  await again.goto('/mail/drafts')
  await subjectLink(again, title).click()
  await expect(composeOf(again).text).toContainText('Le texte que j’ai tapé.')
})

test('B03 what the server never got is found again in this browser', async ({ as }) => {
  const page = await as('margaux.bellanger')
  const title = unique('Sans serveur')
  await page.context().route('**/api/compose', (route) => route.abort())
  await write(page, title)
  await expect(page.getByText('Brouillon non enregistré.')).toBeVisible()
  const again = await page.context().newPage()
  await page.close()
  await again.goto('/mail/compose')
  await expect(again.getByText('Texte retrouvé dans ce navigateur')).toBeVisible()
  await expect(composeOf(again).subject).toHaveValue(title)
  await expect(composeOf(again).text).toContainText('Le texte que j’ai tapé.')
})

test('M18 without a recipient nothing leaves: a sentence says so beside the field, what was typed stays', async ({ as }) => {
  const page = await as('theo.millet')
  const title = unique('À personne')
  const { to, subject, text, send } = await write(page, title)
  await send.click()
  const error = main(page).getByRole('alert')
  await expect(error).toHaveText('Choisissez au moins un destinataire dans « À » ou « Copie ».')
  await expect(to).toHaveAccessibleDescription(/Choisissez au moins un destinataire/)
  await expect(to).toBeFocused()
  await expect(subject).toHaveValue(title)
  await expect(text).toContainText('Le texte que j’ai tapé.')
  await to.fill('Karim')
  await page.keyboard.press('Escape')
  await send.click()
  await expect(error).toHaveText('Choisissez « Karim » dans la liste, ou effacez-le.')
  await expect(to).toHaveValue('Karim')
})

test('M18 an empty message does not leave', async ({ as }) => {
  const page = await as('titouan.normand')
  const { to, send } = await write(page, '', '')
  await pick(to, 'karim ben', /^Karim Benali,/)
  await send.click()
  await expect(main(page).getByRole('alert')).toHaveText(
    'Le message est vide. Écrivez un objet, un texte, ou joignez un fichier.',
  )
  await expect(page.getByRole('button', { name: 'Retirer Karim Benali', exact: true })).toBeVisible()
})
