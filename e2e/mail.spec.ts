import type { APIRequestContext } from '@playwright/test'
import {
  BOLD,
  composeOf,
  mailName,
  NOT_BOLD,
  row,
  sendByHand,
  sendQuickly,
  subjectLink,
  unique,
  unreadInHeader,
  upload,
} from './support/mail.ts'
import { expect, test } from './support/people.ts'
import { group } from './support/school.ts'

/** How often a subject stands in somebody's inbox. */
async function copiesIn(by: APIRequestContext, subject: string): Promise<number> {
  return (await (await by.get('/mail/inbox')).text()).split(`aria-label="Sélectionner ${subject}"`).length - 1
}

test('M02 a message to one user reaches that user alone', async ({ by }) => {
  const subject = unique('Pour Naïm seul')
  await sendQuickly(await by('karim.benali'), { to: ['naim.boudjemaa'], subject })
  expect(await copiesIn(await by('naim.boudjemaa'), subject)).toBe(1)
  for (const other of ['corentin.tessier', 'claire.martin', 'karim.benali']) {
    expect(await copiesIn(await by(other), subject), other).toBe(0)
  }
})

test('M03 a message to a group reaches every member once, also who is named beside it', async ({ by }) => {
  const subject = unique('Réunion de technologie')
  const { members } = group('Enseignants de technologie')
  const [first] = members
  await sendQuickly(await by('karim.benali'), { to: ['Enseignants de technologie', first!.identifier], subject })
  for (const { identifier } of members) expect(await copiesIn(await by(identifier), subject), identifier).toBe(1)
  expect(await copiesIn(await by('samira.benyoussef'), subject)).toBe(0)
})

test('M04 a member without access is no recipient, not even through a group', async ({ as, by }) => {
  const subject = unique('Planning de la vie scolaire')
  const { members } = group('Vie scolaire')
  expect(members.filter(({ active }) => !active).map(({ identifier }) => identifier)).toEqual(['yann.morel'])
  const id = await sendQuickly(await by('anne.leroy'), { to: ['Vie scolaire'], subject })
  for (const { identifier } of members.filter(({ active }) => active)) {
    expect(await copiesIn(await by(identifier), subject), identifier).toBe(1)
  }
  const page = await as('anne.leroy')
  await page.goto(`/mail/sent/${id}`)
  await expect(page.getByRole('main').getByText('3 personnes', { exact: true })).toBeVisible()
})

test('M08 M09 « Créer » stands at the top of Messagerie and opens the composition screen', async ({ as }) => {
  const page = await as('corentin.tessier')
  await page.goto('/mail/inbox')
  const create = page.getByRole('link', { name: 'Créer', exact: true })
  const rows = page.getByRole('list', { name: 'Messages', exact: true })
  expect((await create.boundingBox())!.y).toBeLessThan((await rows.boundingBox())!.y)
  await create.click()
  await expect(page).toHaveURL('/mail/compose')
  const { to, cc, subject, text, send } = composeOf(page)
  for (const part of [to, cc, subject, text, send]) await expect(part).toBeVisible()
})

test('M14 M15 M18 M35 what was written arrives under its subject, leaves compose and stands in the sent messages', async ({
  as,
}) => {
  const [claire, student] = [await as('benedicte.royer'), await as('yanis.zerrouki')]
  const title = unique('Devoir de mathématiques')
  await claire.goto('/mail/compose')
  const { to, subject, text } = composeOf(claire)
  await to.fill('Yanis Zerrouki')
  await claire.getByRole('option', { name: /^Yanis Zerrouki, élève, 5C/ }).click()
  await subject.fill(title)
  await text.fill('Exercices 3 et 4 pour mardi.')
  await sendByHand(claire)
  await expect(claire).not.toHaveURL(/compose/)

  await claire.goto('/mail/sent')
  await expect(row(claire, title)).toContainText('Yanis Zerrouki')
  await student.goto('/mail/inbox')
  await expect(row(student, title)).toContainText('Bénédicte Royer')
  await subjectLink(student, title).click()
  await expect(student.getByRole('heading', { name: title, exact: true })).toBeVisible()
  await expect(student.getByText('Exercices 3 et 4 pour mardi.').last()).toBeVisible()
})

test('M21 M22 the inbox folder carries the number of unread messages in parentheses', async ({ as, by }) => {
  const page = await as('gabriel.huet')
  await page.goto('/mail/inbox')
  const before = await unreadInHeader(page)
  await sendQuickly(await by('karim.benali'), { to: ['gabriel.huet'], subject: unique('Un de plus') })
  await page.goto('/mail/sent')
  const folders = page.getByRole('navigation', { name: 'Dossiers', exact: true })
  const inbox = folders.getByRole('link', { name: `Boîte de réception (${before + 1})`, exact: true })
  await expect(inbox).toBeVisible()
  await expect(page.getByRole('link', { name: mailName(before + 1), exact: true })).toBeVisible()
  const [name, number] = [inbox.getByText('réception', { exact: true }), inbox.getByText(`(${before + 1})`, { exact: true })]
  expect((await number.boundingBox())!.x).toBeGreaterThan((await name.boundingBox())!.x)
})

test('M23 unread messages are bold, read ones are not', async ({ as, by }) => {
  const page = await as('jules.meunier')
  const [read, unread] = [unique('Déjà lu'), unique('Pas encore lu')]
  const id = await sendQuickly(await by('karim.benali'), { to: ['jules.meunier'], subject: read })
  await sendQuickly(await by('karim.benali'), { to: ['jules.meunier'], subject: unread })
  await (await by('jules.meunier')).get(`/mail/inbox/${id}`)
  await page.goto('/mail/inbox')
  await expect(subjectLink(page, unread)).toHaveCSS('font-weight', BOLD)
  await expect(subjectLink(page, read)).toHaveCSS('font-weight', NOT_BOLD)
  await expect(row(page, unread).getByText('Karim Benali')).toHaveCSS('font-weight', BOLD)
  await page.getByRole('link', { name: 'Non lus', exact: true }).click()
  await expect(subjectLink(page, unread)).toBeVisible()
  await expect(subjectLink(page, read)).toHaveCount(0)
})

test('M24 a click on a title shows what the message says, from whom and to whom', async ({ as, by }) => {
  const page = await as('baptiste.pons')
  const subject = unique('Le titre')
  const text = 'Première ligne.\n\nSeconde <b>ligne</b>, telle que tapée.'
  await sendQuickly(await by('karim.benali'), { to: ['baptiste.pons'], cc: ['claire.martin'], subject, text })
  await page.goto('/mail/inbox')
  await subjectLink(page, subject).click()
  const message = page.getByRole('region', { name: 'Message', exact: true })
  await expect(message.getByRole('heading', { name: subject, exact: true })).toBeVisible()
  await expect(message.getByText('Seconde <b>ligne</b>, telle que tapée.')).toBeVisible()
  await expect(message.getByRole('article')).toContainText('Karim Benali')
  await expect(message.getByText('à vous · copie à Claire Martin')).toBeVisible()
  await expect(page).toHaveTitle(`${subject} – Préau`)
})

test('a message of somebody else is not found, whoever asks and by whatever box', async ({ as, by }) => {
  const id = await sendQuickly(await by('karim.benali'), { to: ['lenny.gaillard'], subject: unique('Confidentiel') })
  const page = await as('juliette.bonneau-garnier')
  for (const box of ['inbox', 'sent', 'trash']) {
    expect((await page.goto(`/mail/${box}/${id}`))!.status()).toBe(404)
    await expect(page.getByText('Confidentiel')).toHaveCount(0)
  }
  const stranger = await (await by('juliette.bonneau-garnier')).get(`/mail/compose?forward=${id}`)
  expect(stranger.status()).toBe(404)
})

test('a file is nobody’s but the sender’s and the recipients’', async ({ by }) => {
  const karim = await by('karim.benali')
  const file = await upload(karim, 'dossier.txt', Buffer.from('confidentiel'))
  expect((await (await by('swann.picard-bouchard')).get(`/api/attachments/${file}`)).status()).toBe(404)
  await sendQuickly(karim, { to: ['swann.picard-bouchard'], subject: unique('Dossier'), attachments: [file] })
  expect(await (await (await by('swann.picard-bouchard')).get(`/api/attachments/${file}`)).text()).toBe('confidentiel')
  expect((await (await by('alexandre.lemoine')).get(`/api/attachments/${file}`)).status()).toBe(404)
})
