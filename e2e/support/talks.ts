import { expect, type Locator, type Page } from '@playwright/test'

/** The row of a talk in « Discussions ». */
export const talkRow = (page: Page, name: string): Locator =>
  page
    .getByRole('list', { name: 'Conversations', exact: true })
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name, exact: true }) })

/** Opens « Actions sur la conversation » of a row. */
export async function openActions(page: Page, name: string): Promise<void> {
  await talkRow(page, name).getByRole('button', { name: 'Actions sur la conversation', exact: true }).click()
  await expect(talkRow(page, name).getByRole('button', { name: 'Supprimer la conversation', exact: true })).toBeVisible()
}

/** Presses one of the actions of a row. */
export async function actOn(page: Page, name: string, verb: string): Promise<void> {
  await openActions(page, name)
  await talkRow(page, name).getByRole('button', { name: verb, exact: true }).click()
}

/** Where one writes on the page of a talk. */
export const sayBox = (page: Page): Locator => page.getByRole('textbox', { name: 'Envoyer un message', exact: true })

/** What was said, on the page of a talk. */
export const said = (page: Page, text: string): Locator => page.locator('.talk').getByText(text, { exact: true })

/** Says something on the page of a talk, once scripts have brought the living one: before, Enter is a new line. */
export async function speak(page: Page, text: string): Promise<void> {
  await expect(page.getByRole('tabpanel')).toBeVisible()
  await sayBox(page).fill(text)
  await sayBox(page).press('Enter')
}
