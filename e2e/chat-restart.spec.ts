import type { Browser, Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { signIn } from './support/accounts.ts'
import { beginTalk, box, bubble, openChat, say, tab, talk } from './support/chat.ts'
import { ask } from './support/database.ts'
import { expect, test } from './support/people.ts'
import { SmallSchool } from './support/small-school.ts'

test.describe.configure({ timeout: 180_000 })

async function comeIn(browser: Browser, url: string, identifier: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: url })).newPage()
  await signIn(page, { identifier })
  await page.waitForURL('/')
  await openChat(page, '/')
  return page
}

test('a server that dies under two who talk loses and doubles nothing, whatever they write meanwhile', async ({ browser }) => {
  const school = await SmallSchool.open()
  const pages: Page[] = []
  try {
    const claire = await comeIn(browser, school.url, 'claire.martin')
    pages.push(claire)
    const anne = await comeIn(browser, school.url, 'anne.leroy')
    pages.push(anne)
    await beginTalk(claire, [{ name: 'Anne Leroy' }])
    await say(claire, 'Avant la panne')
    await tab(anne, 'Claire Martin').click()
    await expect(bubble(anne, 'Avant la panne')).toBeVisible()
    // Sent, and killed before or after the answer: nobody knows which.
    await box(claire).fill('Au moment de la panne')
    await Promise.all([box(claire).press('Enter'), school.kill()])
    const meanwhile = ['Pendant, un', 'Pendant, deux', 'Pendant, trois']
    for (const text of meanwhile) await say(claire, text)
    await say(anne, 'Moi aussi')
    await expect(talk(claire).getByText('Non envoyé').last()).toBeVisible()
    await school.start()
    for (const text of ['Au moment de la panne', ...meanwhile]) await expect(bubble(anne, text)).toBeVisible({ timeout: 45_000 })
    await expect(bubble(claire, 'Moi aussi')).toBeVisible({ timeout: 45_000 })
    await expect(talk(claire).getByText('Non envoyé')).toHaveCount(0)
    await say(anne, 'Et après')
    await expect(bubble(claire, 'Et après')).toBeVisible({ timeout: 15_000 })
    for (const page of pages) await expect(talk(page).getByText(/^Pendant, /)).toHaveText(meanwhile)
    const said = await ask<{ text: string; count: number }>(
      sql`select text, count(*)::int as count from chat_messages where text like 'Pendant, %' or text = 'Au moment de la panne' group by text`,
      school.databaseUrl,
    )
    expect(said.map(({ count }) => count)).toEqual([1, 1, 1, 1])
  } finally {
    await Promise.all(pages.map((page) => page.context().close()))
    await school.close()
  }
})
