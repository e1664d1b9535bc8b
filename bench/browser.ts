import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { findChromium } from '../scripts/chromium.ts'

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run']

/** A browser for the time of `work`. */
export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('W2, W3, W12 and W13 need Chromium: give its path with PREAU_CHROMIUM')
  const browser = await chromium.launch({ executablePath, args: FLAGS })
  return work(browser).finally(() => browser.close())
}

/** A page of somebody signed in whose browser has never been here, 1440 × 900. `cookie` is `name=value`. */
export async function coldPage<T>(
  browser: Browser,
  origin: string,
  cookie: string,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fr-FR' })
  const [name = '', ...value] = cookie.split('=')
  await context.addCookies([{ name, value: value.join('='), url: origin }])
  return work(await context.newPage()).finally(() => context.close())
}

/** A request that a click made, to be made again by a load. */
export type Move = { path: string; headers: Record<string, string>; body?: string | undefined }

/** Headers that the connection makes itself. */
const OWN = /^(:|host$|connection$|accept-encoding$|content-length$|sec-|user-agent$|accept-language$|upgrade-insecure)/

/** What the browser asks for when `selector` is clicked on `path`: moving inside the app, as it really happens. */
export async function recordMove(origin: string, cookie: string, path: string, selector: string): Promise<Move> {
  return withBrowser((browser) =>
    coldPage(browser, origin, cookie, async (page) => {
      await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' })
      const asked = page.waitForRequest(
        (request) => ['fetch', 'xhr'].includes(request.resourceType()) || request.isNavigationRequest(),
      )
      await page.locator(selector).first().click()
      const request = await asked
      const { pathname, search } = new URL(request.url())
      const headers = Object.entries(await request.allHeaders()).filter(([name]) => !OWN.test(name))
      return { path: pathname + search, headers: Object.fromEntries(headers), body: request.postData() ?? undefined }
    }),
  )
}
