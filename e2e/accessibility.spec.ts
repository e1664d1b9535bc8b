import type { Page } from '@playwright/test'
import { sayIn, startRoom } from './support/chat-doors.ts'
import { type MadePerson, makeFolder, makeGroup, makeList, makePerson } from './support/database.ts'
import { pdf } from './support/files.ts'
import { saveLetter, sendLetter } from './support/letters.ts'
import { composeOf, upload } from './support/mail.ts'
import { expect, test } from './support/people.ts'
import { expectFits, smallTargets, violations } from './support/screens.ts'
import { openActions } from './support/talks.ts'

test.describe.configure({ timeout: 120_000 })

type Screen = { name: string; open: (page: Page) => Promise<unknown> }
type By = Parameters<Parameters<typeof test>[2]>[0]['by']

/** Somebody with something on every screen, and these screens. */
async function furnish(by: By): Promise<{ reader: MadePerson; screens: Screen[] }> {
  const [writer, reader] = [await makePerson('Noa Essai'), await makePerson('Sacha Essai')]
  const group = await makeGroup(`Essai ${reader.identifier}`, [writer, reader])
  const [sender, own] = [await by(writer.identifier), await by(reader.identifier)]
  const file = await upload(sender, 'programme.pdf', pdf('programme.pdf').buffer)
  const to = [`person:${reader.id}`]
  const body = '<p>Bonjour,</p><ul><li>un <a href="https://exemple.fr">lien</a></li></ul><blockquote>cité</blockquote>'
  const first = await sendLetter(sender, { to, subject: 'Sortie au musée', body, bodyFormat: 'html', attachments: [file] })
  const answer = await sendLetter(sender, { to: [`group:${group}`], subject: 'Re : Sortie au musée', replyToId: first })
  await sendLetter(own, { to: [`person:${writer.id}`], subject: 'Envoyé' })
  const draft = await saveLetter(own, {
    to: [`person:${writer.id}`, `group:${group}`],
    subject: 'En cours',
    attachments: [await upload(own, 'a.pdf', pdf('a.pdf').buffer)],
  })
  const folder = await makeFolder(reader, 'Voyages')
  await makeList(reader, 'Atelier')
  const room = await startRoom(own, [writer.id])
  await sayIn(sender, room, 'Bonjour Sacha')
  await startRoom(sender, [reader.id], 'Salle du club')
  const at = (name: string, path: string): Screen => ({ name, open: (page) => page.goto(path) })
  const screens = [
    at('home', '/'),
    ...['inbox', 'sent', 'drafts', 'trash', folder].map((box) => at(box === folder ? 'empty folder' : box, `/mail/${box}`)),
    at('message', `/mail/inbox/${first}`),
    { name: 'message with an earlier one', open: (page: Page) => openFolded(page, `/mail/inbox/${answer}`) },
    at('compose', '/mail/compose'),
    at('draft with chips and files', `/mail/compose?draft=${draft}`),
    { name: 'compose with suggestions', open: suggest },
    { name: 'compose refused', open: refuse },
    { name: 'compose with own lists', open: openLists },
    { name: 'compose asking before it sends', open: (page: Page) => askFirst(page, reader.id) },
    at('directory', '/directory'),
    at('directory, found', '/directory?q=essai'),
    at('directory, nobody', '/directory?q=zzzz'),
    at('directory, a profile', '/directory?profile=staff'),
    at('profile', `/directory/${writer.id}`),
    at('group', `/directory/groups/${group}`),
    at('chat', '/chat'),
    { name: 'chat: actions of a talk', open: openTalkActions },
    { name: 'talk', open: (page: Page) => openTalk(page, `/chat/${room}`) },
    at('talk by its earlier messages', `/chat/${room}?before=1`),
    at('new talk', '/chat/new'),
    at('settings', '/settings'),
    at('second factor', '/settings/second-factor'),
    { name: 'own menu', open: openMenu },
    { name: 'selection', open: select },
    at('not found', '/mail/inbox/nowhere'),
  ]
  return { reader, screens }
}

async function openFolded(page: Page, path: string) {
  await page.goto(path)
  await page.locator('.sheet details > summary').first().click()
}

async function suggest(page: Page) {
  await page.goto('/mail/compose')
  await composeOf(page).to.fill('ess')
  await expect(page.getByRole('option').first()).toBeVisible()
}

async function refuse(page: Page) {
  await page.goto('/mail/compose')
  await composeOf(page).subject.fill('Sans destinataire')
  await composeOf(page).send.click()
  await expect(page.getByRole('alert').first()).toBeVisible()
}

async function openLists(page: Page) {
  await page.goto('/mail/compose')
  await page.getByRole('button', { name: 'Mes listes', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Mes listes', exact: true })).toBeVisible()
}

async function askFirst(page: Page, to: string) {
  await page.goto(`/mail/compose?to=${to}`)
  await composeOf(page).text.fill('Voici, en pièce jointe, le plan.')
  await composeOf(page).send.click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
}

async function openMenu(page: Page) {
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Sacha Essai', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Se déconnecter', exact: true })).toBeVisible()
}

async function openTalk(page: Page, path: string) {
  await page.goto(path)
  await expect(page.getByRole('tabpanel')).toBeVisible()
}

async function openTalkActions(page: Page) {
  await page.goto('/chat')
  await openActions(page, 'Noa Essai')
}

async function select(page: Page) {
  await page.goto('/mail/inbox')
  await page
    .getByRole('checkbox', { name: /^Sélectionner / })
    .first()
    .check()
  await expect(page.getByRole('toolbar', { name: 'Actions sur la sélection' })).toBeVisible()
}

/** Screens are shared out so that two workers have as much to do. */
for (const share of [0, 1, 2, 3]) {
  test(`every screen is for everybody, large and small, by day and at night: part ${share + 1}`, async ({ as, by }) => {
    const { reader, screens } = await furnish(by)
    const page = await as(reader.identifier)
    // Colours are looked at as they are, not on their way.
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const { name, open } of screens.filter((_, index) => index % 4 === share)) {
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 })
        await page.emulateMedia({ colorScheme: 'light' })
        await open(page)
        expect(await violations(page), `${name}, ${width}`).toEqual([])
        expect(await smallTargets(page), `${name}, ${width}`).toEqual([])
        await page.emulateMedia({ colorScheme: 'dark' })
        expect(await violations(page, ['color-contrast', 'link-in-text-block']), `${name}, ${width}, dark`).toEqual([])
      }
      // A screen of 1280 pixels at a zoom of 400 %.
      await page.setViewportSize({ width: 320, height: 640 })
      await expectFits(page, name)
    }
  })
}

test('axe finds nothing wrong with the pages of a first sign-in and of a forgotten password', async ({ page }) => {
  for (const path of ['/activate', '/forgot', '/forgot?sent=1', '/reset?token=x']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.goto(path)
      expect(await violations(page), `${path}, ${colorScheme}`).toEqual([])
      await page.setViewportSize({ width: 320, height: 640 })
      await expectFits(page, path)
    }
  }
})

test('axe finds nothing wrong with the sign-in page, before and after a refusal', async ({ page, context, baseURL }) => {
  for (const theme of ['light', 'dark']) {
    await context.addCookies([{ name: 'theme', value: theme, url: baseURL! }])
    await page.goto('/sign-in')
    expect(await violations(page), theme).toEqual([])
    await page.setViewportSize({ width: 320, height: 640 })
    await expectFits(page, theme)
    await page.getByRole('textbox', { name: 'Identifiant', exact: true }).fill(`personne.${theme}`)
    await page.getByRole('textbox', { name: 'Mot de passe', exact: true }).fill('faux')
    await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
    expect(await violations(page), `${theme}, refused`).toEqual([])
  }
})

test('wherever the Tab key leads, the focus is seen', async ({ as, by }) => {
  const { reader, screens } = await furnish(by)
  const page = await as(reader.identifier)
  for (const { name, open } of screens.filter(({ name }) =>
    ['home', 'inbox', 'message', 'compose', 'directory', 'settings'].includes(name),
  )) {
    await open(page)
    const seen = new Set<string>()
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab')
      const focus = await page.evaluate(focused)
      if (!focus || seen.has(focus.path)) break
      seen.add(focus.path)
      expect(focus, `${name}: ${focus.path}`).toMatchObject({ shown: true, marked: true })
    }
    expect(seen.size, name).toBeGreaterThan(5)
  }
})

/** Where the focus is, whether it is on the screen, and whether something about it says so. */
function focused() {
  const element = document.activeElement
  if (!element || element === document.body) return null
  const { left, top, right, bottom } = element.getBoundingClientRect()
  const shown = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight
  // A link that covers its row is outlined by what covers it.
  const marks = (one: Element) =>
    ['', '::after'].some((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one, part)
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
    })
  const caret = element.matches('input:not([type=checkbox], [type=radio]), textarea, [contenteditable]')
  const marked = caret || marks(element) || [...(element.parentElement?.children ?? [])].some(marks)
  const siblings = [...document.querySelectorAll(element.tagName)]
  return {
    path: `${element.tagName}.${element.className} ${siblings.indexOf(element)} ${element.textContent.slice(0, 20)}`,
    shown,
    marked,
  }
}
