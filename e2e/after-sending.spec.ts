import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { ask } from './support/database.ts'
import { post } from './support/forms.ts'
import { letter, sendLetter } from './support/letters.ts'
import { row, subjectLink, unique, upload } from './support/mail.ts'
import { button, test as noScript } from './support/no-script.ts'
import { expect, test } from './support/people.ts'
import { makeCircle } from './support/people-of-a-test.ts'

test.describe.configure({ timeout: 60_000 })

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function open(page: Page, box: string, subject: string): Promise<void> {
  await page.goto(`/mail/${box}`)
  await subjectLink(page, subject).click()
  await expect(page.getByRole('heading', { name: subject, exact: true })).toBeVisible()
}

test('B09 a recalled message leaves an empty shell everywhere, and the author what was written', async ({ as, by }) => {
  const { people } = await makeCircle(2)
  const [author, reader] = [people[0]!, people[1]!]
  const [subject, secret] = [unique('À rappeler'), unique('Confidentiel')]
  const file = await upload(await by(author.identifier), `${secret}.txt`, Buffer.from(secret))
  const to = [`person:${reader.id}`]
  const id = await sendLetter(await by(author.identifier), { to, subject, body: secret, attachments: [file] })
  const requests = await by(reader.identifier)
  expect((await requests.get(`/api/attachments/${file}`)).status()).toBe(200)

  const page = await as(author.identifier)
  await open(page, 'sent', subject)
  await press(page, 'Rappeler le message')
  await press(page, 'Ne pas rappeler')
  await press(page, 'Rappeler le message')
  await press(page, 'Oui, rappeler')
  await expect(row(page, subject)).toContainText('Rappelé')
  await open(page, 'sent', subject)
  await expect(page.getByText('Vous avez rappelé ce message')).toBeVisible()
  await expect(page.getByRole('article')).toContainText(secret)
  await expect(page.getByRole('link', { name: new RegExp(secret) })).toBeVisible()

  const other = await as(reader.identifier)
  await other.goto('/mail/inbox')
  await expect(other.getByRole('list', { name: 'Messages', exact: true })).not.toContainText(subject)
  await subjectLink(other, 'Message rappelé').click()
  await expect(other.getByRole('heading', { name: 'Message rappelé', exact: true })).toBeVisible()
  for (const name of ['Répondre', 'Répondre à tous', 'Transférer', 'Rappeler le message'])
    await expect(other.getByRole('button', { name, exact: true })).toHaveCount(0)
  await other.goto('/')
  await expect(other.getByRole('main')).toContainText('Message rappelé')
  for (const address of ['/', '/mail/inbox', `/mail/inbox/${id}`, '/mail/inbox?q=Confidentiel'])
    expect(await (await requests.get(address)).text(), address).not.toContain(secret)
  for (const address of [
    `/api/attachments/${file}`,
    ...['reply', 'replyAll', 'forward'].map((way) => `/mail/compose?${way}=${id}`),
  ])
    expect((await requests.get(address)).status(), address).toBe(404)
})

test('B09 an hour after sending nothing can be recalled', async ({ as, by }) => {
  const { people } = await makeCircle(2)
  const subject = unique('Trop tard')
  const id = await sendLetter(await by(people[0]!.identifier), { to: [`person:${people[1]!.id}`], subject })
  const page = await as(people[0]!.identifier)
  await open(page, 'sent', subject)
  await ask(sql`update messages set sent_at = now() - interval '61 minutes' where id = ${id}`)
  await press(page, 'Rappeler le message')
  await press(page, 'Oui, rappeler')
  await expect(page.getByRole('alert').first()).toBeVisible()
  await open(page, 'sent', subject)
  await expect(page.getByRole('button', { name: 'Rappeler le message', exact: true })).toHaveCount(0)
})

test('B08 a message without replies has no reply buttons, and a forced reply is refused', async ({ as, by }) => {
  const { people, group } = await makeCircle(3)
  const subject = unique('Pour information')
  const id = await sendLetter(await by(people[0]!.identifier), { to: [`group:${group}`], subject, noReply: true })
  const page = await as(people[1]!.identifier)
  await open(page, 'inbox', subject)
  await expect(page.getByText('Réponses désactivées', { exact: true })).toBeVisible()
  for (const name of ['Répondre', 'Répondre à tous']) await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Transférer', exact: true })).toBeVisible()
  const { fields } = letter('send', { to: [`person:${people[0]!.id}`], subject: 'Réponse', replyToId: id })
  const answer = await post(await by(people[1]!.identifier), '/api/compose', fields)
  expect(await answer.text()).toContain('a désactivé les réponses')
  const answers = await ask(sql`select from messages where reply_to_id = ${id} and state = 'sent'`)
  expect(answers).toHaveLength(0)
})

test('B10 recipients confirm with one press, the author sees who has not and reminds those alone', async ({ as, by }) => {
  const { people, group } = await makeCircle(3)
  const [author, first, second] = [people[0]!, people[1]!, people[2]!]
  const subject = unique('À confirmer')
  await sendLetter(await by(author.identifier), { to: [`group:${group}`], subject, asksConfirmation: true })
  const reader = await as(first.identifier)
  await open(reader, 'inbox', subject)
  await press(reader, 'Confirmer la lecture')
  await expect(reader.getByText('Vous avez confirmé la lecture.')).toBeVisible()
  await expect(reader.getByRole('button', { name: 'Confirmer la lecture', exact: true })).toHaveCount(0)

  const page = await as(author.identifier)
  await open(page, 'sent', subject)
  await expect(page.getByText('1 personne a confirmé la lecture, 1 personne manque.')).toBeVisible()
  await page.getByRole('link', { name: 'Voir qui a confirmé' }).click()
  const list = page.getByRole('region', { name: 'Confirmations de lecture' })
  await expect(list).toContainText(second.name)
  await expect(list).not.toContainText(first.name)
  await press(page, 'Relancer')
  await expect(page.getByText('Rappel envoyé (1).')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Relancer', exact: true })).toHaveCount(0)
  await page.getByRole('link', { name: 'Ont confirmé (1)' }).click()
  await expect(list).toContainText(first.name)

  const late = await as(second.identifier)
  await open(late, 'inbox', `Rappel : ${subject}`)
  await press(late, 'Confirmer la lecture')
  await expect(late.getByText('Vous avez confirmé la lecture.')).toBeVisible()
  await reader.goto('/mail/inbox')
  await expect(row(reader, subject)).toBeVisible()
  await expect(reader.getByText(`Rappel : ${subject}`)).toHaveCount(0)
})

noScript('B19 B09 B10 scripts off: confirm a reading, recall a message', async ({ enter, by }) => {
  const { people } = await makeCircle(2)
  const [author, reader] = [people[0]!, people[1]!]
  const subject = unique('Sans script')
  await sendLetter(await by(author.identifier), { to: [`person:${reader.id}`], subject, asksConfirmation: true })
  const other = await enter(reader.identifier)
  await other.getByRole('link', { name: subject, exact: true }).click()
  await button(other, 'Confirmer la lecture').click()
  await expect(other.getByText('Vous avez confirmé la lecture.')).toBeVisible()
  const page = await enter(author.identifier)
  await page.goto('/mail/sent')
  await page.getByRole('link', { name: subject, exact: true }).click()
  await button(page, 'Rappeler le message').click()
  await button(page, 'Oui, rappeler').click()
  await expect(page).toHaveURL('/mail/sent')
  await expect(row(page, subject)).toContainText('Rappelé')
  await other.goto('/mail/inbox')
  await expect(other.getByRole('link', { name: 'Message rappelé', exact: true })).toBeVisible()
})
