import { readFile } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import PostalMime from 'postal-mime'
import { uuidv7 } from '../db/uuid.ts'
import { ask, makeGroup, makePerson } from './support/database.ts'
import { download, pdf } from './support/files.ts'
import { sendLetter } from './support/letters.ts'
import { subjectLink, unique, upload } from './support/mail.ts'
import { expect, requestsOf, test } from './support/people.ts'
import { expectFits, violations } from './support/screens.ts'

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Two who may write to each other and whom no other test knows. */
async function makePair() {
  const [writer, reader] = [await makePerson('Noa Essai'), await makePerson('Sacha Essai')]
  await makeGroup(`Groupe ${writer.identifier}`, [writer, reader])
  return { writer, reader, to: [`person:${reader.id}`] }
}

const link = (name: string) => ({ name, exact: true })

test('B18 all files of a message are saved at once, as a zip', async ({ as, by }) => {
  const { writer, reader, to } = await makePair()
  const sender = await by(writer.identifier)
  const attachments = [
    await upload(sender, 'leçon.txt', Buffer.from('Bonjour')),
    await upload(sender, 'leçon.txt', Buffer.from('Au revoir')),
  ]
  const [several, single] = [unique('Plusieurs'), unique('Un seul')]
  const id = await sendLetter(sender, { to, subject: several, attachments })
  const other = await sendLetter(sender, { to, subject: single, attachments: [attachments[0]!] })
  const page = await as(reader.identifier)
  await page.goto(`/mail/inbox/${id}`)
  const { name, bytes } = await download(page.getByRole('link', link('Tout télécharger')))
  expect(name).toBe(`${several}.zip`)
  expect(bytes.subarray(0, 2).toString()).toBe('PK')
  for (const part of ['leçon.txt', 'leçon (2).txt', 'Bonjour', 'Au revoir']) expect(bytes.includes(Buffer.from(part))).toBe(true)
  await page.goto(`/mail/inbox/${other}`)
  await expect(page.getByRole('link', link('Tout télécharger'))).toHaveCount(0)
})

test('B18 the zip of somebody else’s or of a recalled message is as if it did not exist', async ({ by }) => {
  const { writer, reader, to } = await makePair()
  const sender = await by(writer.identifier)
  const attachments = [await upload(sender, 'a.txt', Buffer.from('a')), await upload(sender, 'b.txt', Buffer.from('b'))]
  const id = await sendLetter(sender, { to, subject: unique('Rappelé'), attachments })
  const path = `/api/messages/${id}/attachments.zip`
  const [rightful, stranger] = [await by(reader.identifier), await by('tom.garcia')]
  expect((await rightful.get(path)).status()).toBe(200)
  expect((await stranger.get(path)).status()).toBe(404)
  await ask(sql`update messages set recalled_at = now() where id = ${id}`)
  expect((await rightful.get(path)).status()).toBe(404)
})

test('B18 a bar in the settings shows what is used, compose warns when little is left, and a file too much is refused', async ({
  as,
  by,
}) => {
  const full = await makePerson('Camille Pleine')
  const page = await as(full.identifier)
  await page.goto('/settings')
  const bar = page.getByRole('progressbar', { name: 'Espace de fichiers', exact: true })
  await expect(bar).toBeVisible()
  await expect(page.getByText(/^0\s+octets sur 5\s+Go$/)).toBeVisible()
  await page.goto('/mail/compose')
  await expect(page.getByText(/^Il vous reste/)).toHaveCount(0)
  // No screen brings five gigabytes in a test: one content that says it is that large.
  const hash = uuidv7().replaceAll('-', '').padEnd(64, '0')
  await ask(sql`with blob as (insert into blobs values (${hash}, 4500000000, 'text/plain', 'clean'))
    select`)
  await ask(sql`insert into attachments (school_id, owner_id, sha256, name)
    select school_id, id, ${hash}, 'lourd.txt' from people where id = ${full.id}`)
  await page.reload()
  await expect(page.getByText(/^Il vous reste 500\s+Mo pour vos fichiers sur 5\s+Go\./)).toBeVisible()
  await page.goto('/settings')
  await expect(bar).toHaveAttribute('aria-describedby', 'quota-words')
  await expect(page.getByText(/^4,5\s+Go sur 5\s+Go$/)).toBeVisible()
  await ask(sql`update blobs set size = 5000000000 where sha256 = ${hash}`)
  const refused = await (await by(full.identifier)).post('/api/attachments', {
    data: Buffer.from('x'),
    headers: { 'x-file-name': 'x.txt' },
  })
  expect([refused.status(), (await refused.json()).error]).toEqual([507, expect.stringContaining('Supprimez définitivement')])
  await page.goto('/mail/compose')
  await expect(page.getByText(/^Vous n’avez plus de place/)).toBeVisible()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Ajouter une pièce jointe', exact: true }).click(),
  ])
  await chooser.setFiles({ name: 'x.txt', mimeType: 'text/plain', buffer: Buffer.from('x') })
  await expect(page.getByRole('alert').filter({ hasText: 'Il n’y a plus assez de place' })).toBeVisible()
})

test('the settings say how long the school keeps mail and that nothing else goes by itself', async ({ as }) => {
  const person = await makePerson('Camille Gardée')
  const page = await as(person.identifier)
  await page.goto('/settings')
  await expect(page.getByText('La corbeille garde un message 30 jours, puis il est supprimé définitivement.')).toBeVisible()
  await expect(page.getByText('Vos autres messages sont gardés tant que vous ne les supprimez pas.')).toBeVisible()
})

test('B20 all my messages leave as one mbox with their files, of nobody else a line', async ({ as, by, baseURL }) => {
  const { writer, reader, to } = await makePair()
  const [sender, subject] = [await by(writer.identifier), unique('À garder « toujours »')]
  const file = pdf('bulletin d’été.pdf')
  const attachments = [await upload(sender, file.name, file.buffer)]
  await sendLetter(sender, { to, subject, body: 'From Préau, bonjour.', attachments })
  const page = await as(reader.identifier)
  await page.goto('/settings')
  const { name, bytes } = await download(page.getByRole('link', link('Exporter mes messages')))
  expect(name).toMatch(/^messages-\d{4}-\d\d-\d\d\.mbox$/)
  const [first = '', ...rest] = bytes.toString().split('\n')
  expect(first).toMatch(/^From \S+ /)
  const email = await PostalMime.parse(rest.join('\n').replaceAll(/^>(>*From )/gm, '$1'))
  expect([email.subject, email.text?.trim(), email.attachments[0]?.filename]).toEqual([
    subject,
    'From Préau, bonjour.',
    file.name,
  ])
  expect(Buffer.from(email.attachments[0]?.content as ArrayBuffer).equals(file.buffer)).toBe(true)
  const other = await (await by('tom.garcia')).get('/api/export')
  expect(await other.text()).not.toContain(email.messageId)
  const stranger = await requestsOf(baseURL!)
  expect((await stranger.get('/api/export')).status()).toBe(401)
  const turned = await stranger.get('/api/export', { headers: { accept: 'text/html' }, maxRedirects: 0 })
  expect([turned.status(), turned.headers().location]).toEqual([307, '/sign-in?next=%2Fsettings'])
  await stranger.dispose()
})

test('pictures are seen under the message, documents unfold in a frame that runs nothing', async ({ as, by }) => {
  const { writer, reader, to } = await makePair()
  const sender = await by(writer.identifier)
  const [name, file] = [`photo ${unique('x')}.png`, pdf('sortie.pdf')]
  const attachments = [await upload(sender, name, PICTURE), await upload(sender, file.name, file.buffer)]
  attachments.push(await upload(sender, 'dessin.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')))
  const id = await sendLetter(sender, { to, subject: unique('Images'), attachments })
  const page = await as(reader.identifier)
  await page.goto(`/mail/inbox/${id}`)
  const previews = page.getByRole('list', { name: 'Aperçus', exact: true })
  await expect(previews.getByRole('link')).toHaveCount(1)
  const picture = previews.getByRole('link', link(`Ouvrir l’image ${name}`))
  await expect.poll(() => picture.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1)
  const frame = page.locator('iframe')
  await expect(frame).toBeHidden()
  await page.getByText('Aperçu de sortie.pdf', { exact: true }).click()
  await expect(frame).toBeVisible()
  await expect(frame).toHaveAttribute('src', `/api/attachments/${attachments[1]}?inline`)
  // Asked without the browser, whose viewer of documents keeps the rest of the policy to itself.
  expect((await sender.get(`/api/attachments/${attachments[1]}?inline`)).headers()).toMatchObject({
    'content-type': 'application/pdf',
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'self'",
  })
  expect(await violations(page)).toEqual([])
})

test('from an open message to the one above and below it in its box, and nowhere from the last', async ({ as, by }) => {
  const { writer, reader, to } = await makePair()
  const sender = await by(writer.identifier)
  const subjects = ['Un', 'Deux', 'Trois'].map((word) => unique(word))
  for (const subject of subjects) await sendLetter(sender, { to, subject })
  const page = await as(reader.identifier)
  const [previous, next] = [page.getByRole('link', link('Message précédent')), page.getByRole('link', link('Message suivant'))]
  const heading = (subject: string) => page.getByRole('heading', { name: subject, exact: true })
  await page.goto('/mail/inbox')
  await subjectLink(page, subjects[2]!).click()
  await expect(heading(subjects[2]!)).toBeVisible()
  await expect(previous).toHaveCount(0)
  await next.click()
  await expect(heading(subjects[1]!)).toBeVisible()
  await next.click()
  await expect(heading(subjects[0]!)).toBeVisible()
  await expect(next).toHaveCount(0)
  await expect(
    page
      .getByRole('listitem')
      .filter({ has: page.locator('.subj') })
      .locator('visible=true'),
  ).toHaveCount(3)
  await previous.click()
  await expect(heading(subjects[1]!)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Messagerie', exact: true })).toBeVisible()
})

/** A thread of that many messages, in the mailbox of one person. Gives the last id. */
async function makeThread(reader: { id: string }, writer: { id: string }, count: number, subject: string): Promise<string> {
  const ids = Array.from({ length: count }, () => uuidv7()).sort()
  await ask(sql`with given as (select id::uuid, n from json_array_elements_text(${JSON.stringify(ids)}::json) with ordinality as g(id, n)),
    made as (
      insert into messages (id, school_id, author_id, author_name, state, thread_id, subject, body_html, body_text, preview, sent_at, recipient_count)
      select g.id, p.school_id, p.id, p.name, 'sent', ${ids[0]}::uuid, ${subject}, '<p>Texte ' || g.n || '.</p>', 'Texte', 'Début ' || g.n,
        now() - interval '200 minutes' + g.n * interval '1 minute', 1
      from given g, people p where p.id = ${writer.id})
    insert into deliveries (person_id, message_id, box, delivered_at)
    select ${reader.id}::uuid, id, 'inbox', now() - interval '200 minutes' + n * interval '1 minute' from given`)
  return ids.at(-1)!
}

test('a thread of 100 opens with the latest, and unfolds the older ones step by step', async ({ as }) => {
  const { writer, reader } = await makePair()
  const last = await makeThread(reader, writer, 100, unique('Long fil'))
  const page = await as(reader.identifier)
  await page.goto(`/mail/inbox/${last}`)
  await expect(page.getByText('100 messages')).toBeVisible()
  const folded = page.getByRole('main').locator('details.msg')
  await expect(folded).toHaveCount(20)
  const older = page.getByRole('link', link('Voir les messages plus anciens'))
  await older.click()
  await expect(folded).toHaveCount(80)
  await expect(folded.first()).toContainText('Début 20')
  await older.click()
  await expect(folded).toHaveCount(99)
  await expect(older).toHaveCount(0)
  await folded.first().locator('summary').click()
  await expect(page.getByText('Texte 1.', { exact: true })).toBeVisible()
})

test('B17 a conversation prints whole and clean, one message alone without the bars', async ({ as }) => {
  const { writer, reader } = await makePair()
  const subject = unique('À imprimer')
  const last = await makeThread(reader, writer, 3, subject)
  const page = await as(reader.identifier)
  await page.goto(`/mail/inbox/${last}`)
  await expect(page.getByRole('button', { name: 'Imprimer', exact: true })).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  const bars = [page.getByRole('banner'), page.getByRole('toolbar'), page.getByRole('navigation')]
  for (const bar of bars) await expect(bar.locator('visible=true')).toHaveCount(0)
  await expect(page.getByRole('heading', { name: subject, exact: true })).toBeVisible()
  await expect(page.getByText('Texte 3.', { exact: true })).toBeVisible()
  await expect(page.getByText('Texte 1.', { exact: true })).toBeHidden()
  await page.emulateMedia({ media: 'screen' })

  await page.getByRole('link', link('Imprimer la conversation')).click()
  await expect(page).toHaveURL(`/mail/print/${last}?box=inbox`)
  await expect(page.getByRole('button', { name: 'Imprimer', exact: true })).toBeVisible()
  await expectFits(page, 'print')
  await page.emulateMedia({ media: 'print' })
  for (const text of ['Texte 1.', 'Texte 2.', 'Texte 3.']) await expect(page.getByText(text, { exact: true })).toBeVisible()
  for (const bar of bars) await expect(bar.locator('visible=true')).toHaveCount(0)
  await expect(page.getByRole('button').locator('visible=true')).toHaveCount(0)
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('link', link('Revenir au message')).click()
  await expect(page).toHaveURL(`/mail/inbox/${last}`)
})

test('B19 scripts off: neighbours, older messages, zip, previews, export and the page to print', async ({
  browser,
  as,
  by,
  baseURL,
}) => {
  const { writer, reader, to } = await makePair()
  const last = await makeThread(reader, writer, 30, unique('Sans script'))
  const sender = await by(writer.identifier)
  const attachments = [await upload(sender, 'a.png', PICTURE), await upload(sender, 'b.txt', Buffer.from('b'))]
  const id = await sendLetter(sender, { to, subject: unique('Fichiers'), attachments })
  const state = await (await as(reader.identifier)).context().storageState()
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL!, storageState: state })
  const page = await context.newPage()
  await page.goto(`/mail/inbox/${id}`)
  expect((await readFile(await (await downloadOf(page, 'Tout télécharger')).path())).subarray(0, 2).toString()).toBe('PK')
  await expect(page.getByRole('list', { name: 'Aperçus', exact: true }).getByRole('link')).toHaveCount(1)
  await page.getByRole('link', link('Message suivant')).click()
  await expect(page).toHaveURL(`/mail/inbox/${last}`)
  await page.getByRole('link', link('Voir les messages plus anciens')).click()
  await expect(page.locator('details.msg')).toHaveCount(29)
  await page.getByRole('link', link('Imprimer la conversation')).click()
  await expect(page.getByRole('article')).toHaveCount(30)
  await page.goto('/settings')
  expect((await downloadOf(page, 'Exporter mes messages')).suggestedFilename()).toMatch(/\.mbox$/)
  await context.close()
})

async function downloadOf(page: import('@playwright/test').Page, name: string) {
  const [arrived] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', link(name)).click()])
  return arrived
}
