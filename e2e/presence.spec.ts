import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { beginTalk, bubble, chatButton, dock, openChat, say, tab } from './support/chat.ts'
import { ask, type MadePerson } from './support/database.ts'
import { expect, test } from './support/people.ts'
import { makeCircle } from './support/people-of-a-test.ts'
import { addStar, chooseStatus, dotOf, lineOf, makeFavourite, others, statusButton } from './support/presence.ts'
import { violations } from './support/screens.ts'

test.describe.configure({ timeout: 90_000 })

/** Goes offline 8 seconds after the last screen was closed, told within two more. */
const OFFLINE_WITHIN = { timeout: 15_000 }

type As = (identifier: string) => Promise<Page>

async function two(
  as: As,
  { favourites = false } = {},
): Promise<{ me: MadePerson; other: MadePerson; mine: Page; theirs: Page }> {
  const { people } = await makeCircle(2)
  const [me, other] = [people[0]!, people[1]!]
  if (favourites) await makeFavourite(me, other)
  const [mine, theirs] = [await as(me.identifier), await as(other.identifier)]
  await openChat(theirs)
  await openChat(mine)
  return { me, other, mine, theirs }
}

test.describe('favourites', () => {
  test('C08 C09 who one talks with stands in the roster, not in the list and offline, though they are there', async ({ as }) => {
    const { other, mine } = await two(as)
    await beginTalk(mine, [other])
    await expect(others(mine).getByRole('button', { name: new RegExp(`^${other.name}`) })).toBeVisible()
    await expect(dotOf(mine, other, 'Hors ligne')).toBeVisible()
  })

  test('C40 C41 C42 C43 the star asks, the other is told and accepts, and their status is seen from then on', async ({ as }) => {
    const { me, other, mine, theirs } = await two(as)
    await beginTalk(mine, [other])
    await addStar(mine, other).click()
    await expect(lineOf(mine, other)).toContainText('demande envoyée')
    await expect(dotOf(mine, other, 'Hors ligne')).toBeVisible()
    const requests = dock(theirs).getByRole('list', { name: 'Demandes' })
    await expect(requests).toContainText(`${me.name} vous demande en favori`)
    await requests.getByRole('button', { name: 'Accepter' }).click()
    await expect(requests).toHaveCount(0)
    await expect(dotOf(mine, other, 'Disponible')).toBeVisible()
    await expect(others(mine)).toHaveCount(0)
    // It goes one way, until it is asked the other way round.
    await expect(dotOf(theirs, me, 'Disponible')).toHaveCount(0)
    await dock(theirs)
      .getByRole('button', { name: `Ajouter ${me.name} aux favoris` })
      .filter({ hasText: 'Ajouter aussi' })
      .click()
    await dock(mine).getByRole('list', { name: 'Demandes' }).getByRole('button', { name: 'Accepter' }).click()
    await expect(dotOf(theirs, me, 'Disponible')).toBeVisible()
    await mine.reload()
    await expect(dotOf(mine, other, 'Disponible')).toBeVisible()
  })

  test('C41 a request is announced also where the panel is shut; who declines is not betrayed', async ({ as }) => {
    const { me, other, mine, theirs } = await two(as)
    await chatButton(theirs).click()
    await expect(dock(theirs)).toHaveCount(0)
    await beginTalk(mine, [other])
    await addStar(mine, other).click()
    await expect(theirs.locator('html')).toHaveAttribute('data-chat-rings', '')
    await expect(theirs.getByRole('status').filter({ hasText: `${me.name} vous demande en favori` })).toBeAttached()
    await chatButton(theirs).click()
    await dock(theirs).getByRole('button', { name: 'Refuser' }).click()
    await expect(dock(theirs).getByRole('list', { name: 'Demandes' })).toHaveCount(0)
    await mine.reload()
    await expect(lineOf(mine, other)).toContainText('demande envoyée')
    await expect(dotOf(mine, other, 'Hors ligne')).toBeVisible()
  })

  test('C44 C45 the star of a favourite, in the roster or above the talk, takes them out once that is confirmed', async ({
    as,
  }) => {
    const { me, other, mine, theirs } = await two(as, { favourites: true })
    await makeFavourite(other, me)
    await theirs.reload()
    await beginTalk(mine, [other])
    await expect(others(mine)).toHaveCount(0)
    await lineOf(mine, other)
      .getByRole('button', { name: `Retirer ${other.name} des favoris` })
      .click()
    const question = mine.getByRole('dialog', { name: `Retirer ${other.name} de vos favoris ?` })
    await question.getByRole('button', { name: 'Annuler' }).click()
    await expect(dotOf(mine, other, 'Disponible')).toBeVisible()
    await dock(mine)
      .locator('.in-room')
      .getByRole('button', { name: `Retirer ${other.name} des favoris` })
      .click()
    await question.getByRole('button', { name: 'Retirer' }).click()
    await expect(dotOf(mine, other, 'Hors ligne')).toBeVisible()
    await expect(others(mine).getByText(other.name)).toBeVisible()
    await expect(mine.getByRole('status').filter({ hasText: `${other.name} n’est plus dans vos favoris.` })).toBeVisible()
    // On this side alone.
    await expect(dotOf(theirs, me, 'Disponible')).toBeVisible()
    await dock(mine).getByRole('button', { name: 'Fermer la conversation' }).first().click()
    await expect(lineOf(mine, other)).toHaveCount(0)
  })
})

test.describe('statuses', () => {
  test('P01 P02 one is available without choosing, and the current status opens the menu', async ({ as }) => {
    const { other, mine, theirs } = await two(as, { favourites: true })
    await expect(dotOf(mine, other, 'Disponible')).toBeVisible()
    await expect(statusButton(theirs)).toHaveAccessibleName('Disponible')
    await statusButton(theirs).press('Enter')
    const choices = theirs.getByRole('menuitemradio')
    await expect(choices).toHaveText([/^Disponible/, /^Occupé/, /^Absent/, /^Personnalisé/])
    await expect(choices.first()).toBeFocused()
    await theirs.keyboard.press('ArrowDown')
    await theirs.keyboard.press('Enter')
    await expect(statusButton(theirs)).toHaveAccessibleName('Occupé')
    await expect(statusButton(theirs)).toBeFocused()
    await expect(theirs.getByRole('button', { name: other.name, exact: true })).toHaveAccessibleDescription('Occupé')
    await expect(dotOf(mine, other, 'Occupé')).toBeVisible()
    await statusButton(theirs).click()
    expect(await violations(theirs)).toEqual([])
    await theirs.keyboard.press('Escape')
    await expect(theirs.getByRole('menu')).toBeHidden()
    await expect(dock(theirs)).toBeVisible()
  })

  test('P03 P04 P05 available, busy and away are seen at once, and messages arrive all the same', async ({ as }) => {
    const { me, other, mine, theirs } = await two(as, { favourites: true })
    await beginTalk(mine, [other])
    for (const status of ['Occupé', 'Absent', 'Disponible']) {
      await chooseStatus(theirs, status)
      await expect(dotOf(mine, other, status)).toBeVisible()
      await say(mine, `Vous êtes ${status} ?`)
      await tab(theirs, me.name).click()
      await expect(bubble(theirs, `Vous êtes ${status} ?`)).toBeVisible()
    }
    await statusButton(theirs).click()
    await expect(theirs.getByRole('menuitemradio', { name: 'Occupé' })).toHaveAccessibleDescription(
      /ne pas être dérangé et risquez de ne pas répondre/,
    )
  })

  test('P06 P07 each status may have words of one’s own, seen beside its dot', async ({ as }) => {
    const { other, mine, theirs } = await two(as, { favourites: true })
    for (const [status, text] of [
      ['Occupé', 'Conseil jusqu’à 18 h'],
      ['Absent', 'En sortie au musée'],
      ['Disponible', 'Au CDI'],
    ] as const) {
      await chooseStatus(theirs, 'Personnalisé')
      await theirs.getByRole('radio', { name: status }).check()
      await theirs.getByRole('textbox', { name: 'Vos mots' }).fill(text)
      await theirs.keyboard.press('Enter')
      await expect(statusButton(theirs)).toHaveAccessibleName(`${status}, ${text}`)
      await expect(lineOf(mine, other)).toContainText(text)
      await expect(dotOf(mine, other, status)).toBeVisible()
    }
    await theirs.reload()
    await expect(statusButton(theirs)).toHaveAccessibleName('Disponible, Au CDI')
    await chooseStatus(theirs, 'Disponible')
    await expect(lineOf(mine, other)).not.toContainText('Au CDI')
  })

  test('P10 available, busy, away and offline differ by name and by shape, not by colour alone', async ({ as }) => {
    const { other, mine, theirs } = await two(as, { favourites: true })
    const shape = () =>
      lineOf(mine, other)
        .locator('.pd')
        .evaluate((dot) => {
          const { backgroundImage, boxShadow } = getComputedStyle(dot)
          return `${backgroundImage.replaceAll(/oklch\([^)]*\)|rgba?\([^)]*\)|color\([^)]*\)/g, '')} ${boxShadow === 'none'}`
        })
    const shapes: string[] = []
    for (const status of ['Disponible', 'Occupé', 'Absent']) {
      await chooseStatus(theirs, status)
      await expect(dotOf(mine, other, status)).toBeVisible()
      shapes.push(await shape())
    }
    await theirs.context().close()
    await expect(dotOf(mine, other, 'Hors ligne')).toBeVisible(OFFLINE_WITHIN)
    shapes.push(await shape())
    expect(new Set(shapes).size).toBe(4)
  })

  test('P10 a page change is no absence, and one device of two is enough to be there', async ({ as }) => {
    const { other, mine, theirs } = await two(as, { favourites: true })
    const [phone, seen] = [await as(other.identifier), [] as string[]]
    await openChat(phone)
    await mine.exposeFunction('saw', (name: string) => seen.push(name))
    await lineOf(mine, other)
      .locator('.pres')
      .evaluate((dot) => {
        const look = () => (globalThis as unknown as { saw: (name: string) => void }).saw(dot.getAttribute('aria-label') ?? '')
        new MutationObserver(look).observe(dot, { attributes: true })
      })
    await theirs.goto('/settings')
    await theirs.goto('/mail/inbox')
    await theirs.context().close()
    await expect
      .poll(async () => (await ask(sql`select id from screens where person_id = ${other.id}`)).length, OFFLINE_WITHIN)
      .toBe(1)
    await expect(dotOf(mine, other, 'Disponible')).toBeVisible()
    expect(seen).toEqual([])
  })

  test('P10 who touches nothing for ten minutes is shown as away, until they do', async ({ as }) => {
    const { people } = await makeCircle(2)
    const [me, other] = [people[0]!, people[1]!]
    await makeFavourite(me, other)
    const [mine, theirs] = [await as(me.identifier), await as(other.identifier)]
    await theirs.clock.install()
    const line = theirs.waitForResponse('**/api/live')
    await theirs.goto('/settings')
    await theirs.clock.fastForward('00:03')
    await line
    await openChat(mine)
    await expect(dotOf(mine, other, 'Disponible')).toBeVisible()
    await theirs.clock.fastForward('10:30')
    await expect(dotOf(mine, other, 'Absent, sans activité')).toBeVisible()
    await theirs.keyboard.press('Shift')
    await expect(dotOf(mine, other, 'Disponible')).toBeVisible()
  })
})
