import type { Browser, BrowserContext, Page } from '@playwright/test'
import { makeSchool } from '../db/seed/people.ts'
import { openChat } from './support/chat.ts'
import { expect, signIn, test } from './support/people.ts'
import { chooseStatus, dotOf, makeFavourite } from './support/presence.ts'
import { SmallSchool } from './support/small-school.ts'

const people = makeSchool({
  seed: 'collège Jean-Moulin',
  uai: '0690001A',
  name: 'Collège Jean-Moulin',
  students: 78,
  named: true,
})
const [watcher, watched] = [people.named('claire.martin'), people.named('paul.durand')]

test.describe.configure({ timeout: 180_000 })

async function openAt(browser: Browser, url: string, identifier: string, open: BrowserContext[]): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, storageState: await signIn(identifier, url) })
  open.push(context)
  const page = await context.newPage()
  await openChat(page)
  return page
}

test('P10 a status goes from server to server, and whose server stops is offline soon', async ({ browser }) => {
  const school = await SmallSchool.open()
  const open: BrowserContext[] = []
  try {
    const second = await school.neighbour()
    await makeFavourite(watcher, watched, school.databaseUrl)
    const mine = await openAt(browser, school.url, 'claire.martin', open)
    await expect(dotOf(mine, watched, 'Hors ligne')).toBeVisible()
    const theirs = await openAt(browser, second.url, 'paul.durand', open)
    await expect(dotOf(mine, watched, 'Disponible')).toBeVisible()
    await chooseStatus(theirs, 'Occupé')
    await expect(dotOf(mine, watched, 'Occupé')).toBeVisible()
    await second.stop()
    await expect(dotOf(mine, watched, 'Hors ligne')).toBeVisible({ timeout: 20_000 })
    const back = await openAt(browser, school.url, 'paul.durand', open)
    await expect(dotOf(mine, watched, 'Occupé')).toBeVisible()
    await back.close()
    await expect(dotOf(mine, watched, 'Hors ligne')).toBeVisible({ timeout: 20_000 })
  } finally {
    await Promise.all(open.map((context) => context.close()))
    await school.close()
  }
})
