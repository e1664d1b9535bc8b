import type { APIRequestContext, Page } from '@playwright/test'
import { newId } from '../components/chat/new-id.ts'
import {
  beginTalk,
  box,
  bubble,
  chatButton,
  dock,
  loseFocus,
  openChat,
  regainFocus,
  say,
  tab,
  talk,
  timesSaid,
} from './support/chat.ts'
import type { MadePerson } from './support/database.ts'
import { expect, test } from './support/people.ts'
import { makeCircle } from './support/people-of-a-test.ts'

test.describe.configure({ timeout: 90_000 })

type As = (identifier: string) => Promise<Page>

/** Two who talk with each other, both with the panel open; the reader's box has no focus. */
async function pair(as: As): Promise<{ reader: MadePerson; writer: MadePerson; read: Page; write: Page }> {
  const { people } = await makeCircle(2)
  const [reader, writer] = [people[0]!, people[1]!]
  const [read, write] = [await as(reader.identifier), await as(writer.identifier)]
  await openChat(write)
  await beginTalk(write, [reader])
  await say(write, 'Premier message.')
  await openChat(read)
  await expect(bubble(read, 'Premier message.')).toBeVisible()
  return { reader, writer, read, write }
}

/** Said in the only talk of that person. */
async function sayMany(requests: APIRequestContext, count: number): Promise<void> {
  const { rooms } = (await (await requests.get('/api/chat')).json()) as { rooms: { id: string }[] }
  for (let n = 1; n <= count; n++)
    await requests.post('/api/chat/post', {
      multipart: { room: rooms[0]!.id, id: newId(), text: `Numéro ${n}` },
      headers: { accept: 'application/json' },
    })
}

const background = (page: Page, text: string) => bubble(page, text).evaluate((one) => getComputedStyle(one).backgroundColor)

test('C30 C32 the title flashes while the window lacks the focus, and is itself again after', async ({ as }) => {
  const { read, write } = await pair(as)
  const title = await read.title()
  await loseFocus(read)
  await say(write, 'Vous êtes là ?')
  await expect(read).toHaveTitle('Messages non lus')
  await expect(read).toHaveTitle(title)
  await expect(read).toHaveTitle('Messages non lus')
  await regainFocus(read)
  await expect(read).toHaveTitle(title)
  await expect(bubble(read, 'Vous êtes là ?')).toHaveClass(/new/)
})

test('C31 C33 C34 what is new is blue and counted on the tab until the message box has the focus', async ({ as }) => {
  const { reader, writer, read, write } = await pair(as)
  await expect(bubble(read, 'Premier message.')).toHaveClass(/new/)
  const blue = await background(read, 'Premier message.')
  await say(write, 'Second message.')
  await expect(bubble(read, 'Second message.')).toHaveClass(/new/)
  await expect(talk(read).getByText('2 nouveaux messages')).toBeVisible()
  await expect(tab(read, `${writer.name}, 2 messages non lus`)).toBeVisible()
  await expect(chatButton(read)).toHaveAccessibleName('Messagerie instantanée, 2 messages non lus')
  await box(read).focus()
  await expect(bubble(read, 'Second message.')).not.toHaveClass(/new/)
  expect(await background(read, 'Premier message.')).not.toBe(blue)
  await expect(talk(read).getByText('2 nouveaux messages')).toHaveCount(0)
  await expect(chatButton(read)).toHaveAccessibleName('Messagerie instantanée')
  await say(write, 'Troisième message.')
  await expect(bubble(read, 'Troisième message.')).toBeVisible()
  await expect(bubble(read, 'Troisième message.')).not.toHaveClass(/new/)
  await read.reload()
  await expect(tab(read, writer.name)).toHaveAccessibleName(writer.name)
  await expect(chatButton(read)).toHaveAccessibleName('Messagerie instantanée')
  expect(reader.name).not.toBe(writer.name)
})

test('C35 C36 C37 scrolled up, nothing moves; a ribbon says who wrote what, and leads to it', async ({ as }) => {
  const { read, write, writer } = await pair(as)
  for (let n = 1; n <= 30; n++) await say(write, `Ligne ${n}`)
  await expect(bubble(read, 'Ligne 30')).toBeVisible()
  await talk(read).evaluate((one) => one.scrollTo(0, one.scrollHeight / 3))
  const before = await talk(read).evaluate((one) => one.scrollTop)
  await say(write, 'La dernière de toutes')
  const ribbon = dock(read).getByRole('button', { name: `${writer.name} : La dernière de toutes` })
  await expect(ribbon).toBeVisible()
  expect(Math.abs((await talk(read).evaluate((one) => one.scrollTop)) - before)).toBeLessThanOrEqual(1)
  await expect(bubble(read, 'La dernière de toutes')).not.toBeInViewport()
  await ribbon.click()
  await expect(bubble(read, 'La dernière de toutes')).toBeInViewport()
  await expect(ribbon).toHaveCount(0)
})

test('older messages come above without moving what one reads', async ({ as, by }) => {
  const { write, writer } = await pair(as)
  await sayMany(await by(writer.identifier), 70)
  await write.reload()
  await expect(bubble(write, 'Numéro 70')).toBeInViewport()
  await expect(bubble(write, 'Numéro 2')).toHaveCount(0)
  const first = bubble(write, 'Numéro 23')
  const before = await first.evaluate((one) => {
    one.closest('[role="tabpanel"]')?.scrollTo(0, 100)
    return one.getBoundingClientRect().y
  })
  await expect(bubble(write, 'Numéro 2')).toBeAttached()
  const after = await first.evaluate((one) => one.getBoundingClientRect().y)
  expect(Math.abs(after - before)).toBeLessThanOrEqual(1)
  await talk(write).evaluate((one) => one.scrollTo(0, 0))
  await expect(bubble(write, 'Premier message.')).toBeAttached()
})

test('a talk with more new messages than fit opens where they begin', async ({ as, by }) => {
  const { read, writer } = await pair(as)
  await box(read).focus()
  await read.close()
  await sayMany(await by(writer.identifier), 40)
  const again = await read.context().newPage()
  await again.goto('/directory')
  await expect(talk(again).getByText('40 nouveaux messages')).toBeInViewport()
  await expect(bubble(again, 'Numéro 40')).not.toBeInViewport()
  await expect(dock(again).getByRole('button', { name: `${writer.name} : Numéro 40` })).toBeVisible()
})

test('each message is said once to those who do not see it, and none on loading or of one’s own', async ({ as }) => {
  const { read, write, writer } = await pair(as)
  const status = read.getByRole('status').filter({ hasText: writer.name })
  await expect(status).toHaveCount(0)
  await say(write, 'Entendu une fois.')
  await expect(status).toHaveText(`${writer.name} : Entendu une fois.`)
  await read.evaluate(() => {
    const said = document.querySelector('[role="status"]')!
    const changes: string[] = []
    Object.assign(window, { changes })
    new MutationObserver(() => changes.push(said.textContent)).observe(said, {
      childList: true,
      subtree: true,
      characterData: true,
    })
  })
  await say(write, 'Et encore.')
  await say(read, 'Je réponds.')
  await expect(bubble(write, 'Je réponds.')).toBeVisible()
  expect(await read.evaluate(() => (window as unknown as { changes: string[] }).changes)).toEqual([
    `${writer.name}\u00a0: Et encore.`,
  ])
})

test('without a line messages wait, say so, and leave once, in their order, when it is back', async ({ as }) => {
  const { reader, read, write } = await pair(as)
  await read.context().setOffline(true)
  for (const text of ['Un sans réseau', 'Deux sans réseau', 'Trois sans réseau']) await say(read, text)
  await expect(talk(read).getByText('En attente du réseau').first()).toBeVisible()
  await expect(bubble(write, 'Un sans réseau')).toHaveCount(0)
  await read.context().setOffline(false)
  await expect(bubble(write, 'Trois sans réseau')).toBeVisible({ timeout: 15_000 })
  await expect(talk(write).getByText(/sans réseau$/)).toHaveText(['Un sans réseau', 'Deux sans réseau', 'Trois sans réseau'])
  await expect(talk(read).getByText('En attente du réseau')).toHaveCount(0)
  await expect(talk(read).getByText(/sans réseau$/)).toHaveText(['Un sans réseau', 'Deux sans réseau', 'Trois sans réseau'])
  expect(await timesSaid(reader, 'Deux sans réseau')).toBe(1)
})

test('what had not left when the browser died leaves when it is opened again, once, from several tabs', async ({ as }) => {
  const { reader, read, write } = await pair(as)
  await read.route('**/api/chat/post', (route) => route.abort())
  await say(read, 'Avant la panne')
  await expect(talk(read).getByText('Réessayer').first()).toBeVisible()
  const again = await Promise.all([1, 2].map(() => read.context().newPage()))
  await read.close()
  await Promise.all(again.map((page) => page.goto('/directory')))
  await expect(bubble(write, 'Avant la panne')).toBeVisible({ timeout: 15_000 })
  await expect(bubble(again[0]!, 'Avant la panne')).toBeVisible()
  await expect(talk(again[0]!).getByText('Réessayer')).toHaveCount(0)
  expect(await timesSaid(reader, 'Avant la panne')).toBe(1)
})

test('a message that cannot leave may be forgotten', async ({ as }) => {
  const { reader, read } = await pair(as)
  await read.route('**/api/chat/post', (route) => route.fulfill({ status: 503 }))
  await say(read, 'Finalement non')
  await expect(talk(read).getByText('Non envoyé')).toBeVisible()
  await talk(read).getByRole('button', { name: 'Supprimer', exact: true }).click()
  await expect(bubble(read, 'Finalement non')).toHaveCount(0)
  await read.unroute('**/api/chat/post')
  await read.reload()
  await expect(bubble(read, 'Premier message.')).toBeVisible()
  expect(await timesSaid(reader, 'Finalement non')).toBe(0)
})

test('all tabs of a browser show the same talk, and what is read in one is read in all', async ({ as }) => {
  const { read, write } = await pair(as)
  const second = await read.context().newPage()
  await second.goto('/directory')
  await expect(bubble(second, 'Premier message.')).toBeVisible()
  await say(write, 'Pour tous les onglets')
  for (const page of [read, second]) await expect(bubble(page, 'Pour tous les onglets')).toHaveClass(/new/)
  await say(second, 'Depuis le second')
  await expect(bubble(read, 'Depuis le second')).toBeVisible()
  await expect(bubble(read, 'Pour tous les onglets')).not.toHaveClass(/new/)
  for (const page of [read, second]) await expect(chatButton(page)).toHaveAccessibleName('Messagerie instantanée')
})
