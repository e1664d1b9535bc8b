import type { Page } from '@playwright/test'
import { sayIn, startRoom } from './support/chat-doors.ts'
import { makeOwnSchool } from './support/own-school.ts'
import { expect, test } from './support/people.ts'
import { actOn, said, sayBox, talkRow } from './support/talks.ts'

const LISTS = [
  'La photo, sans signe de nouveauté',
  'La photo, et un trait pour ce qui est nouveau',
  'Le nom sans photo, et un trait pour ce qui est nouveau',
]
const TALKS = ['Photo carrée', 'Photo ronde', 'Sans photo']

async function pickLooks(admin: Page, list: number, talk: number): Promise<void> {
  await admin.goto('/admin/chat')
  const pick = (group: string, name: string) =>
    admin.getByRole('group', { name: group, exact: true }).getByRole('radio', { name, exact: true })
  await pick('Liste des conversations', LISTS[list - 1]!).check()
  await pick('Conversation', TALKS[talk - 1]!).check()
  await admin.getByRole('button', { name: 'Enregistrer l’apparence', exact: true }).click()
  await expect(admin.getByRole('status').filter({ hasText: /./ })).toBeVisible()
}

test('G05 G06 G07 G08 G09 G10 the three lists and the three talks, in any combination', async ({ as, by }) => {
  const school = await makeOwnSchool()
  const paul = await by(school.idOf('paul'))
  const room = await startRoom(paul, [school.idOf('claire')])
  await sayIn(paul, room, 'Bonjour Claire')
  const [admin, page] = [await as(school.idOf('karim')), await as(school.idOf('claire'))]
  const face = page.getByRole('tabpanel').locator('.av').first()
  for (const [list, talk] of [
    [1, 3],
    [2, 1],
    [3, 2],
  ] as const) {
    await pickLooks(admin, list, talk)
    await page.goto('/chat')
    const row = talkRow(page, 'Paul Durand')
    await expect(row.getByRole('time')).toHaveText(/\d/)
    await expect(row).toContainText('Bonjour Claire')
    await expect(row.locator('.av')).toHaveCount(list === 3 ? 0 : 1)
    await expect(row.getByText('1 message non lu.')).toHaveCount(list === 1 ? 0 : 1)
    await expect(page.getByRole('button', { name: 'Nouvelle conversation', exact: true })).toBeVisible()
    await page.goto(`/chat/${room}`)
    await expect(said(page, 'Bonjour Claire')).toBeVisible()
    await expect(page.getByRole('tabpanel')).toBeVisible()
    if (talk === 3) await expect(face).toBeHidden()
    else await expect(face).toHaveCSS('border-radius', talk === 1 ? '3px' : '50%')
  }
})

test('G08 newest first; one’s own setting turns the list round', async ({ as, by }) => {
  const school = await makeOwnSchool()
  const claire = await by(school.idOf('claire'))
  for (const other of ['paul', 'karim']) await sayIn(claire, await startRoom(claire, [school.idOf(other)]), 'Bonjour')
  const page = await as(school.idOf('claire'))
  const names = page.getByRole('list', { name: 'Conversations', exact: true }).getByRole('link')
  await page.goto('/chat')
  await expect(names).toHaveText(['Karim Benali', 'Paul Durand'])
  await page.goto('/settings')
  await page.getByRole('radio', { name: 'Les plus anciennes d’abord', exact: true }).check()
  await page.getByRole('button', { name: 'Enregistrer ces choix', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Réglages enregistrés.' })).toBeVisible()
  await page.goto('/chat')
  await expect(names).toHaveText(['Paul Durand', 'Karim Benali'])
})

test('G21 « Marquer comme lu » takes the stroke away, and is there only where there is one', async ({ as, by }) => {
  const school = await makeOwnSchool()
  const paul = await by(school.idOf('paul'))
  const room = await startRoom(paul, [school.idOf('claire')])
  await sayIn(paul, room, 'Bonjour Claire')
  const page = await as(school.idOf('claire'))
  await page.goto('/chat')
  await expect(talkRow(page, 'Paul Durand')).toContainText('1 message non lu.')
  await actOn(page, 'Paul Durand', 'Marquer comme lu')
  await expect(talkRow(page, 'Paul Durand')).not.toContainText('non lu')
  await page.reload()
  await expect(talkRow(page, 'Paul Durand')).not.toContainText('non lu')

  await pickLooks(await as(school.idOf('karim')), 1, 2)
  await sayIn(paul, room, 'Encore une chose')
  await page.goto('/chat')
  await talkRow(page, 'Paul Durand').getByRole('button', { name: 'Actions sur la conversation' }).click()
  await expect(talkRow(page, 'Paul Durand').getByRole('button', { name: 'Supprimer la conversation' })).toBeVisible()
  await expect(talkRow(page, 'Paul Durand').getByRole('button', { name: 'Marquer comme lu' })).toHaveCount(0)
})

test('G09 the list and the open talk live: what is said meanwhile is there without a reload', async ({ as, by }) => {
  const school = await makeOwnSchool()
  const paul = await by(school.idOf('paul'))
  const room = await startRoom(paul, [school.idOf('claire')])
  await sayIn(paul, room, 'Bonjour Claire')
  const page = await as(school.idOf('claire'))
  const line = page.waitForResponse('**/api/live')
  await page.goto('/chat')
  await line
  await sayIn(paul, room, 'Une nouvelle')
  await expect(talkRow(page, 'Paul Durand')).toContainText('2 messages non lus.')
  await expect(talkRow(page, 'Paul Durand')).toContainText('Une nouvelle')
  await talkRow(page, 'Paul Durand').getByRole('link').click()
  await expect(page.getByRole('tabpanel')).toBeVisible()
  await sayIn(paul, room, 'Une autre')
  await expect(said(page, 'Une autre')).toBeVisible()
  await sayBox(page).focus()
  await expect(talkRow(page, 'Paul Durand')).not.toContainText('non lu')
})

test('what was typed before the scripts came stays, with the focus', async ({ as, by }) => {
  const school = await makeOwnSchool()
  const room = await startRoom(await by(school.idOf('paul')), [school.idOf('claire')])
  const page = await as(school.idOf('claire'))
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(`**/api/chat/rooms/${room}*`, async (route) => {
    await held
    await route.continue()
  })
  await page.goto(`/chat/${room}`)
  await sayBox(page).fill('Je commence')
  release()
  await expect(page.getByRole('tabpanel')).toBeVisible()
  await expect(sayBox(page)).toHaveValue('Je commence')
  await expect(sayBox(page)).toBeFocused()
})
