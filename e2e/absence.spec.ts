import { sql } from 'drizzle-orm'
import { ask } from './support/database.ts'
import { expectOnlyText, PAYLOADS, watch } from './support/hostile.ts'
import { sendLetter } from './support/letters.ts'
import { row, subjectLink, unique } from './support/mail.ts'
import { button, test as noScript } from './support/no-script.ts'
import { expect, test } from './support/people.ts'
import { makeCircle } from './support/people-of-a-test.ts'

const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)

test('B15 who writes to somebody away gets one answer in each absence', async ({ as, by }) => {
  const { people } = await makeCircle(2)
  const [away, writer] = [people[0]!, people[1]!]
  const words = unique('En congé')
  const page = await as(away.identifier)
  await page.goto('/settings')
  await page.getByLabel('Premier jour', { exact: true }).fill(day(0))
  await page.getByLabel('Dernier jour', { exact: true }).fill(day(-3))
  await page.getByLabel('Objet de la réponse', { exact: true }).fill(words)
  await page.getByLabel('Réponse automatique', { exact: true }).fill('De retour lundi.')
  await page.getByRole('button', { name: 'Enregistrer l’absence', exact: true }).click()
  await expect(page.getByText('Choisissez un premier et un dernier jour')).toBeVisible()
  await expect(page.getByLabel('Réponse automatique', { exact: true })).toHaveValue('De retour lundi.')
  await page.getByLabel('Dernier jour', { exact: true }).fill(day(5))
  await page.getByRole('button', { name: 'Enregistrer l’absence', exact: true }).click()
  await expect(page.getByText('Absence enregistrée.')).toBeVisible()
  await expect(page.getByText('La réponse automatique est active.')).toBeVisible()

  const requests = await by(writer.identifier)
  for (const subject of ['Une question', 'Encore une']) await sendLetter(requests, { to: [`person:${away.id}`], subject })
  const reader = await as(writer.identifier)
  await expect(async () => {
    await reader.goto('/mail/inbox')
    await expect(row(reader, words)).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 20_000 })
  await subjectLink(reader, words).click()
  await expect(reader.getByText('Réponse automatique', { exact: true })).toBeVisible()
  await expect(reader.getByRole('article').last()).toContainText('De retour lundi.')
  const [told] = await ask<{ count: number }>(
    sql`select count(*)::int from messages where author_id = ${away.id} and automatic and subject = ${words}`,
  )
  expect(told?.count).toBe(1)
})

noScript('B19 B15 scripts off: an absence is set and ended', async ({ enter }) => {
  const { people } = await makeCircle(1)
  const page = await enter(people[0]!.identifier)
  await page.goto('/settings')
  await page.getByLabel('Premier jour', { exact: true }).fill(day(1))
  await page.getByLabel('Dernier jour', { exact: true }).fill(day(2))
  await page.getByLabel('Réponse automatique', { exact: true }).fill('Absente.')
  await button(page, 'Enregistrer l’absence').click()
  await expect(page.getByText('Absence enregistrée.')).toBeVisible()
  await page.goto('/settings')
  await expect(page.getByLabel('Premier jour', { exact: true })).toHaveValue(day(1))
  await page.getByLabel('Premier jour', { exact: true }).fill('')
  await page.getByLabel('Dernier jour', { exact: true }).fill('')
  await button(page, 'Enregistrer l’absence').click()
  await expect(page.getByText('Aucune absence.')).toBeVisible()
})

test('hostile words of an absence do nothing, neither in the settings nor in the answer', async ({ as, by, baseURL }) => {
  test.setTimeout(60_000)
  const { people } = await makeCircle(2)
  const [away, writer] = [people[0]!, people[1]!]
  const page = await as(away.identifier)
  const { expectCalm } = await watch(page, baseURL!)
  await page.goto('/settings')
  await page.getByLabel('Premier jour', { exact: true }).fill(day(0))
  await page.getByLabel('Dernier jour', { exact: true }).fill(day(2))
  await page.getByLabel('Objet de la réponse', { exact: true }).fill(PAYLOADS[0]!.slice(0, 200))
  await page.getByLabel('Réponse automatique', { exact: true }).fill(PAYLOADS.slice(0, 40).join('\n').slice(0, 4_900))
  await page.getByRole('button', { name: 'Enregistrer l’absence', exact: true }).click()
  await expect(page.getByText('Absence enregistrée.')).toBeVisible()
  await page.reload()
  await expectCalm('/settings')
  await sendLetter(await by(writer.identifier), { to: [`person:${away.id}`], subject: unique('Question') })
  const found = () => ask<{ id: string }>(sql`select id from messages where author_id = ${away.id} and automatic`)
  await expect(async () => expect(await found()).toHaveLength(1)).toPass({ timeout: 20_000 })
  const reader = await as(writer.identifier)
  const watched = await watch(reader, baseURL!)
  for (const address of ['/mail/inbox', `/mail/inbox/${(await found())[0]!.id}`, '/']) {
    await reader.goto(address)
    await watched.expectCalm(address)
  }
  await reader.goto(`/mail/inbox/${(await found())[0]!.id}`)
  await expectOnlyText(reader)
})
