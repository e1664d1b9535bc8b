import type { Server } from 'node:http'
import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { freePort } from '../db/embedded/free-port.ts'
import { press } from './support/accounts.ts'
import { ask } from './support/database.ts'
import { startProvider } from './support/identity-provider.ts'
import { expect, test } from './support/people.ts'
import { violations } from './support/screens.ts'
import { SmallSchool } from './support/small-school.ts'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

const UAI = '0690001A'
const ACCOUNTS = {
  'ent-claire': { external_id: 'siecle-test:claire', uai: UAI },
  'ent-yann': { external_id: 'siecle-test:yann', uai: UAI },
  'ent-mail': { email: 'claire.martin@example.org', uai: UAI },
  'ent-two': { external_id: 'siecle-test:two', uai: [UAI, '0690009Z'] },
}
let school: SmallSchool
let provider: Server

test.beforeAll(async () => {
  const port = await freePort()
  school = await SmallSchool.open({
    OIDC_ISSUER: `http://localhost:${port}`,
    OIDC_CLIENT_ID: 'preau',
    OIDC_CLIENT_SECRET: 'only-for-tests',
    OIDC_NAME: 'l’ENT d’essai',
  })
  provider = await startProvider(port, `${school.url}/api/oidc/callback`, ACCOUNTS)
  const db = school.databaseUrl
  await ask(
    sql`update people set external_id = 'siecle-test:' || split_part(identifier, '.', 1)
    where identifier in ('claire.martin', 'yann.morel')`,
    db,
  )
  await ask(sql`update people set external_id = 'siecle-test:two' where identifier = 'karim.benali'`, db)
  await ask(
    sql`insert into contact_details (person_id, email)
    select id, 'claire.martin@example.org' from people where identifier = 'claire.martin'
    on conflict (person_id) do update set email = excluded.email`,
    db,
  )
  await ask(
    sql`with other as (insert into schools (uai, name, second_factor) values ('0690009Z', 'Lycée du Pont', 'off') returning id)
    insert into people (school_id, profile, first_name, last_name, name, search_name, identifier, external_id, activated_at)
    select id, 'teacher', 'Karim', 'Benali', 'Karim Benali', ' karim benali', 'karim.pont', 'siecle-test:two', now() from other`,
    db,
  )
})

test.afterAll(async () => {
  provider?.closeAllConnections()
  provider?.close()
  await school?.close()
})

const menu = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const leave = (page: Page) => page.getByRole('link', { name: 'Se connecter avec l’ENT d’essai', exact: true }).click()

/** Signs in at the provider, on pages of its own. */
async function signInThere(page: Page, login: string): Promise<void> {
  await page.locator('input[name=login]').fill(login)
  await page.locator('input[name=password]').fill('x')
  await page.locator('button[type=submit]').click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

async function comeFrom(page: Page, login: string, path = '/sign-in'): Promise<void> {
  await page.goto(school.url + path)
  await leave(page)
  await signInThere(page, login)
}

test('the ENT signs in whom its key of the roster names, and brings them where they wanted to go', async ({ page }) => {
  await page.goto(`${school.url}/sign-in`)
  expect(await violations(page)).toEqual([])
  await comeFrom(page, 'ent-claire', '/mail/sent')
  await expect(page).toHaveURL(`${school.url}/mail/sent`)
  await expect(menu(page, 'Claire Martin')).toBeVisible()
})

test('M04 it also opens an account that was never activated', async ({ page }) => {
  await comeFrom(page, 'ent-yann')
  await expect(menu(page, 'Yann Morel')).toBeVisible()
})

test('an e-mail address alone is nobody’s', async ({ page }) => {
  await comeFrom(page, 'ent-mail')
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(/^l’ENT d’essai vous a reconnu, mais aucun compte/)
  await page.goto(`${school.url}/mail/inbox`)
  await expect(page).toHaveURL(/\/sign-in/)
})

test('whom it knows in two schools chooses', async ({ page }) => {
  await comeFrom(page, 'ent-two')
  await expect(page.getByRole('heading', { name: /Dans quel établissement/ })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await press(page, 'Lycée du Pont, Karim Benali')
  await expect(menu(page, 'Karim Benali')).toBeVisible()
  await expect(page.getByText('Lycée du Pont')).toBeVisible()
})

test('an answer that is forged, or comes a second time, signs nobody in', async ({ page, browser }) => {
  await page.goto(`${school.url}/sign-in`)
  await leave(page)
  const asked = new URL(page.url())
  expect(asked.port).not.toBe(new URL(school.url).port)
  await page.goto(`${school.url}/api/oidc/callback?code=forged&state=forged`)
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(/n’a pas abouti/)
  await page.goto(`${school.url}/api/oidc/callback?code=forged&state=forged`)
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(/a pris trop de temps/)

  const answers: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/api/oidc/callback')) answers.push(request.url())
  })
  await page.goto(`${school.url}/sign-in`)
  await leave(page)
  const kept = await page.context().cookies()
  await signInThere(page, 'ent-claire')
  await expect(menu(page, 'Claire Martin')).toBeVisible()
  const thief = await browser.newContext()
  await thief.addCookies(kept.filter(({ name }) => name.startsWith('preau.')))
  const stolen = await thief.newPage()
  await stolen.goto(answers[0]!)
  await expect(stolen.getByRole('main').getByRole('alert')).toHaveText(/n’a pas abouti/)
  await thief.close()
})

test('scripts off: the way there and back', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' })
  const page = await context.newPage()
  await comeFrom(page, 'ent-claire')
  await expect(menu(page, 'Claire Martin')).toBeVisible()
  await context.close()
})
