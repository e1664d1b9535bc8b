import type { APIRequestContext, Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { ask } from './support/database.ts'
import { expect, test } from './support/no-script.ts'
import { makeOwnSchool } from './support/own-school.ts'
import { expectFits, smallTargets, violations } from './support/screens.ts'

const cell = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** Names that compose proposes. */
async function proposed(by: APIRequestContext, word: string): Promise<string> {
  return (await by.get(`/api/recipients?q=${word}`)).text()
}

test('a change of the matrix shows who gains and who loses, is saved by a second yes, and can be taken back', async ({
  as,
  by,
}) => {
  const school = await makeOwnSchool()
  const [page, lea] = [await as(school.idOf('karim')), await by(school.idOf('lea'))]
  expect(await proposed(lea, 'tom')).not.toContain('Tom Garcia')
  await page.goto('/admin/rules')
  await expect(cell(page, 'Élèves aux élèves')).toHaveValue('own')
  await cell(page, 'Élèves aux élèves').selectOption('Tous')
  await cell(page, 'Parents aux enseignants').selectOption('Personne')
  await press(page, 'Voir ce qui changerait')
  await expect(page.getByRole('heading', { name: 'Avant d’enregistrer', level: 1 })).toBeVisible()
  await expect(section(page, 'Ce que vous changez').getByRole('listitem')).toHaveText([
    'Élèves → élèves\u00a0: «\u00a0Sa classe\u00a0» devient «\u00a0Tous\u00a0»',
    'Parents → enseignants\u00a0: «\u00a0De ses enfants\u00a0» devient «\u00a0Personne\u00a0»',
  ])
  await expect(section(page, 'Qui gagne un contact')).toContainText('Élèves → élèves\u00a0: 12 contacts, pour 5 personnes')
  await expect(section(page, 'Qui gagne un contact')).toContainText(/\p{L}+ \p{L}+ pourra écrire à \p{L}+/u)
  await expect(section(page, 'Qui perd un contact')).toContainText('Parents → enseignants\u00a0: 8 contacts, pour 4 personnes')
  expect(await proposed(lea, 'tom')).not.toContain('Tom Garcia')
  await press(page, 'Enregistrer')
  await expect(page.getByRole('status').filter({ hasText: 'Les règles sont enregistrées' })).toBeVisible()
  await expect(cell(page, 'Élèves aux élèves')).toHaveValue('all')
  expect(await proposed(lea, 'tom')).toContain('Tom Garcia')

  await page.getByRole('link', { name: 'Revenir à «\u00a0Sa classe\u00a0»\u00a0: Élèves aux élèves', exact: true }).click()
  await expect(section(page, 'Qui perd un contact')).toContainText('Élèves → élèves\u00a0: 12 contacts')
  await press(page, 'Enregistrer')
  await expect(cell(page, 'Élèves aux élèves')).toHaveValue('own')
  expect(await proposed(lea, 'tom')).not.toContain('Tom Garcia')

  await page.goto('/admin/audit')
  await expect(page.getByRole('main')).toContainText('Karim Benali a changé à qui les élèves écrivent, aux élèves')
})

test('a ready-made setting is shown before it holds, and is then the one that is marked', async ({ as }) => {
  const school = await makeOwnSchool()
  const page = await as(school.idOf('karim'))
  await page.goto('/admin/rules')
  await expect(section(page, 'Réglages tout prêts').getByRole('listitem').filter({ hasText: 'Habituel' })).toContainText(
    'réglage actuel',
  )
  await page.getByRole('link', { name: 'Voir ce qui changerait avec «\u00a0Ouvert\u00a0»', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Des familles pourront être jointes' })).toBeVisible()
  await page.getByRole('link', { name: 'Abandonner', exact: true }).click()
  await page.getByRole('link', { name: 'Voir ce qui changerait avec «\u00a0Prudent\u00a0»', exact: true }).click()
  await expect(page.getByText('Des familles pourront être jointes')).toBeHidden()
  await page.getByRole('link', { name: 'Modifier encore', exact: true }).click()
  await expect(cell(page, 'Élèves aux élèves')).toHaveValue('none')
  await press(page, 'Voir ce qui changerait')
  await press(page, 'Enregistrer')
  await expect(section(page, 'Réglages tout prêts').getByRole('listitem').filter({ hasText: 'Prudent' })).toContainText(
    'réglage actuel',
  )
})

test('nothing is saved over what somebody else changed meanwhile', async ({ as }) => {
  const school = await makeOwnSchool()
  const page = await as(school.idOf('karim'))
  await page.goto('/admin/rules/preview?student.student=none')
  await expect(section(page, 'Qui perd un contact')).toContainText('Élèves → élèves')
  await ask(
    sql`update communication_policies set reach = 'all' where school_id = ${school.id} and from_profile = 'student' and target = 'teacher'`,
  )
  await press(page, 'Enregistrer')
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Quelqu’un a changé ces règles entre-temps')
  await page.goto('/admin/rules')
  await expect(cell(page, 'Élèves aux élèves')).toHaveValue('own')
})

test('B31 an administrator sees whom somebody reaches and why, and whether one may write to another', async ({ as }) => {
  const school = await makeOwnSchool()
  const page = await as(school.idOf('karim'))
  await page.goto('/admin/rules')
  const find = async (label: string, name: string, whole: string) => {
    await page.getByRole('searchbox', { name: label, exact: true }).fill(name)
    await page
      .getByRole('search')
      .filter({ has: page.getByRole('searchbox', { name: label }) })
      .getByRole('button')
      .click()
    await page.getByRole('link', { name: whole, exact: true }).click()
  }
  await find('En tant que', 'lea', 'Léa Bernard')
  const seen = section(page, 'Essayer')
  await expect(seen).toContainText('5 personnes peuvent être jointes par Léa Bernard, élève, 3A.')
  await expect(seen).toContainText('2 enseignants, parce que les élèves de 3A écrivent à leurs enseignants')
  await find('Peut-elle écrire à', 'garcia', 'Tom Garcia')
  await expect(seen.getByRole('status')).toHaveText(
    'Non. Léa Bernard ne peut pas écrire à Tom Garcia\u00a0: cette personne n’écrit, parmi les élèves, qu’aux membres de «\u00a03A – Élèves\u00a0».',
  )
  await find('Peut-elle écrire à', 'martin', 'Claire Martin')
  await expect(seen.getByRole('status')).toHaveText(
    'Oui. Léa Bernard peut écrire à Claire Martin, parce que les élèves de 3A écrivent à leurs enseignants.',
  )
})

test('a rule of one’s own is added and removed, each time after a look at what it does', async ({ as, by }) => {
  const school = await makeOwnSchool()
  const [page, tom] = [await as(school.idOf('karim')), await by(school.idOf('tom'))]
  await page.goto('/admin/rules')
  const rules = section(page, 'Règles particulières')
  await rules.getByText('Ajouter une règle').click()
  await rules.getByRole('combobox', { name: 'Les membres de', exact: true }).selectOption('6C – Élèves')
  await rules.getByRole('combobox', { name: 'peuvent écrire à', exact: true }).selectOption('Club d’échecs')
  await rules.getByRole('radio', { name: 'au groupe entier', exact: true }).check()
  await rules.getByRole('button', { name: 'Voir ce qu’elle changerait', exact: true }).click()
  await expect(section(page, 'Qui gagne un contact')).toContainText(
    'Élèves → groupes entiers\u00a0: 2 contacts, pour 2 personnes',
  )
  await press(page, 'Enregistrer')
  await expect(page.getByRole('status').filter({ hasText: 'Les règles sont enregistrées' })).toBeVisible()
  expect(await proposed(tom, 'club')).toContain('Club d’échecs')
  await page
    .getByRole('link', { name: 'Retirer la règle de «\u00a06C – Élèves\u00a0» vers «\u00a0Club d’échecs\u00a0»', exact: true })
    .click()
  await expect(section(page, 'Qui perd un contact')).toContainText('2 contacts')
  await press(page, 'Enregistrer')
  await expect(rules).toContainText('Aucune règle particulière.')
  expect(await proposed(tom, 'club')).not.toContain('Club d’échecs')
})

test('B19 scripts off: a cell is changed, shown and saved', async ({ enter }) => {
  const school = await makeOwnSchool()
  const page = await enter(school.idOf('karim'))
  await page.goto('/admin/rules')
  await cell(page, 'Enseignants aux élèves').selectOption('Ses élèves')
  await press(page, 'Voir ce qui changerait')
  await expect(section(page, 'Qui perd un contact')).toContainText('Claire Martin ne pourra plus écrire à')
  await press(page, 'Enregistrer')
  await expect(page.getByRole('status').filter({ hasText: 'Les règles sont enregistrées' })).toBeVisible()
  await expect(cell(page, 'Enseignants aux élèves')).toHaveValue('own')
})

test('the screens of rules fit, can be hit, and satisfy axe', async ({ as }) => {
  test.setTimeout(120_000)
  const school = await makeOwnSchool()
  const page = await as(school.idOf('karim'))
  const screens = [
    '/admin/rules',
    `/admin/rules?as=${school.idOf('claire')}&to=${school.idOf('tom')}`,
    '/admin/rules/preview?preset=open',
  ]
  for (const address of [...screens, '/admin/groups', `/admin/groups/${school.idOf('chess')}?name=tom`])
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 844 })
      await page.goto(address)
      await expectFits(page, `${address} at ${width}`)
      expect(await smallTargets(page), address).toEqual([])
      expect(await violations(page), `${address} at ${width}`).toEqual([])
    }
})

test('for who is no administrator nothing of it is there', async ({ by }) => {
  const school = await makeOwnSchool()
  for (const who of ['claire', 'lea', 'sophie']) {
    const other = await by(school.idOf(who))
    for (const address of [
      '/admin/rules',
      '/admin/rules/preview?preset=open',
      '/admin/groups',
      `/admin/groups/${school.idOf('chess')}`,
    ])
      expect((await other.get(address)).status(), `${who} ${address}`).toBe(404)
  }
})
