import { post } from './support/forms.ts'
import { letter } from './support/letters.ts'
import { composeOf, pick, sendByHand, subjectLink, unique } from './support/mail.ts'
import { expect, test } from './support/people.ts'
import { makeCircle } from './support/people-of-a-test.ts'

const hiddenField = (page: import('@playwright/test').Page) => page.getByRole('combobox', { name: 'Copie cachée', exact: true })

test('B02 each hidden recipient sees themself as hidden, the others see none, the author sees all', async ({ as }) => {
  const { people } = await makeCircle(4)
  const [author, seen, hidden, other] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0], (typeof people)[0]]
  const subject = unique('Copie cachée')
  const page = await as(author.identifier)
  await page.goto('/mail/compose')
  const { to, subject: title, text } = composeOf(page)
  await pick(to, seen.name, new RegExp(`^${seen.name}`))
  for (const one of [hidden, other]) await pick(hiddenField(page), one.name, new RegExp(`^${one.name}`))
  await title.fill(subject)
  await text.fill('Pour information.')
  await expect(page.getByRole('status').filter({ hasText: '3 personnes' })).toBeVisible()
  await sendByHand(page)
  await page.goto('/mail/sent')
  await subjectLink(page, subject).click()
  await expect(page.getByRole('article')).toContainText(`copie cachée : ${hidden.name}, ${other.name}`)
  await expect(page.getByText('3 personnes')).toBeVisible()

  const one = await as(hidden.identifier)
  await one.goto('/mail/inbox')
  await subjectLink(one, subject).click()
  await expect(one.getByRole('article')).toContainText('copie cachée : vous')
  await expect(one.getByRole('main')).not.toContainText(other.name)
  // An answer to all would tell everybody of them.
  await expect(one.getByRole('button', { name: 'Répondre à tous', exact: true })).toHaveCount(0)
  await one.getByRole('button', { name: 'Répondre', exact: true }).click()
  await expect(one.getByRole('button', { name: /^Retirer / })).toHaveCount(1)
  await expect(one.getByRole('button', { name: `Retirer ${author.name}`, exact: true })).toBeVisible()

  const visible = await as(seen.identifier)
  await visible.goto('/mail/inbox')
  await subjectLink(visible, subject).click()
  await expect(visible.getByRole('article')).toContainText('Pour information.')
  await expect(visible.getByText('1 personne', { exact: false }).first()).toBeVisible()
  for (const name of [hidden.name, other.name, 'copie cachée']) await expect(visible.getByRole('main')).not.toContainText(name)
})

test('B02 no address shows a visible recipient who was hidden, and nothing is answered to them by force', async ({ by }) => {
  const { people } = await makeCircle(3)
  const [author, seen, hidden] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]]
  const { id, fields } = letter('send', { to: [`person:${seen.id}`], subject: unique('Discret') })
  await post(await by(author.identifier), '/api/compose', [...fields, ['bcc[]', `person:${hidden.id}`]])
  const visible = await by(seen.identifier)
  for (const address of [
    '/',
    '/mail/inbox',
    `/mail/inbox/${id}`,
    `/mail/sent/${id}`,
    `/mail/print/${id}`,
    `/mail/print/${id}?thread=1`,
    '/api/export',
    ...['reply', 'replyAll', 'forward', 'draft'].map((verb) => `/mail/compose?${verb}=${id}`),
  ]) {
    const text = await (await visible.get(address)).text()
    expect(text, address).not.toContain(hidden.name)
    expect(text, address).not.toContain(hidden.id)
  }
  const opened = await (await visible.post(`/api/messages/${id}/open?box=inbox`)).text()
  expect(opened).toContain('Discret')
  expect(opened).not.toContain(hidden.id)
  const inbox = await (await (await by(hidden.identifier)).get('/mail/inbox')).text()
  expect(inbox).toContain('Discret')
})

test('B02 on a narrow screen the field unfolds from « Cci »', async ({ as }) => {
  const { people } = await makeCircle(2)
  const page = await as(people[0]!.identifier)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/mail/compose')
  await expect(hiddenField(page)).toBeHidden()
  await page.getByRole('button', { name: 'Cci', exact: true }).click()
  await expect(hiddenField(page)).toBeFocused()
  await pick(hiddenField(page), people[1]!.name, new RegExp(`^${people[1]!.name}`))
  await composeOf(page).subject.fill(unique('Cachée seule'))
  await sendByHand(page)
})
