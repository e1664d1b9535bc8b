import type { Page } from '@playwright/test'
import { composeOf, pick, row, sendByHand, unique } from './support/mail.ts'
import { expect, test } from './support/no-script.ts'
import { makeOwnSchool } from './support/own-school.ts'
import { expectFits } from './support/screens.ts'

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const sheet = (page: Page) => page.getByRole('article').last()
const from = (page: Page) => page.getByRole('combobox', { name: 'De', exact: true })

/** A school whose « Vie scolaire » was made by its administrator, with Karim and Claire in it. */
async function schoolWithMailbox(as: (identifier: string) => Promise<Page>) {
  const school = await makeOwnSchool()
  const page = await as(school.idOf('karim'))
  await page.goto('/admin/groups')
  await page.getByRole('textbox', { name: 'Nom de la boîte partagée', exact: true }).fill('Vie scolaire')
  await press(page, 'Créer la boîte')
  await expect(page.getByRole('heading', { name: 'Vie scolaire', level: 1 })).toBeVisible()
  for (const [typed, name] of [
    ['karim', 'Karim Benali'],
    ['claire', 'Claire Martin'],
  ] as const) {
    await page.getByRole('searchbox', { name: 'Nom de la personne', exact: true }).fill(typed)
    await page.getByRole('searchbox', { name: 'Nom de la personne', exact: true }).press('Enter')
    await press(page, `Ajouter ${name}`)
    await expect(page.getByRole('region', { name: 'Membres', exact: true })).toContainText(name)
  }
  return { school, admin: page }
}

test('a shared mailbox is made, written to, answered in its name by one of its members, and the others see it', async ({
  as,
}) => {
  test.slow()
  const { school, admin } = await schoolWithMailbox(as)
  await expect(admin.getByRole('button', { name: /comme encadrant/ })).toHaveCount(0)
  await expectFits(admin, 'the page of a mailbox')
  const subject = unique('Absence de Léa')

  const sophie = await as(school.idOf('sophie'))
  await sophie.goto('/mail/compose')
  await expect(from(sophie)).toHaveCount(0)
  await pick(composeOf(sophie).to, 'vie sco', 'Vie scolaire (2)')
  await composeOf(sophie).subject.fill(subject)
  await composeOf(sophie).text.fill('Léa sera absente jeudi.')
  await sendByHand(sophie)

  const claire = await as(school.idOf('claire'))
  await claire.goto('/mail/inbox')
  await expect(row(claire, subject)).toContainText('Vie scolaire')
  const karim = await as(school.idOf('karim'))
  await karim.goto('/mail/inbox')
  await row(karim, subject).getByRole('link', { name: subject, exact: true }).click()
  await karim.getByRole('button', { name: 'Répondre', exact: true }).click()
  await expect(from(karim).locator('option:checked')).toHaveText('Vie scolaire')
  await composeOf(karim).text.fill('C’est noté.')
  await sendByHand(karim)

  await row(claire, subject).getByRole('link', { name: subject, exact: true }).click()
  await expect(sheet(claire)).toContainText(/Répondu par Karim Benali, le /)
  await claire.goto('/mail/sent')
  await claire.getByRole('link', { name: `Re\u00a0: ${subject}`, exact: true }).click()
  await expect(sheet(claire)).toContainText('Écrit par Karim Benali au nom de la boîte partagée')

  await sophie.goto('/mail/inbox')
  const answer = row(sophie, `Re\u00a0: ${subject}`)
  await expect(answer).toContainText('Vie scolaire')
  await expect(answer).not.toContainText('Karim')
  await answer.getByRole('link').first().click()
  await expect(sheet(sophie)).toContainText('boîte partagée')
  await expect(sophie.getByRole('main')).not.toContainText('Karim')
  await sophie.getByRole('button', { name: 'Répondre', exact: true }).click()
  await expect(sophie.getByRole('button', { name: 'Retirer Vie scolaire', exact: true })).toBeVisible()
  await composeOf(sophie).text.fill('Merci.')
  await sendByHand(sophie)
  await claire.goto('/mail/inbox')
  await expect(row(claire, `Re\u00a0: ${subject}`)).toContainText('Sophie Bernard')
})

test('whoever has left a mailbox is told so when they send in its name, and nothing is lost', async ({ as }) => {
  const { school, admin } = await schoolWithMailbox(as)
  const claire = await as(school.idOf('claire'))
  const subject = unique('Réunion')
  await claire.goto('/mail/compose')
  await pick(composeOf(claire).to, 'sophie', /^Sophie Bernard/)
  await from(claire).selectOption({ label: 'Vie scolaire' })
  await composeOf(claire).subject.fill(subject)
  await composeOf(claire).text.fill('Vendredi à 17 h.')
  await press(admin, 'Retirer Claire Martin')
  await expect(admin.getByRole('region', { name: 'Membres', exact: true })).not.toContainText('Claire Martin')
  await composeOf(claire).send.click()
  await expect(claire.getByRole('alert').filter({ hasText: 'Vous ne faites pas partie de cette boîte partagée' })).toBeVisible()
  await expect(composeOf(claire).subject).toHaveValue(subject)
  await from(claire).selectOption({ label: 'Claire Martin' })
  await sendByHand(claire)
})

test('B19 scripts off: a member answers in the name of the mailbox', async ({ enter }) => {
  const school = await makeOwnSchool()
  const karim = await enter(school.idOf('karim'))
  await karim.goto('/admin/groups')
  await karim.getByRole('textbox', { name: 'Nom de la boîte partagée', exact: true }).fill('Secrétariat')
  await press(karim, 'Créer la boîte')
  await karim.getByRole('searchbox', { name: 'Nom de la personne', exact: true }).fill('karim')
  await press(karim, 'Chercher')
  await press(karim, 'Ajouter Karim Benali')
  const subject = unique('Certificat')
  await karim.goto(`/mail/compose?to=${school.idOf('sophie')}`)
  await from(karim).selectOption({ label: 'Secrétariat' })
  await composeOf(karim).subject.fill(subject)
  await composeOf(karim).text.fill('Le certificat est prêt.')
  await press(karim, 'Envoyer')
  const sophie = await enter(school.idOf('sophie'))
  await sophie.goto('/mail/inbox')
  await expect(row(sophie, subject)).toContainText('Secrétariat')
})
