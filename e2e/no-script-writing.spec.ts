import { composeOf, unique } from './support/mail.ts'
import { button, choose, expect, test } from './support/no-script.ts'
import { makeCircle, makeCrowd } from './support/people-of-a-test.ts'

test('B19 B02 B16 scripts off: a hidden copy, options, a list made and used', async ({ enter }) => {
  const { people } = await makeCircle(3)
  const [writer, hidden, seen] = [people[0]!, people[1]!, people[2]!]
  const [subject, list] = [unique('Sans script'), unique('Liste')]
  const page = await enter(writer.identifier)
  await page.goto('/mail/compose')
  await composeOf(page).subject.fill(subject)
  await page.getByRole('checkbox', { name: 'Réponses désactivées', exact: true }).check()
  await choose(page, seen.name, seen.name)
  await button(page, 'Mes listes').click()
  await page.getByRole('textbox', { name: 'Nom de la liste', exact: true }).fill(list)
  await button(page, 'Enregistrer comme liste').click()
  await button(page, `Retirer ${seen.name}`).click()
  await button(page, 'Mes listes').click()
  await button(page, `Ajouter la liste ${list}`).click()
  await expect(button(page, `Retirer ${seen.name}`)).toBeVisible()
  await page.getByRole('textbox', { name: 'Copie cachée', exact: true }).fill(hidden.name)
  await button(page, 'Chercher').last().click()
  await button(page, new RegExp(`^Ajouter ${hidden.name}`)).click()
  await expect(page.getByRole('checkbox', { name: 'Réponses désactivées', exact: true })).toBeChecked()
  await composeOf(page).text.fill('Bonjour.')
  await composeOf(page).send.click()
  await expect(page.getByRole('status').filter({ hasText: 'Message envoyé à 2 personnes' })).toBeVisible()

  const other = await enter(seen.identifier)
  await other.getByRole('link', { name: subject, exact: true }).click()
  await expect(other.getByRole('article')).toContainText('Bonjour.')
  await expect(other.getByRole('main')).not.toContainText(hidden.name)
})

test('B19 B06 B14 scripts off: the question before sending is a step of the page', async ({ enter }) => {
  const { people, group, groupName } = await makeCircle(1)
  await makeCrowd(group, 31)
  const page = await enter(people[0]!.identifier)
  await page.goto('/mail/compose')
  await choose(page, groupName, groupName)
  await composeOf(page).text.fill('La liste est ci-jointe.')
  await composeOf(page).send.click()
  const question = page.getByRole('alert')
  await expect(question).toContainText('Envoyer à 31 personnes ?')
  await expect(question).toContainText('aucun fichier n’est joint')
  await button(page, 'Continuer à écrire').click()
  await expect(question).toHaveCount(0)
  await expect(composeOf(page).text).toHaveValue('La liste est ci-jointe.')
  await composeOf(page).send.click()
  await button(page, 'Envoyer à 31 personnes').click()
  await expect(page.getByRole('status').filter({ hasText: 'Message envoyé à 31 personnes' })).toBeVisible()
})

test('B19 B15 scripts off: the signature is set, stands in compose, and is no message by itself', async ({ enter }) => {
  const { people } = await makeCircle(1)
  const page = await enter(people[0]!.identifier)
  await page.goto('/settings')
  await page.getByRole('textbox', { name: 'Signature', exact: true }).fill('Noa\nCDI')
  await button(page, 'Enregistrer la signature').click()
  await expect(page.getByText('Signature enregistrée.')).toBeVisible()
  await page.goto('/mail/compose')
  await expect(composeOf(page).text).toHaveValue('\n\nNoa\nCDI')
  await button(page, 'Plus d’actions').click()
  await button(page, 'Annuler').click()
  await expect(page).toHaveURL('/mail/inbox')
})

test('B19 B03 scripts off: an older page does not write over a newer one, its text is a draft of its own', async ({ enter }) => {
  const { people } = await makeCircle(1)
  const page = await enter(people[0]!.identifier)
  const [title, late] = [unique('Brouillon'), unique('En retard')]
  await page.goto('/mail/compose')
  await composeOf(page).subject.fill(title)
  const save = async (on: typeof page) => {
    await button(on, 'Plus d’actions').click()
    await button(on, 'Enregistrer le brouillon').click()
  }
  await save(page)
  const newer = await page.context().newPage()
  await newer.goto(page.url())
  await composeOf(newer).text.fill('Plus récent.')
  await save(newer)
  await composeOf(page).subject.fill(late)
  await save(page)
  await expect(page.getByRole('alert')).toContainText('Rien n’a été écrasé')
  await expect(composeOf(page).subject).toHaveValue(late)
  await page.goto('/mail/drafts')
  for (const subject of [title, late]) await expect(page.getByRole('link', { name: subject, exact: true })).toBeVisible()
})
