import { makeGroup, makePerson } from './support/database.ts'
import { download, pdf } from './support/files.ts'
import { sendLetter } from './support/letters.ts'
import { composeOf, row, unique } from './support/mail.ts'
import { button, choose, expect, test } from './support/no-script.ts'

/** Two who may write to each other and to their group, and whom no other test knows. */
async function makePair() {
  const word = unique('Essai').replace(' ', '-')
  const [writer, reader] = [await makePerson(`Noa ${word}`), await makePerson(`Sacha ${word}`)]
  const group = await makeGroup(`Groupe ${word}`, [writer, reader])
  return { writer, reader, group, groupName: `Groupe ${word}` }
}

test('B19 scripts off: writing to a person, with a file; the other reads, saves it, answers', async ({ enter }) => {
  const { writer, reader } = await makePair()
  const subject = unique('Sans script')
  const file = pdf('sortie.pdf')
  const page = await enter(writer.identifier)
  await page.getByRole('link', { name: 'Créer', exact: true }).first().click()
  await composeOf(page).subject.fill(subject)
  await composeOf(page).text.fill('Première ligne.\n\nSeconde ligne.')
  await choose(page, reader.name, reader.name)
  await expect(composeOf(page).subject).toHaveValue(subject)
  await expect(composeOf(page).text).toHaveValue(/Première ligne\.\n\nSeconde ligne\./)
  await page.locator('input[type=file]').setInputFiles(file)
  await button(page, 'Ajouter une pièce jointe').click()
  await expect(page.getByRole('link', { name: 'sortie.pdf', exact: true })).toBeVisible()
  await composeOf(page).send.click()
  await expect(page).toHaveURL(/\/mail\/inbox/)
  await expect(page.getByRole('status').filter({ hasText: 'Message envoyé à 1 personne' })).toBeVisible()

  const other = await enter(reader.identifier)
  await expect(other.getByRole('link', { name: 'Messagerie, 1 message non lu', exact: true })).toBeVisible()
  await other.getByRole('link', { name: subject, exact: true }).click()
  await expect(other.getByRole('heading', { name: subject, exact: true })).toBeVisible()
  await expect(other.getByRole('article').getByText('Seconde ligne.')).toBeVisible()
  expect((await download(other.getByRole('link', { name: 'sortie.pdf', exact: true }))).bytes).toEqual(file.buffer)
  await button(other, 'Répondre').click()
  await expect(button(other, `Retirer ${writer.name}`)).toBeVisible()
  await composeOf(other).text.fill('Bien reçu.')
  await composeOf(other).send.click()
  await page.goto('/mail/inbox')
  await page.getByRole('link', { name: `Re : ${subject}`, exact: true }).click()
  await expect(page.getByRole('article').getByText('Bien reçu.')).toBeVisible()
})

test('B19 scripts off: writing to a group, answering all of it', async ({ enter }) => {
  const { writer, reader, groupName } = await makePair()
  const subject = unique('À tous')
  const page = await enter(writer.identifier)
  await page.goto('/mail/compose')
  await choose(page, groupName, groupName)
  await composeOf(page).subject.fill(subject)
  await composeOf(page).text.fill('Pour le groupe.')
  await composeOf(page).send.click()
  await expect(page).toHaveURL(/\/mail\/inbox/)

  const other = await enter(reader.identifier)
  await other.getByRole('link', { name: subject, exact: true }).click()
  await button(other, 'Répondre à tous').click()
  await expect(button(other, `Retirer ${groupName}`)).toBeVisible()
  await button(other, `Retirer ${groupName}`).click()
  await expect(button(other, `Retirer ${writer.name}`)).toBeVisible()
  await expect(button(other, `Retirer ${groupName}`)).toHaveCount(0)
  await composeOf(other).text.fill('Entendu.')
  await composeOf(other).send.click()
  await page.goto('/mail/inbox')
  await expect(page.getByRole('link', { name: `Re : ${subject}`, exact: true })).toBeVisible()
})

test('B19 scripts off: marking unread, deleting, restoring, deleting for good', async ({ enter, by }) => {
  const { writer, reader } = await makePair()
  const [first, second] = [unique('Un'), unique('Deux')]
  for (const subject of [first, second]) await sendLetter(await by(writer.identifier), { to: [`person:${reader.id}`], subject })
  const page = await enter(reader.identifier)
  const tick = (subject: string) => page.getByRole('checkbox', { name: `Sélectionner ${subject}`, exact: true }).check()
  const bar = page.getByRole('toolbar', { name: 'Actions sur la sélection' })

  await page.getByRole('link', { name: first, exact: true }).click()
  await page.goto('/mail/inbox')
  await expect(row(page, first).getByText('Non lu.')).toHaveCount(0)
  await tick(first)
  await bar.getByRole('button', { name: 'Marquer comme non lu', exact: true }).click()
  await expect(row(page, first).getByText('Non lu.')).toBeAttached()

  await tick(first)
  await bar.getByRole('button', { name: 'Supprimer', exact: true }).click()
  await expect(row(page, first)).toHaveCount(0)
  await page.getByRole('link', { name: second, exact: true }).click()
  await page
    .getByRole('toolbar', { name: 'Actions sur le message' })
    .getByRole('button', { name: 'Supprimer', exact: true })
    .click()
  await expect(page).toHaveURL('/mail/inbox')
  await expect(row(page, second)).toHaveCount(0)

  await page.getByRole('link', { name: 'Corbeille', exact: true }).click()
  await tick(first)
  await bar.getByRole('button', { name: 'Restaurer', exact: true }).click()
  await expect(row(page, first)).toHaveCount(0)
  await tick(second)
  await bar.getByRole('button', { name: 'Supprimer définitivement', exact: true }).click()
  await expect(row(page, second)).toHaveCount(0)
  await page.getByRole('link', { name: /^Boîte de réception/ }).click()
  await expect(row(page, first)).toBeVisible()
})

test('B19 scripts off: a setting is kept, the language changes, and one signs out', async ({ enter }) => {
  const { writer } = await makePair()
  const page = await enter(writer.identifier)
  await page.goto('/settings')
  await page.getByRole('radio', { name: 'Ardoise', exact: true }).check()
  await page.getByRole('radio', { name: 'English', exact: true }).check()
  await button(page, 'Enregistrer').click()
  await expect(page.getByText('Settings saved.')).toBeVisible()
  await page.goto('/mail/inbox')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByRole('heading', { name: 'Inbox', exact: true })).toBeVisible()
  await button(page, writer.name).click()
  await button(page, 'Sign out').click()
  await expect(page).toHaveURL('/sign-in')
  await button(page, 'Français').click()
  await expect(button(page, 'Se connecter')).toBeVisible()
})

test('B19 scripts off: what one typed stays when it is refused', async ({ enter }) => {
  const { writer } = await makePair()
  const page = await enter(writer.identifier)
  await page.goto('/mail/compose')
  await composeOf(page).subject.fill('Personne en vue')
  await composeOf(page).text.fill('Ce texte reste.')
  await composeOf(page).send.click()
  await expect(page.getByRole('alert')).toHaveText('Choisissez au moins un destinataire dans « À » ou « Copie ».')
  await expect(composeOf(page).subject).toHaveValue('Personne en vue')
  await expect(composeOf(page).text).toHaveValue('Ce texte reste.')
  await page.getByRole('textbox', { name: 'À', exact: true }).fill('Personne de ce nom')
  await composeOf(page).send.click()
  await expect(page.getByRole('alert')).toContainText('Personne de ce nom')
  await expect(composeOf(page).text).toHaveValue('Ce texte reste.')

  const gate = await enter(writer.identifier, 'faux')
  await expect(gate.getByRole('alert')).toHaveText('Identifiant ou mot de passe incorrect. Réessayez.')
  await expect(gate.getByRole('textbox', { name: 'Identifiant', exact: true })).toHaveValue(writer.identifier)
})

test('scripts off: the directory is a form, and « Pourquoi ? » answers', async ({ enter }) => {
  const page = await enter('lea.bernard')
  await page.goto('/directory')
  await page.getByRole('searchbox', { name: 'Rechercher dans l’annuaire' }).fill('bernard')
  await page.getByRole('combobox', { name: 'Profil' }).selectOption('Parents')
  await button(page, 'Rechercher').click()
  const named = (name: string) => page.getByRole('link', { name, exact: true })
  await expect(named('Sophie Bernard')).toBeVisible()
  await expect(named('Léa Bernard')).toHaveCount(0)
  const marc = page.getByRole('listitem').filter({ has: named('Marc Bernard') })
  await marc.getByRole('button', { name: 'Pourquoi ?' }).click()
  await expect(marc.getByRole('status')).toContainText('Vous ne pouvez pas écrire à Marc Bernard')
})
