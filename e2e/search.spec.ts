import type { Page } from '@playwright/test'
import { type MadePerson, makeFolder, makeGroup, makePerson } from './support/database.ts'
import { pdf } from './support/files.ts'
import { saveLetter, sendLetter } from './support/letters.ts'
import { row, subjectLink, upload } from './support/mail.ts'
import { expect, test } from './support/people.ts'
import { expectFits, smallTargets, violations } from './support/screens.ts'

type Fixtures = Parameters<Parameters<typeof test>[2]>[0]

const box = (page: Page) => page.getByRole('searchbox', { name: 'Rechercher dans les messages', exact: true })
const count = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words })
const hits = (page: Page) => page.getByRole('list', { name: 'Messages', exact: true }).getByRole('listitem')

async function search(page: Page, query: string): Promise<void> {
  await box(page).fill(query)
  await box(page).press('Enter')
  await expect(page).toHaveURL(({ searchParams }) => searchParams.get('q') === query)
}

/** Two who may write to each other, with three messages from one to the other. */
async function makePair(by: Fixtures['by']): Promise<{ writer: MadePerson; reader: MadePerson }> {
  const [writer, reader] = [await makePerson('Noa Zimmermann'), await makePerson('Sacha Essai')]
  await makeGroup(`Groupe ${writer.identifier}`, [writer, reader])
  const sender = await by(writer.identifier)
  const to = [`person:${reader.id}`]
  const file = pdf('bulletin_trimestre.pdf')
  const attachments = [await upload(sender, file.name, file.buffer)]
  await sendLetter(sender, { to, subject: 'Réunion des élèves délégués', body: 'La salle polyvalente sera préparée à temps.' })
  await sendLetter(sender, { to, subject: 'Sortie au planétarium', body: 'Le car part à huit heures.', attachments })
  await sendLetter(sender, { to, subject: 'Cantine', body: 'La réunion est reportée.' })
  return { writer, reader }
}

test('B12 words are found whatever their accents and endings, those of subjects first, with the hit marked', async ({
  as,
  by,
}) => {
  const { reader } = await makePair(by)
  const page = await as(reader.identifier)
  await page.goto('/mail/inbox')
  await search(page, 'reunions')
  await expect(count(page, '2 résultats')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Résultats', exact: true })).toBeVisible()
  await expect(hits(page).first()).toContainText('Réunion des élèves délégués')
  await expect(hits(page).first().locator('mark')).toHaveText(['Réunion'])
  await expect(hits(page).nth(1).locator('mark')).toHaveText(['réunion'])
  await expect(box(page)).toHaveValue('reunions')
  await expect(box(page)).toBeFocused()
  for (const query of [
    'ÉLÈVE',
    'planéta',
    'salle prepares',
    'zimmermann',
    'bulletin',
    'trimestre.pdf',
    '"des élèves délégués"',
    'de:noa',
  ]) {
    await search(page, query)
    await expect(hits(page).first().locator('mark').first(), query).toBeVisible()
  }
})

test('B12 nothing found says what to do, and the search can be taken away', async ({ as, by }) => {
  const { reader, writer } = await makePair(by)
  const page = await as(reader.identifier)
  await page.goto('/mail/inbox')
  for (const query of ['ornithorynque', '"délégués élèves"', `de:${reader.identifier}`]) {
    await search(page, query)
    await expect(page.getByRole('heading', { name: 'Aucun message trouvé.' })).toBeVisible()
    await expect(count(page, 'Aucun résultat')).toBeVisible()
  }
  await search(page, '***')
  await expect(page.getByRole('heading', { name: 'Que cherchez-vous ?' })).toBeVisible()
  await page.getByRole('link', { name: 'Effacer la recherche', exact: true }).first().click()
  await expect(page).toHaveURL('/mail/inbox')
  await expect(hits(page)).toHaveCount(3)
  const other = await as(writer.identifier)
  await other.goto('/mail/inbox?q=réunion')
  await expect(hits(other)).toHaveCount(2)
  const stranger = await as((await makePerson('Dominique Ailleurs')).identifier)
  await stranger.goto('/mail/inbox?q=réunion')
  await expect(stranger.getByRole('heading', { name: 'Aucun message trouvé.' })).toBeVisible()
})

test('B12 filters are words and controls, and each can be taken away', async ({ as, by }) => {
  const { reader } = await makePair(by)
  const page = await as(reader.identifier)
  await page.goto('/mail/inbox')
  await page.getByText('Filtres', { exact: true }).click()
  await page.getByRole('textbox', { name: 'De', exact: true }).fill('noa zimmermann')
  await page.getByRole('checkbox', { name: 'Avec pièce jointe', exact: true }).check()
  await page.getByRole('checkbox', { name: 'Non lus seulement', exact: true }).check()
  await page.getByRole('button', { name: 'Rechercher', exact: true }).click()
  await expect(box(page)).toHaveValue('de:"noa zimmermann" pièce:oui non-lu')
  await expect(hits(page)).toHaveCount(1)
  await expect(subjectLink(page, 'Sortie au planétarium')).toBeVisible()
  await page.getByRole('link', { name: 'Retirer pièce:oui', exact: true }).click()
  await expect(hits(page)).toHaveCount(3)
  await expect(box(page)).toHaveValue('de:"noa zimmermann" non-lu')
  for (const [query, found] of [
    ['cantine pièce:non', 1],
    ['cantine avant:2020-01-01', 0],
    ['cantine après:2020-01-01', 1],
    ['cantine à:sacha', 1],
    ['cantine à:noa', 0],
  ] as const) {
    await search(page, query)
    await expect(hits(page), query).toHaveCount(found)
  }
})

test('B12 everything but the trash is searched, the trash from the trash, and each hit says where it lies', async ({
  as,
  by,
}) => {
  const { reader, writer } = await makePair(by)
  await makeFolder(reader, 'Gadagne')
  const draft = { to: [`person:${writer.id}`], subject: 'Réunion, ma réponse' }
  await saveLetter(await by(reader.identifier), draft)
  const page = await as(reader.identifier)
  await page.goto('/mail/inbox')
  await page.getByRole('checkbox', { name: 'Sélectionner Cantine', exact: true }).check()
  await page
    .getByRole('toolbar', { name: 'Actions sur la sélection' })
    .getByRole('button', { name: 'Supprimer', exact: true })
    .click()
  await expect(row(page, 'Cantine')).toHaveCount(0)
  await page.getByRole('link', { name: /^Gadagne/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Gadagne', exact: true })).toBeVisible()
  await search(page, 'réunion')
  await expect(hits(page)).toHaveCount(2)
  await expect(row(page, 'Réunion, ma réponse')).toContainText('Brouillons')
  await expect(row(page, 'Réunion des élèves délégués')).toContainText('Boîte de réception')
  await page.goto('/mail/trash')
  await search(page, 'réunion')
  await expect(page.getByRole('heading', { level: 1, name: 'Résultats dans la corbeille', exact: true })).toBeVisible()
  await expect(hits(page)).toHaveCount(1)
  await expect(row(page, 'Cantine')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Sélectionner Cantine', exact: true }).check()
  await page
    .getByRole('toolbar', { name: 'Actions sur la sélection' })
    .getByRole('button', { name: 'Restaurer', exact: true })
    .click()
  await expect(hits(page)).toHaveCount(0)
})

test('B12 opening a hit and coming back keeps the search', async ({ as, by }) => {
  const { reader } = await makePair(by)
  const page = await as(reader.identifier)
  await page.goto('/mail/inbox')
  await search(page, 'réunion')
  await subjectLink(page, 'Cantine').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Cantine', exact: true })).toBeVisible()
  await expect(hits(page)).toHaveCount(2)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Cantine', exact: true })).toHaveCount(0)
  await expect(hits(page)).toHaveCount(2)
  await subjectLink(page, 'Cantine').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Cantine', exact: true })).toBeVisible()
  await page.reload()
  await expect(hits(page)).toHaveCount(2)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('link', { name: 'Résultats', exact: true }).click()
  await expect(box(page)).toHaveValue('réunion')
  await expect(hits(page)).toHaveCount(2)
})

test('B12 B19 scripts off: a search, a filter and a hit', async ({ browser, as, by }) => {
  const { reader } = await makePair(by)
  const storageState = await (await as(reader.identifier)).context().storageState()
  const context = await browser.newContext({ javaScriptEnabled: false, storageState })
  const page = await context.newPage()
  await page.goto('/mail/inbox')
  await box(page).fill('réunion')
  await page.getByText('Filtres', { exact: true }).click()
  await page.getByRole('textbox', { name: 'De', exact: true }).fill('noa')
  await page.getByRole('button', { name: 'Rechercher', exact: true }).click()
  await expect(box(page)).toHaveValue('réunion de:noa')
  await expect(hits(page)).toHaveCount(2)
  await subjectLink(page, 'Cantine').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Cantine', exact: true })).toBeVisible()
  await expect(hits(page)).toHaveCount(2)
  await context.close()
})

test('B12 the search is for everybody, large and small, by day and at night', async ({ as, by }) => {
  test.setTimeout(120_000)
  const { reader } = await makePair(by)
  const page = await as(reader.identifier)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const query of ['réunion de:noa', 'ornithorynque pièce:oui']) {
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme: 'light' })
      await page.goto(`/mail/inbox?q=${encodeURIComponent(query)}`)
      await page.getByText('Filtres', { exact: true }).click()
      expect(await violations(page), `${query}, ${width}`).toEqual([])
      expect(await smallTargets(page), `${query}, ${width}`).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await violations(page, ['color-contrast', 'link-in-text-block']), `${query}, ${width}, dark`).toEqual([])
    }
    await page.setViewportSize({ width: 320, height: 640 })
    await expectFits(page, query)
  }
})

test('B12 whatever is typed, there is an answer', async ({ by }) => {
  const requests = await by((await makePerson('Sacha Essai')).identifier)
  const odd = [
    '"',
    '""',
    '*',
    ':',
    ':*',
    '%00',
    '%',
    "'",
    '\\',
    '<->',
    '!(a|b)&',
    'x'.repeat(10_000),
    '"'.repeat(999),
    'de:',
    'avant:9999-99-99',
    '\u202e',
    '🙂',
  ]
  for (const typed of odd) {
    const q = encodeURIComponent(typed === '%00' ? '\0' : typed)
    const short = q.slice(0, 999).replace(/%.?$/, '')
    for (const address of [
      `/mail/inbox?q=${q}`,
      `/mail/trash?q=${short}&before=${short}`,
      `/mail/inbox?from=${short}&until=${short}`,
    ]) {
      const answer = await requests.get(address)
      expect(answer.status(), address.slice(0, 80)).toBe(200)
    }
  }
})
