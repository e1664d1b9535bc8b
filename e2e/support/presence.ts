import type { Locator, Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { dock } from './chat.ts'
import { ask, type MadePerson } from './database.ts'

type Named = Pick<MadePerson, 'name'>

/** Favourites as they are once the other has accepted. */
export async function makeFavourite(watcher: { id: string }, person: { id: string }, url?: string): Promise<void> {
  await ask(sql`insert into contacts (person_id, contact_id, state) values (${watcher.id}, ${person.id}, 'accepted')`, url)
}

export const contacts = (page: Page) => dock(page).getByRole('list', { name: 'Contacts', exact: true })
export const others = (page: Page) => contacts(page).getByRole('group', { name: 'Pas dans la liste' })
/** The line of somebody in the roster. */
export const lineOf = (page: Page, { name }: Named): Locator =>
  dock(page)
    .locator('.contact')
    .filter({ has: page.getByRole('button', { name: new RegExp(`^${name}`) }) })
export const dotOf = (page: Page, person: Named, name: string): Locator =>
  lineOf(page, person).getByRole('img', { name, exact: true })
export const addStar = (page: Page, { name }: Named) =>
  dock(page)
    .getByRole('button', { name: `Ajouter ${name} aux favoris` })
    .first()

export const statusButton = (page: Page) => dock(page).locator('.mystatus')

export async function chooseStatus(page: Page, name: string): Promise<void> {
  await statusButton(page).click()
  await page.getByRole('menuitemradio', { name }).click()
}
