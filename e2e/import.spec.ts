import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { uuidv7 } from '../db/uuid.ts'
import { writeOneRoster } from '../domain/directory/roster/test-rosters.ts'
import { makeRosterSchool } from '../domain/directory/roster/test-school-roster.ts'
import { ask } from './support/database.ts'
import { post } from './support/forms.ts'
import { expect, test } from './support/people.ts'
import { expectFits, violations } from './support/screens.ts'

const folder = mkdtempSync(join(tmpdir(), 'preau-roster-'))
test.afterAll(() => rmSync(folder, { recursive: true }))

type OwnSchool = { uai: string; admin: string; folder: string }

/** A school that has an administrator and nobody else, in the database that all tests share. */
async function openSchool(): Promise<OwnSchool> {
  const id = uuidv7()
  const uai = `${String(Math.floor(Math.random() * 10_000_000)).padStart(7, '0')}Z`
  const admin = `chef.${id.slice(-12)}`
  await ask(sql`with made as (
      insert into schools (id, uai, name, second_factor) values (${id}, ${uai}, 'Collège à remplir', 'off') returning id),
    ruled as (insert into communication_policies (school_id, from_profile, target, reach)
      select made.id, c.from_profile, c.target, c.reach from made, communication_policies c
        join people p on p.school_id = c.school_id and p.identifier = 'claire.martin')
    insert into people (school_id, profile, first_name, last_name, name, search_name, identifier, password_hash, activated_at, is_admin)
    select made.id, 'staff', 'Odile', 'Chef', 'Odile Chef', ' odile chef', ${admin}, p.password_hash, now(), true
    from made, people p where p.identifier = 'claire.martin'`)
  return { uai, admin, folder: join(folder, id) }
}

test('an administrator brings a school from OneRoster files: plan, second yes, result, and people are found', async ({ as }) => {
  test.slow()
  const school = await openSchool()
  const roster = makeRosterSchool({ students: 30, uai: school.uai })
  const files = await writeOneRoster(roster, school.folder)
  const page = await as(school.admin)
  await page.goto('/admin/import')
  await expect(page.getByRole('heading', { name: 'Aucun import' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.getByLabel('Fichiers').setInputFiles(files)
  await page.getByRole('button', { name: 'Lire les fichiers' }).click()

  await expect(page.getByRole('heading', { name: 'Ce qui changera' })).toBeVisible()
  const students = page.getByRole('row', { name: /^Élèves/ })
  await expect(students.getByRole('cell').first()).toHaveText('30')
  await page.getByText(/^Nouveaux \(/).click()
  const [someone] = roster.students
  const name = `${someone!.firstName} ${someone!.lastName}`
  await expect(
    page
      .getByRole('listitem')
      .filter({ hasText: `${name} élève` })
      .first(),
  ).toBeVisible()
  expect(await violations(page)).toEqual([])
  for (const width of [1440, 820, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await expectFits(page, `plan at ${width}`)
  }
  const [before] = await ask<{ count: number }>(
    sql`select count(*)::int as count from people p join schools s on s.id = p.school_id where s.uai = ${school.uai}`,
  )
  expect(before!.count).toBe(1)

  await page.getByRole('checkbox', { name: 'Oui, 1 personne devient administrateur' }).check()
  await page.getByLabel('Votre mot de passe').fill('preau')
  await page.getByRole('button', { name: 'Appliquer' }).click()
  await expect(page.getByText('L’import est appliqué.')).toBeVisible({ timeout: 30_000 })
  await page.goto('/admin/audit')
  await expect(page.getByText(/Odile Chef a importé .*users\.csv/)).toBeVisible()

  await ask(sql`update people set activated_at = now() where school_id = (select id from schools where uai = ${school.uai})`)
  await page.goto(`/directory?q=${encodeURIComponent(name)}`)
  await expect(page.getByRole('link', { name: new RegExp(name) }).first()).toBeVisible()

  await page.goto('/admin/import')
  await page.getByLabel('Fichiers').setInputFiles(files)
  await page.getByRole('button', { name: 'Lire les fichiers' }).click()
  await expect(page.getByText('rien ne changera')).toBeVisible()
  await page.getByRole('button', { name: 'Abandonner' }).click()
  await expect(page.getByText('abandonné, par Odile Chef')).toBeVisible()
})

test('without scripts too: a table whose columns are chosen, wrong lines with their place, and a reload for the progress', async ({
  as,
  browser,
  baseURL,
}) => {
  const school = await openSchool()
  const signedIn = await as(school.admin)
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await signedIn.context().storageState(),
    ...(baseURL ? { baseURL } : {}),
  })
  const page = await context.newPage()
  await page.goto('/admin/import')
  const table = 'Nom;Prénom;Division;Mère\r\nLemoine;Zélie;3A;x\r\n;Paul;3A;\r\n'
  await page.getByLabel('Fichiers').setInputFiles({ name: 'élèves.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
  await page.getByRole('button', { name: 'Lire les fichiers' }).click()
  await expect(page.getByText('Lemoine', { exact: true })).toBeVisible()
  await page.getByLabel('Ce que contient la colonne Mère').selectOption({ label: 'Ne pas lire' })
  await page.getByRole('button', { name: 'Continuer' }).click()
  const wrong = page.getByRole('row', { name: /élèves\.csv/ }).first()
  await expect(wrong).toContainText('3')
  await expect(wrong).toContainText('Le nom ou le prénom manque')
  await page.getByRole('button', { name: 'Appliquer' }).click()
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('L’import est appliqué.')).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 30_000 })
  await context.close()
})

test('a file that is none of these, or another school’s, is refused with what to do', async ({ as }) => {
  const school = await openSchool()
  const page = await as(school.admin)
  await page.goto('/admin/import')
  const bytes = { name: 'menu.csv', mimeType: 'text/csv', buffer: Buffer.from('Carottes râpées') }
  await page.getByLabel('Fichiers').setInputFiles(bytes)
  await page.getByRole('button', { name: 'Lire les fichiers' }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText('« menu.csv » n’est ni OneRoster')
  await page.getByRole('link', { name: 'Importer d’autres fichiers' }).click()
  const files = await writeOneRoster(makeRosterSchool({ students: 5, uai: '0690001A' }), school.folder)
  await page.getByLabel('Fichiers').setInputFiles(files)
  await page.getByRole('button', { name: 'Lire les fichiers' }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText('Ce fichier est celui de l’établissement 0690001A')
})

test('for everybody but an administrator of the school there is no import', async ({ as, by }) => {
  const school = await openSchool()
  await as(school.admin)
  const [made] = await ask<{ id: string }>(sql`insert into imports (school_id, label, state, starter_name)
    select id, 'secret.csv', 'planned', 'Odile Chef' from schools where uai = ${school.uai} returning id`)
  for (const identifier of ['claire.martin', 'lea.bernard']) {
    const person = await by(identifier)
    expect((await person.get('/admin/import')).status()).toBe(404)
    expect((await post(person, '/api/imports', [['files', 'x']])).status()).toBe(404)
  }
  const other = await by('anne.leroy')
  expect((await other.get(`/admin/import/${made!.id}`)).status()).toBe(404)
  expect(await (await other.get('/admin/import')).text()).not.toContain('secret.csv')
})
