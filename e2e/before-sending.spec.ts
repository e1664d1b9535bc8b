import type { Page } from '@playwright/test'
import { pdf } from './support/files.ts'
import { sendLetter } from './support/letters.ts'
import { composeOf, pick, row, sendByHand, unique } from './support/mail.ts'
import { expect, test } from './support/people.ts'
import { makeCircle, makeCrowd } from './support/people-of-a-test.ts'

const question = (page: Page, name: string | RegExp) => page.getByRole('alertdialog', { name, exact: typeof name === 'string' })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const sentTo = (page: Page, count: number) => page.getByRole('status').filter({ hasText: `Message envoyé à ${count} personnes` })

test('B06 before a message to more than 30 people leaves, one is asked, with the count by profile', async ({ as }) => {
  const { people, group, groupName } = await makeCircle(2)
  await makeCrowd(group, 32)
  const page = await as(people[0]!.identifier)
  await page.goto('/mail/compose')
  const { to, subject, send } = composeOf(page)
  const title = unique('À beaucoup')
  await pick(to, groupName, new RegExp(`^${groupName}`))
  await subject.fill(title)
  await send.click()
  const asked = question(page, 'Envoyer à 33 personnes ?')
  await expect(asked).toContainText('33 personnes : 32 élèves, 1 enseignant')
  await expect(button(page, 'Continuer à écrire')).toBeFocused()
  await button(page, 'Continuer à écrire').click()
  await expect(asked).toBeHidden()
  await expect(send).toBeFocused()
  await expect(subject).toHaveValue(title)
  await page.goto('/mail/sent')
  await expect(row(page, title)).toHaveCount(0)
  await page.goto('/mail/drafts')
  await page.getByRole('link', { name: title, exact: true }).click()
  await send.click()
  await button(page, 'Envoyer à 33 personnes').click()
  await expect(sentTo(page, 33)).toBeVisible()
})

test('B07 answering all of a crowd says to how many and asks; B06 30 and fewer are not asked about', async ({ as, by }) => {
  const { people, group } = await makeCircle(2)
  await makeCrowd(group, 31)
  const subject = unique('Pour tous')
  const id = await sendLetter(await by(people[0]!.identifier), { to: [`group:${group}`], subject }, 'send:1000')
  const page = await as(people[1]!.identifier)
  await page.goto(`/mail/inbox/${id}`)
  const all = button(page, 'Répondre à tous')
  await expect(all).toHaveAttribute('title', /^Répondre à \d+ personnes$/)
  await all.click()
  await composeOf(page).text.fill('Merci.')
  await expect(page.getByRole('status').filter({ hasText: '32 personnes' })).toBeVisible()
  await composeOf(page).send.click()
  await question(page, 'Envoyer à 32 personnes ?').getByRole('button', { name: 'Envoyer à 32 personnes', exact: true }).click()
  await expect(sentTo(page, 32)).toBeVisible()
})

test('B14 « ci-joint » with nothing attached is asked about, once; with a file, or in a quotation, it is not', async ({
  as,
  by,
}) => {
  const { people } = await makeCircle(2)
  const [writer, reader] = people as [(typeof people)[0], (typeof people)[0]]
  const page = await as(writer.identifier)
  const { to, subject, text, send } = composeOf(page)
  const write = async () => {
    await page.goto('/mail/compose')
    await pick(to, reader.name, new RegExp(`^${reader.name}`))
    await subject.fill(unique('Devoir'))
    await text.fill('Vous trouverez ci-joint le devoir.')
    await send.click()
  }
  await write()
  const asked = question(page, 'Envoyer sans pièce jointe ?')
  await expect(asked).toContainText('Votre texte parle d’une pièce jointe, mais aucun fichier n’est joint.')
  await button(page, 'Continuer à écrire').click()
  await page.locator('input[type=file]').setInputFiles(pdf('devoir.pdf'))
  await expect(page.getByRole('link', { name: 'devoir.pdf', exact: true })).toBeVisible()
  await sendByHand(page)
  await write()
  await button(page, 'Envoyer sans pièce jointe').click()
  await expect(page.getByRole('status').filter({ hasText: 'Message envoyé à 1 personne' })).toBeVisible()

  const quoted = unique('Cité')
  const id = await sendLetter(
    await by(reader.identifier),
    { to: [`person:${writer.id}`], subject: quoted, body: 'Ci-joint le plan.' },
    'send:0',
  )
  await page.goto(`/mail/compose?forward=${id}`)
  await expect(text).toContainText('Ci-joint le plan.')
  await pick(to, reader.name, new RegExp(`^${reader.name}`))
  await sendByHand(page)
})

test('B14 a message to many without its file is one question, not two', async ({ as }) => {
  const { people, group, groupName } = await makeCircle(1)
  await makeCrowd(group, 31)
  const page = await as(people[0]!.identifier)
  await page.goto('/mail/compose')
  await pick(composeOf(page).to, groupName, new RegExp(`^${groupName}`))
  await composeOf(page).text.fill('La liste est en pièce jointe.')
  await composeOf(page).send.click()
  const asked = question(page, 'Envoyer à 31 personnes ?')
  await expect(asked).toContainText('aucun fichier n’est joint')
  await button(page, 'Envoyer à 31 personnes').click()
  await expect(sentTo(page, 31)).toBeVisible()
})

test('B08 B10 « Réponses désactivées » and « Demander une confirmation de lecture » are kept with the draft', async ({ as }) => {
  const { people } = await makeCircle(1)
  const page = await as(people[0]!.identifier)
  const title = unique('Options')
  await page.goto('/mail/compose')
  const [noReply, confirm] = ['Réponses désactivées', 'Demander une confirmation de lecture'].map((name) =>
    page.getByRole('checkbox', { name, exact: true }),
  ) as [ReturnType<Page['getByRole']>, ReturnType<Page['getByRole']>]
  await expect(noReply).not.toBeChecked()
  await composeOf(page).subject.fill(title)
  await noReply.check()
  await expect(composeOf(page).saved).toBeVisible()
  await page.goto('/mail/drafts')
  await page.getByRole('link', { name: title, exact: true }).click()
  await expect(noReply).toBeChecked()
  await expect(confirm).not.toBeChecked()
})
