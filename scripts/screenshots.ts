import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { startProduct } from '../e2e/support/server.ts'
import { ROOT } from './build.ts'
import { ensureChromium } from './chromium.ts'

const FOLDER = join(ROOT, 'docs', 'pictures')
const SUBJECT = 'Contrôle de mathématiques mardi'
const TEXT =
  'Bonjour à toutes et à tous,\n\nLe contrôle portera sur le théorème de Thalès. La fiche de révision est jointe.\n\nClaire Martin'

/** The pictures of the README: a teacher writes to her class with a file, a student reads it on a phone; a talk beside the mail, a profile, and the rules. */
async function takePictures(browser: Browser, baseURL: string): Promise<void> {
  const claire = await signedIn(browser, baseURL, 'claire.martin', 1440)
  await takeMailbox(claire, 'light')
  await writeToTheClass(claire)
  await take(claire, 'compose-1440-light')
  await claire.getByRole('button', { name: 'Envoyer' }).click()
  await claire.waitForURL(/\/mail\/inbox/)
  await claire.emulateMedia({ colorScheme: 'dark' })
  await takeMailbox(claire, 'dark')
  const lea = await signedIn(browser, baseURL, 'lea.bernard', 390)
  await take(lea, 'student-home-390-light')
  await lea.getByRole('link', { name: /^Messagerie/ }).click()
  await lea.getByRole('link', { name: SUBJECT }).click()
  await lea.getByRole('heading', { name: SUBJECT }).waitFor()
  await take(lea, 'student-message-390-light')
  await claire.emulateMedia({ colorScheme: 'light' })
  await openProfile(claire, 'Léa Bernard')
  await take(claire, 'profile-1440-light')
  await takeChat(claire, lea)
  const anne = await signedIn(browser, baseURL, 'anne.leroy', 1440)
  await anne.goto('/admin/rules')
  await take(anne, 'rules-1440-light')
}

/** A talk among three beside the mailbox, and a student's list of talks. */
async function takeChat(claire: Page, lea: Page): Promise<void> {
  await claire.goto('/mail/inbox')
  await claire.getByRole('button', { name: /^Messagerie instantanée/ }).click()
  await claire.getByRole('tab', { name: /^Sortie Gadagne/ }).click()
  await claire.getByText('Le car est confirmé').waitFor()
  await take(claire, 'chat-1440-light')
  await claire.getByRole('button', { name: /^Messagerie instantanée/ }).click()
  await lea.goto('/chat')
  await take(lea, 'student-chat-390-light')
}

async function openProfile(page: Page, name: string): Promise<void> {
  await page.goto(`/directory?q=${encodeURIComponent(name)}`)
  await page.getByRole('link', { name, exact: true }).first().click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
}

async function signedIn(browser: Browser, baseURL: string, identifier: string, width: number): Promise<Page> {
  const context = await browser.newContext({ baseURL, locale: 'fr-FR', timezoneId: 'Europe/Paris', colorScheme: 'light' })
  const page = await context.newPage()
  await resize(page, width)
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'Identifiant' }).fill(identifier)
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill('preau')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  return page
}

async function resize(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: width < 800 ? 844 : 900 })
}

/** The inbox on a tablet, then on a wide screen with a message open. */
async function takeMailbox(page: Page, theme: string): Promise<void> {
  await resize(page, 820)
  await page.goto('/mail/inbox')
  await take(page, `inbox-820-${theme}`)
  await resize(page, 1440)
  await page.goto('/mail/inbox')
  await page
    .getByRole('link', { name: /^Absence de Léa/ })
    .first()
    .click()
  await page.getByRole('heading', { name: /^Absence de Léa/ }).waitFor()
  await take(page, `inbox-1440-${theme}`)
}

async function writeToTheClass(page: Page): Promise<void> {
  await page.goto('/mail/compose')
  await page.getByRole('combobox', { name: 'À', exact: true }).fill('3A él')
  await page.getByRole('option', { name: /^3A – Élèves/ }).click()
  await page.getByRole('textbox', { name: 'Objet' }).fill(SUBJECT)
  await page.getByRole('textbox', { name: 'Message' }).fill(TEXT)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Ajouter une pièce jointe' }).click()
  await (await chooser).setFiles({
    name: 'Révisions – Thalès.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Thalès : exercices 12 à 18, page 92.\n'),
  })
  await page.getByRole('progressbar').waitFor({ state: 'hidden' })
  await page.getByText(/brouillon enregistré/i).waitFor()
  await page.getByRole('textbox', { name: 'Objet' }).hover()
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
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
