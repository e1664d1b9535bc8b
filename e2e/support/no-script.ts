import type { BrowserContext, Page } from '@playwright/test'
import { test as base, expect, PASSWORD } from './people.ts'

export { expect } from '@playwright/test'

/** Signs in by hand, in a browser of one's own that runs no script. */
type Fixtures = { enter: (identifier: string, password?: string) => Promise<Page> }

export const test = base.extend<Fixtures>({
  enter: async ({ browser, baseURL }, use) => {
    const open: BrowserContext[] = []
    await use(async (identifier, password = PASSWORD) => {
      const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! })
      open.push(context)
      const page = await context.newPage()
      await page.goto('/mail/inbox')
      await page.getByRole('textbox', { name: 'Identifiant', exact: true }).fill(identifier)
      await page.getByRole('textbox', { name: 'Mot de passe', exact: true }).fill(password)
      await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
      if (password === PASSWORD) await expect(page).toHaveURL('/mail/inbox')
      return page
    })
    await Promise.all(open.map((context) => context.close()))
  },
})

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })

/** Looks somebody up and takes the first of that name. */
export async function choose(page: Page, letters: string, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'À', exact: true }).fill(letters)
  await button(page, 'Chercher').first().click()
  await button(page, new RegExp(`^Ajouter ${name}`))
    .first()
    .click()
  await expect(button(page, `Retirer ${name}`)).toBeVisible()
}
