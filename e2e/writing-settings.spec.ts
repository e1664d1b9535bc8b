import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { ask } from './support/database.ts'
import { composeOf, pick, sendByHand, subjectLink, unique } from './support/mail.ts'
import { expect, test } from './support/people.ts'
import { makeCircle } from './support/people-of-a-test.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const chip = (page: Page, name: string) => button(page, `Retirer ${name}`)
const saidSaved = (page: Page) => page.getByRole('status').filter({ hasText: 'Signature enregistrée.' })

async function sign(page: Page, text: string): Promise<void> {
  await page.goto('/settings')
  await page.getByRole('textbox', { name: 'Signature', exact: true }).fill(text)
  await button(page, 'Enregistrer la signature').click()
}

test('B15 the signature stands under new messages and answers, once, and may be changed in each', async ({ as }) => {
  const { people } = await makeCircle(2)
  const [writer, reader] = [people[0]!, people[1]!]
  const page = await as(writer.identifier)
  await sign(page, 'Noa Essai\nVie scolaire')
  await expect(saidSaved(page)).toBeVisible()
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Signature', exact: true })).toHaveValue('Noa Essai\nVie scolaire')

  await page.goto('/mail/compose')
  const { to, subject, text, saved } = composeOf(page)
  await expect(page.getByRole('toolbar', { name: 'Mise en forme' })).toBeVisible()
  await pick(to, reader.name, new RegExp(`^${reader.name}`))
  const title = unique('Signé')
  await subject.fill(title)
  await text.press('ControlOrMeta+Home')
  await page.keyboard.type('Bonjour,')
  await expect(saved).toBeVisible()
  await page.reload()
  await expect(text).toHaveText(/^Bonjour,\s*Noa Essai\s*Vie scolaire$/)
  await sendByHand(page)

  const other = await as(reader.identifier)
  await other.goto('/mail/inbox')
  await subjectLink(other, title).click()
  await expect(other.getByRole('article').getByText('Vie scolaire')).toHaveCount(1)
  await button(other, 'Répondre').click()
  await expect(composeOf(other).text).not.toContainText('Vie scolaire')
})

test('B15 a signature that is too long is refused with what to do, and stays in its field', async ({ as }) => {
  const { people } = await makeCircle(1)
  const page = await as(people[0]!.identifier)
  await page.goto('/settings')
  const field = page.getByRole('textbox', { name: 'Signature', exact: true })
  await field.evaluate((area: HTMLTextAreaElement) => area.removeAttribute('maxlength'))
  await field.fill('é'.repeat(1001))
  await button(page, 'Enregistrer la signature').click()
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(
    'La signature est trop longue : 1001 caractères pour 1000 au plus. Raccourcissez-la.',
  )
  await expect(field).toHaveValue('é'.repeat(1001))
})

test('B16 the chosen recipients are kept as a list, and added again from « Mes listes »', async ({ as }) => {
  const { people, groupName } = await makeCircle(3)
  const page = await as(people[0]!.identifier)
  const list = unique('Conseil')
  await page.goto('/mail/compose')
  const { to, cc } = composeOf(page)
  await button(page, 'Mes listes').click()
  const menu = page.getByRole('dialog', { name: 'Mes listes', exact: true })
  await expect(menu).toContainText('Vous n’avez pas encore de liste.')
  await menu.getByRole('textbox', { name: 'Nom de la liste', exact: true }).fill(list)
  await button(page, 'Enregistrer comme liste').click()
  await expect(menu.getByRole('alert')).toContainText('Choisissez d’abord des destinataires')
  await page.keyboard.press('Escape')
  await pick(to, people[1]!.name, new RegExp(`^${people[1]!.name}`))
  await pick(cc, groupName, new RegExp(`^${groupName}`))
  await button(page, 'Mes listes').click()
  await expect(menu.getByRole('textbox')).toHaveValue(list)
  await button(page, 'Enregistrer comme liste').click()
  await expect(menu.getByRole('status')).toHaveText(`Liste « ${list} » enregistrée.`)
  await menu.getByRole('textbox').fill(list)
  await page.keyboard.press('Enter')
  await expect(menu.getByRole('alert')).toContainText(`Vous avez déjà une liste « ${list} ».`)

  await page.goto('/mail/compose')
  await button(page, 'Mes listes').click()
  await button(page, `Ajouter la liste ${list}`).click()
  await expect(chip(page, people[1]!.name)).toBeVisible()
  await expect(chip(page, groupName)).toBeVisible()
  await expect(menu).toBeHidden()
  await expect(to).toBeFocused()
  await composeOf(page).subject.fill(unique('Par liste'))
  await sendByHand(page)
})

test('B16 who has left is named and not added; a list is renamed and deleted in the settings', async ({ as }) => {
  const { people } = await makeCircle(3)
  const page = await as(people[0]!.identifier)
  const [list, renamed] = [unique('Atelier'), unique('Club')]
  await page.goto('/mail/compose')
  for (const one of people.slice(1)) await pick(composeOf(page).to, one.name, new RegExp(`^${one.name}`))
  await button(page, 'Mes listes').click()
  await page.getByRole('textbox', { name: 'Nom de la liste', exact: true }).fill(list)
  await button(page, 'Enregistrer comme liste').click()
  await expect(button(page, `Ajouter la liste ${list}`)).toBeVisible()
  await page.keyboard.press('Escape')
  await composeOf(page).subject.fill(list)
  await expect(composeOf(page).saved).toBeVisible()
  await ask(sql`update people set left_at = now() where id = ${people[2]!.id}`)

  await page.goto('/mail/compose')
  await button(page, 'Mes listes').click()
  await button(page, `Ajouter la liste ${list}`).click()
  await expect(page.getByRole('dialog').getByRole('status')).toContainText(
    `Non ajoutés, car partis ou hors de portée : ${people[2]!.name}.`,
  )
  await expect(chip(page, people[1]!.name)).toBeVisible()
  await expect(chip(page, people[2]!.name)).toHaveCount(0)

  await page.goto('/settings')
  await page.getByText(list).click()
  const name = page.getByRole('textbox', { name: 'Nom de la liste', exact: true })
  await name.fill(' ')
  await button(page, 'Renommer').click()
  await expect(page.getByRole('main').getByRole('alert')).toHaveText('Donnez un nom à la liste.')
  await name.fill(renamed)
  await button(page, 'Renommer').click()
  await expect(page.getByText(renamed)).toBeVisible()
  await button(page, `Supprimer la liste ${renamed}`).click()
  await expect(page.getByText('Aucune liste.')).toBeVisible()
})

test('B01 a draft to somebody who has left says so and goes to the others', async ({ as }) => {
  const { people } = await makeCircle(3)
  const page = await as(people[0]!.identifier)
  const title = unique('Parti entre-temps')
  await page.goto('/mail/compose')
  for (const one of people.slice(1)) await pick(composeOf(page).to, one.name, new RegExp(`^${one.name}`))
  await composeOf(page).subject.fill(title)
  await expect(composeOf(page).saved).toBeVisible()
  await ask(sql`update people set left_at = now() where id = ${people[2]!.id}`)
  await page.reload()
  await expect(
    page.getByText(`${people[2]!.name} n’a plus accès à Préau et ne figure plus parmi les destinataires.`),
  ).toBeVisible()
  await expect(chip(page, people[2]!.name)).toHaveCount(0)
  await sendByHand(page)
})
