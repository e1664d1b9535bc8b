import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import type { TestSchool } from '../domain/directory/test-school.ts'
import { field, GOOD_PASSWORD, press } from './support/accounts.ts'
import { ask } from './support/database.ts'
import { composeOf } from './support/mail.ts'
import { button, test as noScript } from './support/no-script.ts'
import { makeOwnSchool } from './support/own-school.ts'
import { expect, PASSWORD, test } from './support/people.ts'
import { person } from './support/school.ts'
import { expectFits, smallTargets, violations } from './support/screens.ts'

test.describe.configure({ timeout: 180_000 })

const at = (school: TestSchool, key: string) => `/admin/people/${school.idOf(key)}`
const verb = (page: Page, name: string) => page.locator('summary').filter({ hasText: name })
const told = (page: Page, text: string) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible()
const heading = (page: Page, name: string) => expect(page.getByRole('heading', { name, exact: true, level: 1 })).toBeVisible()

test('B37 what an administrator does to a person leaves a line: who, what, about whom and from where', async ({ as }) => {
  const school = await makeOwnSchool()
  const page = await as(school.idOf('karim'))
  await page.goto('/admin/people')
  await page.getByLabel('Nom ou identifiant', { exact: true }).fill('lea b')
  await press(page, 'Chercher')
  await page.getByRole('link', { name: 'Léa Bernard', exact: true }).click()
  await heading(page, 'Léa Bernard')
  await verb(page, 'Retirer le droit d’écrire').click()
  await press(page, 'Retirer le droit d’écrire maintenant')
  await told(page, 'Léa Bernard ne peut plus écrire.')
  await page.getByRole('link', { name: 'Ce qui a été fait à ce compte', exact: true }).click()
  const line = page.getByRole('listitem').filter({ hasText: 'Karim Benali a retiré à Léa Bernard le droit d’écrire.' })
  await expect(line).toContainText('depuis ')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Exporter en CSV', exact: true }).click()
  const csv = readFileSync(await (await download).path(), 'utf8')
  expect(csv).toContain(';Karim Benali;Karim Benali a retiré à Léa Bernard le droit d’écrire.;Léa Bernard;')
  await page.getByLabel('Qui', { exact: true }).fill('personne d’autre')
  await press(page, 'Filtrer')
  await expect(page.getByRole('heading', { name: 'Aucune ligne', exact: true })).toBeVisible()
})

test('who may no longer write is told why, keeps the draft and reads on', async ({ as }) => {
  const school = await makeOwnSchool()
  await ask(sql`update people set writing_blocked_at = now() where id = ${school.idOf('lea')}`)
  const page = await as(school.idOf('lea'))
  await page.goto(`/mail/compose?to=${school.idOf('claire')}`)
  await expect(page.getByRole('status').filter({ hasText: 'L’établissement vous a retiré le droit d’écrire.' })).toBeVisible()
  await composeOf(page).subject.fill('Bonjour')
  await composeOf(page).text.fill('Une question')
  await composeOf(page).send.click()
  await expect(page.getByRole('alert').filter({ hasText: 'L’établissement vous a retiré le droit d’écrire.' })).toBeVisible()
  await expect(composeOf(page).subject).toHaveValue('Bonjour')
  await page.goto('/mail/drafts')
  await expect(page.getByRole('link', { name: 'Bonjour', exact: true })).toBeVisible()
})

test('a reset closes sessions and shows one code, with which a new password is chosen', async ({ as, page: other }) => {
  const school = await makeOwnSchool()
  const hers = await as(school.idOf('sophie'))
  await hers.goto('/mail/inbox')
  const page = await as(school.idOf('karim'))
  await page.goto(at(school, 'sophie'))
  await verb(page, 'Réinitialiser').click()
  await press(page, 'Effacer le mot de passe')
  const code = await page.locator('strong.code').textContent()
  await hers.reload()
  await expect(hers).toHaveURL(/\/sign-in/)
  await other.goto('/activate')
  await field(other, 'Identifiant').fill(school.idOf('sophie'))
  await field(other, 'Code d’activation').fill(code!)
  await field(other, 'Nouveau mot de passe').fill(GOOD_PASSWORD)
  await press(other, 'Ouvrir mon compte')
  await expect(other).not.toHaveURL(/activate/)
  await page.reload()
  await expect(page.getByText(code!)).toHaveCount(0)
})

test('an administrator is named after one’s own password, and the last one stays', async ({ as }) => {
  const school = await makeOwnSchool()
  const page = await as(school.idOf('karim'))
  await page.goto(at(school, 'karim'))
  await verb(page, 'Retirer l’administration').click()
  await page.getByLabel('Votre mot de passe', { exact: true }).fill(PASSWORD)
  await press(page, 'Retirer l’administration maintenant')
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(/dernier administrateur/)
  await page.goto(at(school, 'claire'))
  await verb(page, 'Nommer administrateur').click()
  await page.getByLabel('Votre mot de passe', { exact: true }).fill('faux')
  await press(page, 'Nommer maintenant')
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(/Ce n’est pas votre mot de passe/)
  await page.getByLabel('Votre mot de passe', { exact: true }).fill(PASSWORD)
  await press(page, 'Nommer maintenant')
  await told(page, 'Claire Martin administre maintenant l’établissement.')
  await page.goto('/admin/audit?kind=person')
  await expect(page.getByText('Karim Benali a nommé Claire Martin administrateur.')).toBeVisible()
  await expect(page.getByText('Refusé à Karim Benali')).toHaveCount(2)
})

test('activation sheets have a slip a person, once', async ({ as }) => {
  const school = await makeOwnSchool()
  const page = await as(school.idOf('karim'))
  await page.goto('/admin/people/activation?profile=student')
  await press(page, 'Faire les fiches')
  const slips = page.locator('.slips > li')
  await expect(slips).toHaveCount(1)
  await expect(slips).toContainText('Zoé Lemaître')
  await expect(slips).toContainText('/activate')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button', { name: 'Imprimer', exact: true })).toBeHidden()
  await expect(slips).toBeVisible()
  await page.emulateMedia({ media: 'screen' })
  await page.reload()
  await expect(slips).toHaveCount(0)
  await press(page, 'Faire les fiches')
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(/Personne n’attend de code/)
})

test('what holds for the school is saved; what is wrong is said and nothing typed is lost', async ({ as }) => {
  const school = await makeOwnSchool()
  const page = await as(school.idOf('karim'))
  await page.goto('/admin/school')
  const keeping = page.getByRole('region', { name: 'Conservation des messages', exact: true })
  const days = keeping.getByLabel('Jours dans la corbeille', { exact: true })
  const save = keeping.getByRole('button', { name: 'Enregistrer', exact: true })
  await days.fill('trente')
  await keeping.getByLabel('Fichiers d’un élève, en Mo', { exact: true }).fill('750')
  await save.click()
  await expect(keeping.getByRole('alert')).toHaveText(/nombre entier entre 1 et 3\s650/)
  await expect(days).toHaveValue('trente')
  await days.fill('60')
  await save.click()
  await expect(keeping.getByRole('status')).toHaveText('Réglages enregistrés.')
  await page.reload()
  await expect(days).toHaveValue('60')
  await expect(keeping.getByLabel('Fichiers d’un élève, en Mo', { exact: true })).toHaveValue('750')

  const factor = page.getByRole('region', { name: 'Double authentification', exact: true })
  await factor.getByRole('radio', { name: /^Les administrateurs, les enseignants/ }).check()
  await factor.getByLabel('Votre mot de passe', { exact: true }).fill(PASSWORD)
  await factor.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(factor.getByRole('alert')).toHaveText(/votre propre double authentification/)

  await page.goto('/admin/chat')
  const students = page.getByRole('group', { name: 'Les élèves', exact: true })
  await expect(students.getByRole('radio', { name: /^Du texte seulement/ })).toBeChecked()
  await students.getByRole('radio', { name: 'Pas de messagerie instantanée', exact: true }).check()
  await press(page, 'Enregistrer')
  await told(page, 'Réglages enregistrés.')
})

test('« Administration » is in the menu of administrators, and for nobody else there', async ({ as, by }) => {
  const school = await makeOwnSchool()
  const page = await as('anne.leroy')
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Anne Leroy', exact: true }).click()
  await page.getByRole('link', { name: 'Administration', exact: true }).click()
  await heading(page, 'Personnes')
  for (const [identifier, name] of [
    ['claire.martin', 'Claire Martin'],
    ['lea.bernard', 'Léa Bernard'],
  ] as const) {
    const other = await as(identifier)
    await other.goto('/settings')
    await other.getByRole('button', { name, exact: true }).click()
    await expect(other.getByRole('link', { name: 'Paramètres', exact: true })).toBeVisible()
    await expect(other.getByRole('link', { name: 'Administration', exact: true })).toHaveCount(0)
    const requests = await by(identifier)
    for (const path of [
      'people',
      'people/activation',
      'people/new',
      'school',
      'chat',
      'audit',
      `people/${person('hugo.petit').id}`,
    ])
      expect((await requests.get(`/admin/${path}`)).status(), path).toBe(404)
    expect((await requests.get('/api/audit')).status()).toBe(404)
  }
  // An administrator of another school learns nothing of these people.
  const stranger = await by(school.idOf('karim'))
  expect((await stranger.get(`/admin/people/${person('hugo.petit').id}`)).status()).toBe(404)
  expect(await (await stranger.get('/admin/people?q=petit')).text()).not.toContain(person('hugo.petit').id)
  expect(await (await stranger.get('/api/audit')).text()).not.toContain('Anne Leroy')
})

test('a teacher whom no file brings is added by hand, and a namesake is asked about', async ({ as }) => {
  const school = await makeOwnSchool()
  const page = await as(school.idOf('karim'))
  await page.goto('/admin/people/new')
  await field(page, 'Prénom').fill('Claire')
  await field(page, 'Nom de famille').fill('Martin')
  await press(page, 'Ajouter')
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(/déjà dans l’établissement/)
  await expect(field(page, 'Prénom')).toHaveValue('Claire')
  await page.getByRole('checkbox', { name: /autre personne du même nom/ }).check()
  await press(page, 'Ajouter')
  await heading(page, 'Claire Martin')
  await told(page, 'Claire Martin est ajouté')
})

noScript('B19 B37 scripts off: people are found, blocked and handed codes; a refusal keeps what was typed', async ({ enter }) => {
  const school = await makeOwnSchool()
  const page = await enter(school.idOf('karim'))
  await page.goto('/admin/people?q=hugo')
  await page.getByRole('link', { name: 'Hugo Petit', exact: true }).click()
  await verb(page, 'Retirer le droit d’écrire').click()
  await button(page, 'Retirer le droit d’écrire maintenant').click()
  await told(page, 'Hugo Petit ne peut plus écrire.')
  await page.goto('/admin/people/activation?profile=student')
  await button(page, 'Faire les fiches').click()
  await expect(page.locator('.slips > li')).toHaveCount(1)
  await page.goto('/admin/school')
  await page.getByLabel('Mois de conservation', { exact: true }).fill('deux')
  await button(page, 'Enregistrer').last().click()
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(/nombre entier/)
  await expect(page.getByLabel('Mois de conservation', { exact: true })).toHaveValue('deux')
})

for (const share of [0, 1]) {
  test(`every screen of the administration is for everybody, large and small, by day and at night: part ${share + 1}`, async ({
    as,
  }) => {
    const school = await makeOwnSchool()
    const page = await as(school.idOf('karim'))
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const opened = async () => {
      await page.goto(at(school, 'claire'))
      for (const name of ['Nommer administrateur', 'Corriger le nom', 'Réinitialiser']) await verb(page, name).click()
    }
    const slips = async () => {
      await page.goto('/admin/people/activation')
      await page.getByRole('checkbox').uncheck()
      await press(page, 'Faire les fiches')
      await expect(page.locator('.slips > li').first()).toBeVisible()
    }
    const pages = ['people', 'people/new', 'school', 'chat', 'audit'].map((path) => () => page.goto(`/admin/${path}`))
    for (const [index, open] of [...pages, opened, slips].filter((_, index) => index % 2 === share).entries()) {
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 })
        await page.emulateMedia({ colorScheme: 'light' })
        await open()
        expect(await violations(page), `${index}, ${width}`).toEqual([])
        expect(await smallTargets(page), `${index}, ${width}`).toEqual([])
        await page.emulateMedia({ colorScheme: 'dark' })
        expect(await violations(page, ['color-contrast']), `${index}, ${width}, dark`).toEqual([])
      }
      await page.setViewportSize({ width: 320, height: 640 })
      await expectFits(page, String(index))
    }
  })
}
