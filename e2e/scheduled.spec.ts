import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { ask, makePerson } from './support/database.ts'
import { composeOf, pick, row, subjectLink, unique } from './support/mail.ts'
import { button, choose, test as noScript } from './support/no-script.ts'
import { expect, test } from './support/people.ts'
import { makeCircle, makeCrowd } from './support/people-of-a-test.ts'

test.describe.configure({ timeout: 150_000 })

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const inDays = (days: number) => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T07:00`

/** « + », « Programmer l'envoi », a day and hour, « Programmer ». */
async function schedule(page: Page, local: string): Promise<void> {
  await page.getByRole('button', { name: /^Plus d.actions$/ }).click()
  await page.getByRole('button', { name: /^Programmer l.envoi$/ }).click()
  await page.getByLabel('Jour et heure').fill(local)
  await press(page, 'Programmer')
}

test('B11 a message is delivered at its minute, to the group as it is then', async ({ as }) => {
  const { people, group, groupName } = await makeCircle(2)
  const [author, member] = [people[0]!, people[1]!]
  const late = await makePerson('Alix Arrivée')
  const subject = unique('Programmé')
  const page = await as(author.identifier)
  await page.goto('/mail/compose')
  await pick(composeOf(page).to, groupName, new RegExp(groupName))
  await composeOf(page).subject.fill(subject)
  await composeOf(page).text.fill('À demain.')
  await schedule(page, '2020-01-01T10:00')
  await expect(page.getByRole('dialog', { name: /^Programmer l.envoi$/ }).getByRole('alert')).toContainText(
    'Cette date est passée',
  )
  await page.getByLabel('Jour et heure').fill(inDays(3))
  await press(page, 'Programmer')
  await expect(page).toHaveURL(/\/mail\/scheduled\//)
  await expect(page.getByText(/^Programmé pour .*, 7.h.00$/)).toBeVisible()
  await page.goto('/mail/drafts')
  await expect(row(page, subject)).toContainText('Programmé pour')
  const reader = await as(member.identifier)
  await reader.goto('/mail/inbox')
  await expect(subjectLink(reader, subject)).toHaveCount(0)

  await ask(sql`insert into group_members (person_id, group_id) values (${late.id}, ${group})`)
  await ask(sql`update messages set send_at = now() where subject = ${subject}`)
  // The sweep looks each minute.
  await expect(async () => {
    await reader.goto('/mail/inbox')
    await expect(subjectLink(reader, subject)).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 100_000 })
  const newcomer = await as(late.identifier)
  await newcomer.goto('/mail/inbox')
  await expect(subjectLink(newcomer, subject)).toBeVisible()
  await page.goto('/mail/sent')
  await subjectLink(page, subject).click()
  await expect(page.getByText(`${groupName} : 2 personnes lors de la programmation, 3 à l’envoi.`)).toBeVisible()
})

test('B11 a scheduled message is changed, or sent at once', async ({ as }) => {
  const { people } = await makeCircle(2)
  const subject = unique('Changé')
  const page = await as(people[0]!.identifier)
  await page.goto('/mail/compose')
  await pick(composeOf(page).to, people[1]!.name, new RegExp(`^${people[1]!.name}`))
  await composeOf(page).subject.fill(subject)
  await composeOf(page).text.fill('Un.')
  await schedule(page, inDays(2))
  await press(page, 'Modifier')
  await expect(composeOf(page).subject).toHaveValue(subject)
  await expect(composeOf(page).text).toHaveText('Un.')
  await schedule(page, inDays(4))
  await expect(page).toHaveURL(/\/mail\/scheduled\//)
  await page.goto('/mail/drafts')
  await subjectLink(page, subject).click()
  await press(page, 'Envoyer maintenant')
  await expect(page.getByRole('status').filter({ hasText: 'Message envoyé à 1 personne' })).toBeVisible()
  const reader = await as(people[1]!.identifier)
  await reader.goto('/mail/inbox')
  await expect(subjectLink(reader, subject)).toBeVisible()
})

test('B11 when nobody can be reached at its hour, it is a draft again and says why', async ({ as }) => {
  const { people } = await makeCircle(2)
  const subject = unique('Parti entre-temps')
  const page = await as(people[0]!.identifier)
  await page.goto('/mail/compose')
  await pick(composeOf(page).to, people[1]!.name, new RegExp(`^${people[1]!.name}`))
  await composeOf(page).subject.fill(subject)
  await schedule(page, inDays(2))
  await expect(page).toHaveURL(/\/mail\/scheduled\//)
  await ask(sql`update people set left_at = now() where id = ${people[1]!.id}`)
  await ask(sql`update messages set send_at = now() where subject = ${subject}`)
  await expect(async () => {
    await page.goto('/mail/drafts')
    await expect(row(page, subject)).not.toContainText('Programmé pour', { timeout: 500 })
  }).toPass({ timeout: 100_000 })
  await subjectLink(page, subject).click()
  await expect(page.getByText('Ce message n’est pas parti à l’heure prévue.')).toBeVisible()
  await expect(composeOf(page).subject).toHaveValue(subject)
})

test('B06 B14 scheduling asks as sending does: a large group, a forgotten file', async ({ as }) => {
  const { people, group, groupName } = await makeCircle(1)
  await makeCrowd(group, 31)
  const page = await as(people[0]!.identifier)
  await page.goto('/mail/compose')
  await pick(composeOf(page).to, groupName, new RegExp(groupName))
  await composeOf(page).subject.fill(unique('Plus tard'))
  await composeOf(page).text.fill('Le plan est ci-joint.')
  await schedule(page, '2020-01-01T10:00')
  await expect(page.getByRole('alert').filter({ hasText: 'Cette date est passée' })).toBeVisible()
  await page.getByLabel('Jour et heure').fill(inDays(3))
  await press(page, 'Programmer')
  const asked = page.getByRole('alertdialog', { name: /^Programmer pour 31 personnes/ })
  await expect(asked).toContainText('aucun fichier n’est joint')
  await press(page, 'Continuer à écrire')
  await expect(page).toHaveURL(/\/mail\/compose/)
  await schedule(page, inDays(3))
  await press(page, 'Programmer pour 31 personnes')
  await expect(page).toHaveURL(/\/mail\/scheduled\//)
})

noScript('B19 B06 scripts off: scheduling asks too, and keeps the hour', async ({ enter }) => {
  const { people } = await makeCircle(2)
  const page = await enter(people[0]!.identifier)
  await page.goto('/mail/compose')
  await composeOf(page).subject.fill(unique('Oublié'))
  await composeOf(page).text.fill('Ci-joint le plan.')
  await choose(page, people[1]!.name, people[1]!.name)
  await button(page, /^Plus d.actions$/).click()
  await button(page, /^Programmer l.envoi$/).click()
  await page.getByLabel('Jour et heure').fill(inDays(3))
  await button(page, 'Programmer').click()
  await expect(page.getByRole('alert').filter({ hasText: 'aucun fichier n’est joint' })).toBeVisible()
  await button(page, 'Programmer sans pièce jointe').click()
  await expect(page).toHaveURL(/\/mail\/scheduled\//)
})

noScript('B19 B11 scripts off: a message is scheduled', async ({ enter }) => {
  const { people } = await makeCircle(2)
  const subject = unique('Sans script')
  const page = await enter(people[0]!.identifier)
  await page.goto('/mail/compose')
  await composeOf(page).subject.fill(subject)
  await choose(page, people[1]!.name, people[1]!.name)
  await button(page, /^Plus d.actions$/).click()
  await button(page, /^Programmer l.envoi$/).click()
  await page.getByLabel('Jour et heure').fill('2020-01-01T10:00')
  await button(page, 'Programmer').click()
  await expect(page.getByRole('alert').filter({ hasText: 'Cette date est passée' })).toBeVisible()
  await button(page, /^Plus d.actions$/).click()
  await button(page, /^Programmer l.envoi$/).click()
  await page.getByLabel('Jour et heure').fill(inDays(3))
  await button(page, 'Programmer').click()
  await expect(page).toHaveURL(/\/mail\/scheduled\//)
  await button(page, 'Modifier').click()
  await expect(composeOf(page).subject).toHaveValue(subject)
})
