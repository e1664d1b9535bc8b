import { expect, type Locator, type Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { ask, type MadePerson } from './database.ts'

export const chatButton = (page: Page) => page.getByRole('button', { name: /^Messagerie instantanée/ })
export const dock = (page: Page) => page.getByRole('region', { name: 'Messagerie instantanée' })
export const box = (page: Page) => dock(page).getByRole('textbox', { name: 'Envoyer un message' })
export const tab = (page: Page, name: string) => dock(page).getByRole('tab', { name })
export const talk = (page: Page) => dock(page).getByRole('tabpanel')
/** Who is in the talk, at its top. */
export const participants = (page: Page) => dock(page).locator('.in-room')
/** What was said, by its words. */
export const bubble = (page: Page, text: string): Locator => talk(page).getByText(text, { exact: true })

/** The page with its stream open, and the panel unless `shut`. */
export async function openChat(page: Page, path = '/directory', { shut = false } = {}): Promise<void> {
  const line = page.waitForResponse('**/api/live')
  await page.goto(path)
  await line
  if (shut) return
  await chatButton(page).click()
  await expect(dock(page).getByRole('button', { name: 'Nouvelle conversation', exact: true }).first()).toBeVisible()
}

export async function choose(page: Page, name: string): Promise<void> {
  await dock(page).getByRole('combobox', { name: 'Rechercher une personne' }).fill(name)
  await dock(page).getByRole('option', { name }).click()
}

/** « Nouvelle conversation » with these people, as one begins it. */
export async function beginTalk(page: Page, people: { name: string }[]): Promise<void> {
  await dock(page).getByRole('button', { name: 'Nouvelle conversation', exact: true }).first().click()
  for (const { name } of people) await choose(page, name)
  await dock(page).getByRole('button', { name: 'Discuter', exact: true }).click()
  await expect(box(page)).toBeFocused()
}

export async function say(page: Page, text: string): Promise<void> {
  await box(page).fill(text)
  await box(page).press('Enter')
  await expect(bubble(page, text)).toBeVisible()
}

/** A window that is not looked at: pages of tests otherwise always have the focus. */
export async function loseFocus(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.hasFocus = () => false
    dispatchEvent(new Event('blur'))
  })
}

export async function regainFocus(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.hasFocus = () => true
    dispatchEvent(new Event('focus'))
  })
}

/** How often a text was said in all rooms of a person. */
export async function timesSaid({ id }: Pick<MadePerson, 'id'>, text: string, url?: string): Promise<number> {
  const [found] = await ask<{ count: number }>(
    sql`select count(*)::int as count from chat_messages where author_id = ${id} and text = ${text}`,
    url,
  )
  return found?.count ?? 0
}
