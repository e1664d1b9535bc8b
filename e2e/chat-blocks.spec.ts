import type { Page } from '@playwright/test'
import { sayIn, startRoom } from './support/chat-doors.ts'
import { makeOwnSchool } from './support/own-school.ts'
import { expect, test } from './support/people.ts'
import { actOn, said, speak, talkRow } from './support/talks.ts'

/** Léa and Hugo of one class, who talk. */
async function talkOfTwo(by: Parameters<Parameters<typeof test>[2]>[0]['by']) {
  const school = await makeOwnSchool()
  const [lea, hugo] = [await by(school.idOf('lea')), await by(school.idOf('hugo'))]
  const room = await startRoom(lea, [school.idOf('hugo')])
  await sayIn(lea, room, 'Salut')
  return { school, lea, hugo, room }
}

async function block(page: Page, name: string): Promise<void> {
  await actOn(page, name, 'Bloquer')
  const dialog = page.getByRole('dialog', { name: `Bloquer ${name} ?` })
  await expect(dialog).toContainText('Cette personne n’en saura rien')
  await dialog.getByRole('button', { name: 'Bloquer', exact: true }).click()
  await expect(talkRow(page, name)).toContainText('Bloqué')
}

test('G15 a row swept to the left offers what its button offers', async ({ as, by }) => {
  const { school } = await talkOfTwo(by)
  const page = await as(school.idOf('lea'))
  await page.goto('/chat')
  const row = talkRow(page, 'Hugo Petit')
  await expect(row).toBeVisible()
  const sweep = (type: string, clientX: number) =>
    row.dispatchEvent(type, { clientX, clientY: 10, pointerType: 'touch', pointerId: 7, isPrimary: true, bubbles: true })
  await expect(async () => {
    await sweep('pointerdown', 300)
    await sweep('pointermove', 220)
    await sweep('pointerup', 220)
    await expect(row.getByRole('button', { name: 'Supprimer la conversation' })).toBeVisible({ timeout: 500 })
  }).toPass()
  await expect(row.getByRole('button', { name: 'Bloquer', exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(row.getByRole('button', { name: 'Supprimer la conversation' })).toBeHidden()
})

test('G16 G17 G19 G20 a blocked person notices nothing and is not heard; unblocked, what they wrote is there', async ({
  as,
  by,
}) => {
  const { school, room } = await talkOfTwo(by)
  const [page, his] = [await as(school.idOf('lea')), await as(school.idOf('hugo'))]
  await page.goto('/chat')
  await block(page, 'Hugo Petit')
  await his.goto(`/chat/${room}`)
  await speak(his, 'Tu es là ?')
  await expect(said(his, 'Tu es là ?')).toBeVisible()
  await his.reload()
  await expect(said(his, 'Tu es là ?')).toBeVisible()
  await expect(his.locator('.talk, .sayin, .closed').getByText(/bloqu/i)).toHaveCount(0)

  await page.goto(`/chat/${room}`)
  await expect(said(page, 'Salut')).toBeVisible()
  await expect(said(page, 'Tu es là ?')).toHaveCount(0)
  await expect(page.getByText('Vous bloquez Hugo Petit.')).toBeVisible()
  await page.goto('/chat')
  await expect(talkRow(page, 'Hugo Petit')).not.toContainText('Tu es là')
  await actOn(page, 'Hugo Petit', 'Débloquer')
  await expect(talkRow(page, 'Hugo Petit')).toContainText('Tu es là ?')
  await sayIn(await by(school.idOf('hugo')), room, 'Réponds')
  await page.goto(`/chat/${room}`)
  await expect(said(page, 'Tu es là ?')).toBeVisible()
  await expect(said(page, 'Réponds')).toBeVisible()
})

test('G18 a blocked talk goes to the bottom of the list, grey, with icon and word', async ({ as, by }) => {
  const { school, lea } = await talkOfTwo(by)
  await sayIn(lea, await startRoom(lea, [school.idOf('ines')]), 'Coucou')
  const page = await as(school.idOf('lea'))
  const names = page.getByRole('list', { name: 'Conversations', exact: true }).getByRole('link')
  await page.goto('/chat')
  await expect(names).toHaveText(['Inès Moreau', 'Hugo Petit'])
  await block(page, 'Inès Moreau')
  await expect(names).toHaveText(['Hugo Petit', 'Inès Moreau'])
  const colour = (name: string) =>
    talkRow(page, name)
      .getByRole('link')
      .evaluate((link) => getComputedStyle(link).color)
  expect(await colour('Inès Moreau')).not.toBe(await colour('Hugo Petit'))
})

test('G16 teachers and staff are blocked by nobody, and block nobody', async ({ as, by }) => {
  const school = await makeOwnSchool()
  const lea = await by(school.idOf('lea'))
  await sayIn(lea, await startRoom(lea, [school.idOf('claire')]), 'Bonjour Madame')
  for (const [who, other] of [
    ['lea', 'claire'],
    ['claire', 'lea'],
  ] as const) {
    const page = await as(school.idOf(who))
    const name = other === 'lea' ? 'Léa Bernard' : 'Claire Martin'
    await page.goto('/chat')
    await talkRow(page, name).getByRole('button', { name: 'Actions sur la conversation' }).click()
    await expect(talkRow(page, name).getByRole('button', { name: 'Supprimer la conversation' })).toBeVisible()
    await expect(talkRow(page, name).getByRole('button', { name: 'Bloquer' })).toHaveCount(0)
    const forced = await (await by(school.idOf(who))).post('/api/chat/block', {
      multipart: { person: school.idOf(other) },
      headers: { accept: 'application/json' },
    })
    expect([forced.status(), (await forced.json()).refusal.code]).toEqual([422, 'cannot-block'])
  }
})

test('G26 blocked and deleted: the settings still list the person, and unblock them', async ({ as, by }) => {
  const { school, room } = await talkOfTwo(by)
  const page = await as(school.idOf('lea'))
  await page.goto('/chat')
  await block(page, 'Hugo Petit')
  await actOn(page, 'Hugo Petit', 'Supprimer la conversation')
  await expect(talkRow(page, 'Hugo Petit')).toHaveCount(0)
  await page.goto('/settings')
  const blocked = page.getByRole('list', { name: 'Personnes bloquées', exact: true })
  await expect(blocked.getByRole('listitem')).toHaveText([/Hugo Petit/])
  await blocked.getByRole('button', { name: 'Débloquer', exact: true }).click()
  await expect(page.getByText('Vous ne bloquez personne.')).toBeVisible()
  await sayIn(await by(school.idOf('hugo')), room, 'Me revoilà')
  await page.goto('/chat')
  await expect(talkRow(page, 'Hugo Petit')).toContainText('Me revoilà')
})
