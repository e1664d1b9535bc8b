import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { startProduct } from '../e2e/support/server.ts'
import { ROOT } from './build.ts'
import { ensureChromium } from './chromium.ts'

const FOLDER = join(ROOT, 'docs', 'pictures')
const SCREENS: [string, string][] = [
  ['feed', '/'],
  ['inbox', '/mail/inbox'],
  ['compose', '/mail/compose'],
  ['settings', '/settings'],
]
const WIDTHS = [390, 820, 1440]

/** The pictures of the README: the demo school as Claire Martin sees it, at three widths, light and dark. */
async function takePictures(browser: Browser, baseURL: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      baseURL,
      colorScheme,
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      deviceScaleFactor: 2,
    })
    const page = await context.newPage()
    await signIn(page)
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: width < 800 ? 844 : 900 })
      for (const [name, path] of SCREENS) await take(page, path, `${name}-${width}-${colorScheme}`)
    }
    await context.close()
  }
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'Identifiant' }).fill('claire.martin')
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill('preau')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

async function take(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' })
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' })
  console.log(`docs/pictures/${name}.png`)
}

mkdirSync(FOLDER, { recursive: true })
const product = await startProduct()
const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox', '--disable-gpu'] })
try {
  await takePictures(browser, product.url)
} finally {
  await browser.close()
  await product.stop()
}
