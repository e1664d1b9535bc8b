import type { Browser, BrowserContext, Page, Request } from '@playwright/test'
import { makeSchool } from '../db/seed/people.ts'
import { startRedis } from '../scripts/redis.ts'
import { beginTalk, bubble, chatButton, say, tab, talk, timesSaid } from './support/chat.ts'
import { sendLetter } from './support/letters.ts'
import { subjectLink, unique } from './support/mail.ts'
import type { OwnProcess } from './support/own-process.ts'
import { expect, requestsOf, signIn, test } from './support/people.ts'
import { SmallSchool } from './support/small-school.ts'

const people = makeSchool({
  seed: 'collège Jean-Moulin',
  uai: '0690001A',
  name: 'Collège Jean-Moulin',
  students: 78,
  named: true,
})

/** How the two tell each other, and what that wants. */
const BUSES = [
  { name: 'NOTIFY', prepare: async () => ({ settings: {}, stop: async () => {} }) },
  {
    name: 'Redis',
    prepare: async () => {
      const redis = await startRedis()
      return { settings: { REDIS_URL: redis.url }, stop: redis.kill }
    },
  },
]

for (const { name, prepare } of BUSES)
  test.describe(`two servers behind one database, by ${name}`, () => {
    test.describe.configure({ mode: 'serial', timeout: 120_000 })
    let ground: Awaited<ReturnType<typeof prepare>>
    let school: SmallSchool
    let second: OwnProcess
    let open: BrowserContext[] = []

    test.beforeAll(async () => {
      test.setTimeout(240_000)
      ground = await prepare()
      school = await SmallSchool.open(ground.settings)
      second = await school.neighbour()
    })
    test.afterEach(async () => {
      await Promise.all(open.map((context) => context.close()))
      open = []
    })
    test.afterAll(async () => {
      await school?.close()
      await ground?.stop()
    })

    /** Somebody's page at one of the two, once it holds its stream. */
    async function openPage(browser: Browser, url: string, identifier: string, path = '/mail/inbox'): Promise<Page> {
      const context = await browser.newContext({ baseURL: url, storageState: await signIn(identifier, url) })
      open.push(context)
      const page = await context.newPage()
      const line = page.waitForResponse('**/api/live')
      await page.goto(path)
      await line
      return page
    }

    /** Sends a letter of Claire's to Léa at one of the two. */
    async function send(url: string, subject: string): Promise<void> {
      const claire = await requestsOf(url, await signIn('claire.martin', url))
      const to = [`person:${people.named('lea.bernard').id}`]
      await sendLetter(claire, { to, subject, body: 'Bonjour.' }).finally(() => claire.dispose())
    }

    test('what is sent at one shows by itself at the other, both ways', async ({ browser }) => {
      const [first, other] = [
        await openPage(browser, school.url, 'lea.bernard'),
        await openPage(browser, second.url, 'lea.bernard'),
      ]
      for (const url of [school.url, second.url]) {
        const subject = unique('D’un serveur à l’autre')
        await send(url, subject)
        await expect(subjectLink(first, subject)).toBeVisible()
        await expect(subjectLink(other, subject)).toBeVisible()
      }
    })

    test('a session that is ended at one is cut off at the other within five seconds', async ({ browser }) => {
      const page = await openPage(browser, second.url, 'hugo.petit', '/')
      const ended = page.waitForEvent('requestfinished', (request) => request.url().endsWith('/api/live'))
      const same = await requestsOf(school.url, await page.context().storageState())
      const began = Date.now()
      const csrf = await (await same.get('/api/auth/csrf')).json()
      const out = await same.post('/api/auth/signout', { form: { csrfToken: csrf.csrfToken, json: 'true' } })
      expect(out.status()).toBe(200)
      await ended
      expect(Date.now() - began).toBeLessThan(5_500)
      expect((await page.request.get('/api/live')).status()).toBe(401)
      await same.dispose()
    })

    test('a server that is killed and comes back: its pages show what was sent meanwhile at the other', async ({ browser }) => {
      const page = await openPage(browser, second.url, 'lea.bernard')
      await second.kill()
      const [meanwhile, later] = [unique('Pendant la panne'), unique('Après la panne')]
      await send(school.url, meanwhile)
      await second.start()
      await expect(subjectLink(page, meanwhile)).toBeVisible({ timeout: 20_000 })
      await send(school.url, later)
      await expect(subjectLink(page, later)).toBeVisible()
    })

    test('two talk, each at one of the two; one server is killed in the middle: nothing is lost, nothing comes twice', async ({
      browser,
    }) => {
      const claire = await openPage(browser, school.url, 'claire.martin')
      const paul = await openPage(browser, second.url, 'paul.durand')
      await chatButton(claire).click()
      await chatButton(paul).click()
      await beginTalk(claire, [people.named('paul.durand')])
      const lines = Array.from({ length: 8 }, (_, n) => unique(`Ligne ${n}`))
      const [hello, meanwhile] = [unique('Bonjour Paul'), unique('Tu es là ?')]
      await say(claire, hello)
      await tab(paul, 'Claire Martin').click()
      await expect(bubble(paul, hello)).toBeVisible()

      let killed = Promise.resolve()
      for (const [n, line] of lines.entries()) {
        await say(paul, line)
        if (n === 3) killed = second.kill()
      }
      await killed
      await say(claire, meanwhile)
      await second.start()

      await expect(bubble(paul, meanwhile)).toBeVisible({ timeout: 30_000 })
      for (const line of lines) await expect(bubble(claire, line)).toBeVisible({ timeout: 30_000 })
      for (const page of [claire, paul])
        for (const text of [hello, meanwhile, ...lines]) await expect(bubble(page, text)).toHaveCount(1)
      const order = await talk(claire)
        .getByText(/^Ligne \d [0-9a-f]{8}$/)
        .allInnerTexts()
      expect(order.filter((one) => lines.includes(one))).toEqual(lines)
      for (const text of lines) expect(await timesSaid(people.named('paul.durand'), text, school.databaseUrl)).toBe(1)
    })

    test('PostgreSQL is killed and comes back: the streams stay open, and news go on between the two', async ({ browser }) => {
      const page = await openPage(browser, second.url, 'lea.bernard')
      const ended: string[] = []
      const end = (request: Request) => request.url().endsWith('/api/live') && ended.push(request.url())
      page.on('requestfailed', end).on('requestfinished', end)
      school.killDatabase()
      const later = unique('La base est revenue')
      await expect(async () => {
        expect((await page.request.get(`${school.url}/api/health`)).status()).toBe(200)
        expect((await page.request.get(`${second.url}/api/health`)).status()).toBe(200)
      }).toPass({ timeout: 30_000 })
      await send(school.url, later)
      await expect(subjectLink(page, later)).toBeVisible({ timeout: 15_000 })
      expect(ended).toEqual([])
    })
  })
