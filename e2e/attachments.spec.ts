import { randomBytes } from 'node:crypto'
import { truncateSync, writeFileSync } from 'node:fs'
import type { FileChooser, Page, Route } from '@playwright/test'
import { download, pdf, windowsProgram } from './support/files.ts'
import { composeOf, pick, row, sendByHand, sendQuickly, subjectLink, unique, upload } from './support/mail.ts'
import { expect, test } from './support/people.ts'

const MEGABYTE = 1024 * 1024
const attach = (page: Page) => page.getByRole('button', { name: 'Ajouter une pièce jointe', exact: true })
const attached = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
const text = (name: string, content: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) })

/** Presses the button and chooses from one's own computer. */
async function choose(page: Page, files: Parameters<FileChooser['setFiles']>[0]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), attach(page).click()])
  await chooser.setFiles(files)
}

test('M16 the button opens a file chooser for several files, with the limits told beforehand', async ({ as }) => {
  const page = await as('axel.monnier')
  await page.goto('/mail/compose')
  await expect(attach(page)).toHaveAccessibleDescription('20 fichiers au plus, 25 Mo chacun')
  await expect(page.getByText('20 fichiers au plus, 25 Mo chacun')).toBeVisible()
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), attach(page).click()])
  expect(chooser.isMultiple()).toBe(true)
})

test('M17 chosen files are listed with their size before sending, can be removed, and arrive byte by byte', async ({ as }) => {
  const [page, student] = [await as('ana.navarro'), await as('mohamed.bouaziz')]
  const title = unique('Trois fichiers')
  const [course, table] = [
    pdf('cours n° 1 (été).pdf'),
    { name: 'notes.bin', mimeType: 'application/octet-stream', buffer: randomBytes(70_000) },
  ]
  await page.goto('/mail/compose')
  await choose(page, [course, table, text('à retirer.txt', 'rien')])
  for (const name of [course.name, table.name, 'à retirer.txt']) await expect(attached(page, name)).toBeVisible()
  await expect(page.getByRole('listitem').filter({ has: attached(page, table.name) })).toContainText('70 ko')
  await page.getByRole('button', { name: 'Retirer à retirer.txt', exact: true }).click()
  await expect(attached(page, 'à retirer.txt')).toHaveCount(0)
  const { to, subject } = composeOf(page)
  await pick(to, 'mohamed boua', 'Mohamed Bouaziz, élève, 4C')
  await subject.fill(title)
  await sendByHand(page)

  await student.goto('/mail/inbox')
  await expect(row(student, title).getByRole('img', { name: 'Avec pièce jointe', exact: true })).toBeVisible()
  await subjectLink(student, title).click()
  await expect(attached(student, 'à retirer.txt')).toHaveCount(0)
  for (const file of [course, table]) {
    expect(await download(attached(student, file.name))).toEqual({ name: file.name, bytes: file.buffer })
  }
})

test('M16 a file on its way shows its progress and can be stopped', async ({ as }) => {
  const page = await as('emile.thevenet')
  await page.goto('/mail/compose')
  const held: Route[] = []
  await page.route('**/api/attachments', (route) => {
    held.push(route)
  })
  await choose(page, text('long.txt', 'à envoyer'))
  await expect(page.getByRole('progressbar', { name: 'long.txt', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Annuler l’envoi de long.txt', exact: true }).click()
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  await expect(page.getByText('long.txt')).toHaveCount(0)
  await expect.poll(() => held.length).toBe(1)
})

test('M18 a message that is sent while a file is on its way waits for it', async ({ as, by }) => {
  const page = await as('aminata.mabiala')
  const title = unique('En attendant le fichier')
  await page.goto('/mail/compose')
  const { to, subject, send } = composeOf(page)
  await pick(to, 'karim ben', /^Karim Benali,/)
  await subject.fill(title)
  let release = () => {}
  const free = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/api/attachments', async (route) => {
    await free
    await route.continue()
  })
  await choose(page, text('tardif.txt', 'me voici'))
  await send.click()
  await expect(page.getByText('Le message partira dès que les pièces jointes seront prêtes.')).toBeVisible()
  expect(await (await (await by('karim.benali')).get('/mail/inbox')).text()).not.toContain(title)
  release()
  await expect(page.getByRole('status').filter({ hasText: 'Message envoyé' })).toBeVisible()
  const karim = await as('karim.benali')
  await karim.goto('/mail/inbox')
  await subjectLink(karim, title).click()
  expect((await download(attached(karim, 'tardif.txt'))).bytes.toString()).toBe('me voici')
})

test('M16 too large, empty, programs: refused with a sentence, and the rest stays', async ({ as }, info) => {
  const page = await as('salome.lambert')
  const large = info.outputPath('film.mp4')
  writeFileSync(large, '')
  truncateSync(large, 25 * MEGABYTE + 1)
  await page.goto('/mail/compose')
  const { subject, send, to } = composeOf(page)
  await pick(to, 'karim ben', /^Karim Benali,/)
  await subject.fill('Avec des fichiers refusés')
  const refusal = (sentence: string | RegExp) => page.getByRole('main').getByRole('alert').filter({ hasText: sentence })
  await choose(page, large)
  await expect(refusal('« film.mp4 » dépasse 25 Mo.')).toBeVisible()
  await choose(page, [
    text('vide.txt', ''),
    text('jeu.exe', 'MZ'),
    { ...text('photo.jpg', ''), buffer: windowsProgram() },
    text('bon.txt', 'bon'),
  ])
  await expect(refusal('« vide.txt » est vide.')).toBeVisible()
  await expect(refusal(/Les programmes et les scripts \(\.exe\) ne peuvent pas être joints/)).toBeVisible()
  await expect(refusal(/Les programmes et les scripts \(exe\)/)).toBeVisible()
  await expect(attached(page, 'bon.txt')).toBeVisible()
  await send.click()
  await expect(refusal('Retirez ou renvoyez les pièces jointes en erreur')).toBeVisible()
  await expect(subject).toHaveValue('Avec des fichiers refusés')
})

test('M16 names that lead elsewhere or are very long are kept harmless and whole', async ({ as, by }) => {
  const page = await as('giulia.russo')
  const title = unique('Noms étranges')
  const emoji = `${'😀'.repeat(251)}.txt`
  await page.goto('/mail/compose')
  await choose(page, text(emoji, 'content'))
  await expect(attached(page, emoji)).toBeVisible()
  const student = await by('giulia.russo')
  const climbing = await upload(student, '../../x.txt', Buffer.from('x'))
  const served = await student.get(`/api/attachments/${climbing}`)
  expect(served.headers()['content-disposition']).toContain("filename*=UTF-8''x.txt")

  const { to, subject } = composeOf(page)
  await pick(to, 'karim ben', /^Karim Benali,/)
  await subject.fill(title)
  await sendByHand(page)
  const karim = await as('karim.benali')
  await karim.goto('/mail/inbox')
  await subjectLink(karim, title).click()
  const link = attached(karim, emoji)
  await expect(link).toBeVisible()
  const answer = await (await by('karim.benali')).get((await link.getAttribute('href'))!)
  expect(decodeURIComponent(/filename\*=UTF-8''(\S+)/.exec(answer.headers()['content-disposition']!)![1]!)).toBe(emoji)
})

test('M31 the sender deletes her copy for good: the recipient keeps the message and its file', async ({ as, by }) => {
  const [sender, student] = [await as('sophie.poirier'), await as('mariama.makosso')]
  const file = pdf('partition.pdf')
  const title = unique('Chorale')
  const mail = await by('sophie.poirier')
  const id = await sendQuickly(mail, {
    to: ['mariama.makosso'],
    subject: title,
    attachments: [await upload(mail, file.name, file.buffer)],
  })
  for (const [box, verb] of [
    ['sent', 'Supprimer'],
    ['trash', 'Supprimer définitivement'],
  ]) {
    await sender.goto(`/mail/${box}`)
    await sender.getByRole('checkbox', { name: `Sélectionner ${title}`, exact: true }).check()
    await sender
      .getByRole('toolbar', { name: 'Actions sur la sélection' })
      .getByRole('button', { name: verb, exact: true })
      .click()
    await expect(row(sender, title)).toHaveCount(0)
  }
  expect((await mail.get(`/mail/sent/${id}`)).status()).toBe(404)
  await student.goto(`/mail/inbox/${id}`)
  expect((await download(attached(student, file.name))).bytes).toEqual(file.buffer)
})
