import { beginTalk, box, bubble, chatButton, choose, dock, openChat, say, tab, talk, timesSaid } from './support/chat.ts'
import { expect, test } from './support/people.ts'
import { makeCircle } from './support/people-of-a-test.ts'
import { expectFits, violations } from './support/screens.ts'

test.describe.configure({ timeout: 60_000 })

const rings = 'data-chat-rings'

test('C01 C04 the icon in the roof opens the chat beside any page', async ({ as }) => {
  const { people } = await makeCircle(1)
  const page = await as(people[0]!.identifier)
  for (const path of ['/', '/mail/inbox', '/mail/compose', '/directory', '/settings']) {
    await page.goto(path)
    await expect(chatButton(page)).toHaveAttribute('aria-expanded', 'false')
    await chatButton(page).click()
    await expect(dock(page)).toBeVisible()
    await expect(chatButton(page)).toHaveAttribute('aria-expanded', 'true')
    await chatButton(page).click()
    await expect(dock(page)).toHaveCount(0)
  }
})

test('C02 a new discussion makes the icon blink until the panel has the focus', async ({ as }) => {
  const { people } = await makeCircle(3)
  const [asked, asking, third] = [people[0]!, people[1]!, people[2]!]
  const page = await as(asked.identifier)
  await openChat(page, '/directory', { shut: true })
  const other = await as(asking.identifier)
  await openChat(other)
  await beginTalk(other, [asked, third])
  await expect(page.locator('html')).toHaveAttribute(rings, '')
  await expect(chatButton(page)).toHaveAccessibleName('Messagerie instantanée, 1 message non lu')
  await expect(page.getByRole('status').filter({ hasText: `${asking.name} vous invite` })).toBeAttached()
  await chatButton(page).click()
  await expect(page.locator('html')).not.toHaveAttribute(rings, '')
})

test('C03 a message in a discussion without focus makes the icon blink, at most five seconds, then keeps a ring', async ({
  as,
}) => {
  const { people } = await makeCircle(2)
  const [reader, writer] = [people[0]!, people[1]!]
  const page = await as(reader.identifier)
  await openChat(page, '/directory', { shut: true })
  const other = await as(writer.identifier)
  await openChat(other)
  await beginTalk(other, [reader])
  await say(other, 'Bonjour.')
  await expect(page.locator('html')).toHaveAttribute(rings, '')
  const icon = page.locator('.chat-place .i')
  const style = await icon.evaluate((one) => {
    const { animationDuration, animationIterationCount, outlineStyle } = getComputedStyle(one)
    return { animationDuration, animationIterationCount, outlineStyle }
  })
  expect(style).toEqual({ animationDuration: '1s', animationIterationCount: '5', outlineStyle: 'solid' })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await icon.evaluate((one) => getComputedStyle(one).animationName)).toBe('none')
  expect(await icon.evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('solid')
})

test('C05 C06 C07 people are proposed while one types, kept as participants, and « Discuter » opens the talk', async ({ as }) => {
  const { people } = await makeCircle(2)
  const [me, other] = [people[0]!, people[1]!]
  const page = await as(me.identifier)
  await openChat(page)
  await dock(page).getByRole('button', { name: 'Nouvelle conversation', exact: true }).first().click()
  const search = dock(page).getByRole('combobox', { name: 'Rechercher une personne' })
  await expect(search).toBeFocused()
  await search.pressSequentially(other.name.slice(0, 12))
  await expect(dock(page).getByRole('option', { name: other.name })).toBeVisible()
  await search.press('Enter')
  await expect(dock(page).getByRole('list', { name: 'Personnes choisies' }).getByText(other.name)).toBeVisible()
  await expect(tab(page, other.name)).toHaveCount(0)
  await dock(page).getByRole('button', { name: 'Discuter', exact: true }).click()
  await expect(tab(page, other.name)).toHaveAttribute('aria-selected', 'true')
  await expect(box(page)).toBeFocused()
})

test('C10 C11 Enter sends, Shift and Enter break the line', async ({ as }) => {
  const { people } = await makeCircle(2)
  const [me, other] = [people[0]!, people[1]!]
  const page = await as(me.identifier)
  await openChat(page)
  await beginTalk(page, [other])
  await box(page).pressSequentially('Première ligne')
  await box(page).press('Shift+Enter')
  await box(page).pressSequentially('seconde ligne')
  await expect(box(page)).toHaveValue('Première ligne\nseconde ligne')
  expect(await timesSaid(me, 'Première ligne\nseconde ligne')).toBe(0)
  await box(page).press('Enter')
  await expect(talk(page).getByText('Première ligne seconde ligne')).toBeVisible()
  await expect(box(page)).toHaveValue('')
  await expect.poll(() => timesSaid(me, 'Première ligne\nseconde ligne')).toBe(1)
})

test('C13 a cross takes a chosen person away again', async ({ as }) => {
  const { people } = await makeCircle(3)
  const [me, one, two] = [people[0]!, people[1]!, people[2]!]
  const page = await as(me.identifier)
  await openChat(page)
  await dock(page).getByRole('button', { name: 'Nouvelle conversation', exact: true }).first().click()
  await choose(page, one.name)
  await choose(page, two.name)
  await dock(page)
    .getByRole('button', { name: `Retirer ${one.name}`, exact: true })
    .click()
  await dock(page).getByRole('button', { name: 'Discuter', exact: true }).click()
  await expect(tab(page, two.name)).toBeVisible()
  await expect(tab(page, one.name)).toHaveCount(0)
})

test('C38 each discussion has a tab of its own, reached by arrows, Home and End', async ({ as }) => {
  const { people } = await makeCircle(4)
  const [me, ...others] = [people[0]!, people[1]!, people[2]!, people[3]!]
  const page = await as(me.identifier)
  await openChat(page)
  for (const other of others) await beginTalk(page, [other])
  await beginTalk(page, [others[0]!, others[1]!])
  await expect(dock(page).getByRole('tab')).toHaveCount(4)
  const front = dock(page).getByRole('tab', { selected: true })
  await front.focus()
  await page.keyboard.press('Home')
  await expect(front).toHaveAccessibleName(others[0]!.name)
  await page.keyboard.press('ArrowRight')
  await expect(front).toHaveAccessibleName(others[1]!.name)
  await expect(front).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(dock(page).getByRole('tab').last()).toHaveAttribute('aria-selected', 'true')
})

test('C39 two who are no favourites talk, and both see it without reloading', async ({ as }) => {
  const { people } = await makeCircle(2)
  const [one, two] = [people[0]!, people[1]!]
  const [left, right] = [await as(one.identifier), await as(two.identifier)]
  await openChat(left)
  await openChat(right)
  await beginTalk(left, [two])
  await say(left, 'Bonjour !')
  await expect(tab(right, one.name)).toBeVisible()
  await expect(bubble(right, 'Bonjour !')).toBeVisible()
  await say(right, 'Bonjour à vous.')
  await expect(bubble(left, 'Bonjour à vous.')).toBeVisible()
})

test('what is refused is said, and stands in the box again', async ({ as }) => {
  const { people } = await makeCircle(2)
  const page = await as(people[0]!.identifier)
  await openChat(page)
  await beginTalk(page, [people[1]!])
  await page.route('**/api/chat/post', (route) =>
    route.fulfill({ status: 422, json: { refusal: { code: 'chat-text-only', sentence: 'Les liens ne sont pas acceptés.' } } }),
  )
  await box(page).fill('voir http://exemple.fr')
  await box(page).press('Enter')
  await expect(dock(page).getByRole('alert')).toHaveText('Les liens ne sont pas acceptés.')
  await expect(box(page)).toHaveValue('voir http://exemple.fr')
  await expect(bubble(page, 'voir http://exemple.fr')).toHaveCount(0)
})

test('the panel stays with its draft and its place while one goes through the pages, and after a reload', async ({ as }) => {
  const { people } = await makeCircle(2)
  const page = await as(people[0]!.identifier)
  await openChat(page)
  await beginTalk(page, [people[1]!])
  await box(page).fill('À moitié écrit')
  await page
    .getByRole('navigation', { name: 'Espaces' })
    .getByRole('link', { name: /^Messagerie/ })
    .click()
  await page.waitForURL('**/mail/inbox')
  await expect(box(page)).toHaveValue('À moitié écrit')
  await page.reload()
  await expect(box(page)).toHaveValue('À moitié écrit')
  await expect(page.getByRole('link', { name: 'Créer', exact: true })).toBeInViewport()
})

test('the edge is moved by the arrows, and the width is kept', async ({ as }) => {
  const { people } = await makeCircle(1)
  const page = await as(people[0]!.identifier)
  await openChat(page)
  const edge = dock(page).getByRole('separator', { name: 'Largeur de la messagerie instantanée' })
  await expect(edge).toHaveAttribute('aria-valuenow', '400')
  await edge.press('ArrowLeft')
  await expect(edge).toHaveAttribute('aria-valuenow', '416')
  expect((await dock(page).boundingBox())?.width).toBe(416)
  await edge.press('End')
  await page.reload()
  await expect(edge).toHaveAttribute('aria-valuenow', '560')
  expect((await dock(page).boundingBox())?.width).toBe(560)
})

test('Escape in the panel leads back to where one was, F6 into it', async ({ as }) => {
  const { people } = await makeCircle(2)
  const page = await as(people[0]!.identifier)
  await openChat(page)
  await beginTalk(page, [people[1]!])
  const search = page.getByRole('searchbox').first()
  await search.focus()
  await page.keyboard.press('F6')
  await expect(dock(page).getByRole('tab', { selected: true })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(search).toBeFocused()
})

for (const scheme of ['light', 'dark'] as const)
  test(`the panel keeps to the rules of accessibility (${scheme})`, async ({ as }) => {
    const { people } = await makeCircle(4)
    const page = await as(people[0]!.identifier)
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await openChat(page)
    expect(await violations(page)).toEqual([])
    await beginTalk(page, [people[1]!])
    await say(page, 'Bonjour.')
    await beginTalk(page, [people[1]!, people[2]!])
    await say(page, 'À tous deux.')
    expect(await violations(page)).toEqual([])
    await dock(page).getByRole('button', { name: 'Inviter', exact: true }).click()
    await dock(page).getByRole('combobox').fill(people[3]!.name)
    await expect(dock(page).getByRole('option').first()).toBeVisible()
    expect(await violations(page)).toEqual([])
    await expectFits(page, `panel ${scheme}`)
    await page.setViewportSize({ width: 820, height: 1180 })
    await expectFits(page, `panel 820 ${scheme}`)
  })
