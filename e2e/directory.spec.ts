import type { Page } from '@playwright/test'
import { expect, test } from './support/people.ts'
import { group, person } from './support/school.ts'

const search = (page: Page) => page.getByRole('searchbox', { name: 'Rechercher dans l’annuaire' })
const named = (page: Page, name: string) => page.getByRole('main').getByRole('link', { name, exact: true })
const found = (page: Page, sentence: string) => page.getByRole('status').filter({ hasText: sentence })

test('M01 the directory finds as one types whom one may see, and says how many', async ({ as }) => {
  const page = await as('lea.bernard')
  await page.goto('/directory')
  await search(page).pressSequentially('hugo pe')
  await expect(named(page, 'Hugo Petit')).toBeVisible()
  await expect(found(page, '1 personne trouvée')).toBeVisible()
  await expect(page).toHaveURL(/\/directory\?q=hugo\+pe$/)
  await expect(search(page)).toHaveValue('hugo pe')
  await expect(search(page)).toBeFocused()
  await search(page).fill('nadia petit')
  await expect(page.getByRole('heading', { name: 'Aucune personne trouvée' })).toBeVisible()
  await expect(found(page, '0 personne trouvée')).toBeVisible()
  await page.getByRole('link', { name: 'Annuaire' }).click()
  await expect(page.getByRole('heading', { name: 'Mes classes' })).toBeVisible()
  await expect(search(page)).toHaveValue('')
})

test('M04 who has no access is not in the directory', async ({ as }) => {
  const page = await as('anne.leroy')
  await page.goto('/directory?q=yann+morel')
  await expect(page.getByRole('heading', { name: 'Aucune personne trouvée' })).toBeVisible()
})

test('B04 a child brings its parents, a parent shows its children', async ({ as }) => {
  const page = await as('karim.benali')
  await page.goto('/directory?q=lea+bernard')
  await expect(named(page, 'Marc Bernard')).toBeVisible()
  await named(page, 'Sophie Bernard').click()
  await expect(page.getByRole('heading', { name: 'Sophie Bernard', level: 1 })).toBeVisible()
  await named(page, 'Jules Bernard').click()
  await expect(page.getByRole('heading', { name: 'Jules Bernard', level: 1 })).toBeVisible()
  await expect(named(page, 'Marc Bernard')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Appeler Marc Bernard' })).toHaveAttribute('href', /^tel:/)
})

test('a class, a subject and a function are words like others; profile and class are filters', async ({ as }) => {
  const page = await as('karim.benali')
  await page.goto('/directory')
  await search(page).fill('MATHÉM 3a')
  await expect(named(page, 'Claire Martin')).toBeVisible()
  await search(page).fill('vie scolaire')
  await expect(page.getByRole('link', { name: 'Vie scolaire', exact: true })).toBeVisible()
  await search(page).fill('')
  await page.getByRole('combobox', { name: 'Classe' }).selectOption('3A')
  await expect(named(page, 'Léa Bernard')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Parents', exact: true })).toBeVisible()
  await page.getByRole('combobox', { name: 'Profil' }).selectOption('Enseignants')
  await expect(named(page, 'Léa Bernard')).toHaveCount(0)
  await expect(named(page, 'Paul Durand')).toBeVisible()
})

test('who chooses a class by keys keeps the focus, and links put back what is chosen', async ({ as }) => {
  const page = await as('karim.benali')
  await page.goto('/directory')
  const classes = page.getByRole('combobox', { name: 'Classe' })
  await classes.focus()
  await page.keyboard.press('ArrowDown')
  await expect(page).toHaveURL(/class=3A$/)
  await expect(named(page, 'Hugo Petit')).toBeVisible()
  await expect(classes).toBeFocused()
  await page.getByRole('link', { name: 'Annuaire' }).click()
  await expect(page).toHaveURL(/directory$/)
  await expect(classes).toHaveValue('')
})

test('« Pourquoi ? » gives the rule beside a name to which one cannot write', async ({ as }) => {
  const page = await as('lea.bernard')
  await page.goto('/directory?q=marc+bernard')
  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Marc Bernard', exact: true }) })
  await expect(row.getByRole('link', { name: 'Écrire à Marc Bernard' })).toHaveCount(0)
  await row.getByRole('button', { name: 'Pourquoi ?' }).click()
  await expect(row.getByRole('status')).toContainText('Vous ne pouvez pas écrire à Marc Bernard')
})

test('B05 a group says its size, shows its members, and leads to the others of its class', async ({ as }) => {
  const page = await as('claire.martin')
  await page.goto(`/directory/groups/${group('3A – Élèves').id}`)
  await expect(page.getByText('26 personnes. Ses membres s’écrivent entre eux.')).toBeVisible()
  await expect(named(page, 'Hugo Petit')).toBeVisible()
  const tabs = page.getByRole('navigation', { name: 'Groupes de la classe' })
  await expect(tabs.getByRole('link', { name: /^Élèves/ })).toHaveAttribute('aria-current', 'page')
  await tabs.getByRole('link', { name: /^Parents/ }).click()
  await expect(page.getByRole('heading', { name: '3A – Parents', level: 1 })).toBeVisible()
  await expect(page.getByText('Y appartenir ne permet pas de s’écrire entre membres.')).toBeVisible()
})

test('a student opens their own class and its teachers, and no parents', async ({ as }) => {
  const page = await as('tom.garcia')
  await page.goto('/directory')
  await page.getByRole('main').getByRole('link', { name: '6C', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Élèves', exact: true })).toBeVisible()
  await expect(named(page, 'Paul Durand')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Parents', exact: true })).toHaveCount(0)
})

test('a parent’s numbers are there to call for the staff and the teachers of the child', async ({ as }) => {
  const { id } = person('sophie.bernard')
  for (const [who, sees] of Object.entries({ 'karim.benali': true, 'paul.durand': true, 'sophie.bernard': true })) {
    const page = await as(who)
    await page.goto(`/directory/${id}`)
    const call = page.getByRole('link', { name: 'Appeler Sophie Bernard, portable' })
    await expect(call).toHaveAttribute('href', /^tel:\+33\d{9}$/)
    await expect(page.getByText(/^06(\s\d\d){4}$/)).toBeVisible({ visible: sees })
    await expect(page.getByRole('heading', { name: 'Adresse postale' })).toHaveCount(who === 'paul.durand' ? 0 : 1)
  }
  const lea = await as('lea.bernard')
  await lea.goto(`/directory/${id}`)
  await expect(lea.getByRole('heading', { name: 'Sophie Bernard', level: 1 })).toBeVisible()
  await expect(lea.getByRole('link', { name: /^Appeler/ })).toHaveCount(0)
})
