import { sql } from 'drizzle-orm'
import { sayIn, startRoom } from './support/chat-doors.ts'
import { ask } from './support/database.ts'
import { makeOwnSchool } from './support/own-school.ts'
import { expect, test } from './support/people.ts'
import { actOn, said, sayBox, speak, talkRow } from './support/talks.ts'

test('G01 G11 « Envoyer un message » on a profile begins a talk of two, and finds it again', async ({ as }) => {
  const school = await makeOwnSchool()
  const page = await as(school.idOf('claire'))
  const ways = []
  for (let time = 0; time < 2; time++) {
    await page.goto(`/directory/${school.idOf('paul')}`)
    await page.getByRole('button', { name: 'Envoyer un message', exact: true }).click()
    await expect(sayBox(page)).toBeVisible()
    ways.push(await ask(sql`select id from rooms where school_id = ${school.id}`))
  }
  expect(ways[1]).toEqual(ways[0])
  expect(ways[0]).toHaveLength(1)
})

test('G02 whom the rules let one write to is offered; nobody else is, and a forced start is refused', async ({ as, by }) => {
  const school = await makeOwnSchool()
  const page = await as(school.idOf('lea'))
  await page.goto('/chat/new')
  const box = page.getByRole('combobox', { name: 'Rechercher une personne' })
  await box.fill('hugo')
  await expect(page.getByRole('option', { name: /Hugo Petit/ })).toBeVisible()
  await box.fill('tom')
  await expect(page.getByText('Personne ne correspond à « tom », ou vous ne pouvez pas lui écrire.')).toBeVisible()
  const forced = await (await by(school.idOf('lea'))).post('/api/chat/start', {
    multipart: { 'people[]': school.idOf('tom') },
    headers: { accept: 'application/json' },
  })
  expect([forced.status(), (await forced.json()).refusal.code]).toEqual([422, 'cannot-chat'])
  await page.goto(`/directory/${school.idOf('tom')}`)
  await expect(page.getByRole('button', { name: 'Envoyer un message', exact: true })).toHaveCount(0)
})

test('G03 students say text alone: links and smileys are refused with a sentence, and the text stays', async ({ as, by }) => {
  const school = await makeOwnSchool()
  const room = await startRoom(await by(school.idOf('lea')), [school.idOf('hugo')])
  const page = await as(school.idOf('lea'))
  await page.goto(`/chat/${room}`)
  for (const [text, sentence] of [
    ['Regarde www.exemple.fr', 'retirez le lien'],
    ['Super 🎉', 'retirez les émojis'],
  ] as const) {
    await speak(page, text)
    await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible()
    await expect(sayBox(page)).toHaveValue(text)
  }
  await speak(page, 'Un exercice ?')
  await expect(said(page, 'Un exercice ?')).toBeVisible()
})

test('G04 where the school has closed the chat for a profile there is none', async ({ as, by }) => {
  const school = await makeOwnSchool()
  const room = await startRoom(await by(school.idOf('lea')), [school.idOf('hugo')])
  const admin = await as(school.idOf('karim'))
  await admin.goto('/admin/chat')
  await admin.getByRole('group', { name: 'Les élèves' }).getByRole('radio', { name: 'Pas de messagerie instantanée' }).check()
  await admin.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(admin.getByRole('status').filter({ hasText: /./ })).toBeVisible()
  const page = await as(school.idOf('lea'))
  await page.goto('/chat')
  await expect(page.getByRole('heading', { name: 'La messagerie instantanée est fermée', exact: true })).toBeVisible()
  expect((await page.goto(`/chat/${room}`))?.status()).toBe(404)
  await page.goto(`/directory/${school.idOf('hugo')}`)
  await expect(page.getByRole('heading', { name: 'Hugo Petit', level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Envoyer un message', exact: true })).toHaveCount(0)
})

test('G12 G13 G14 who does not want to be contacted is not, and talks that were begun go on', async ({ as, by }) => {
  const school = await makeOwnSchool()
  const claire = await by(school.idOf('claire'))
  const room = await startRoom(claire, [school.idOf('paul')])
  await sayIn(claire, room, 'Bonjour Paul')
  const his = await as(school.idOf('paul'))
  await his.goto('/settings')
  await his.getByRole('switch', { name: 'Permettre aux utilisateurs de me contacter' }).uncheck()
  await his.getByRole('button', { name: 'Enregistrer ces choix', exact: true }).click()
  await expect(his.getByRole('status').filter({ hasText: 'Réglages enregistrés.' })).toBeVisible()

  const stranger = await as(school.idOf('karim'))
  await stranger.goto(`/directory/${school.idOf('paul')}`)
  await expect(stranger.getByRole('heading', { name: 'Paul Durand', level: 1 })).toBeVisible()
  await expect(stranger.getByRole('button', { name: 'Envoyer un message', exact: true })).toHaveCount(0)

  const page = await as(school.idOf('claire'))
  await page.goto(`/chat/${room}`)
  await expect(said(page, 'Bonjour Paul')).toBeVisible()
  await speak(page, 'Toujours là ?')
  await his.goto(`/chat/${room}`)
  await expect(said(his, 'Toujours là ?')).toBeVisible()
})

test('G22 G23 deleting hides the whole talk from one’s own list; opened again, its messages are back', async ({ as, by }) => {
  const school = await makeOwnSchool()
  const claire = await by(school.idOf('claire'))
  await sayIn(claire, await startRoom(claire, [school.idOf('paul')]), 'À mardi')
  const [page, his] = [await as(school.idOf('claire')), await as(school.idOf('paul'))]
  await page.goto('/chat')
  await actOn(page, 'Paul Durand', 'Supprimer la conversation')
  await expect(talkRow(page, 'Paul Durand')).toHaveCount(0)
  await expect(page.getByRole('status').filter({ hasText: 'Conversation supprimée de votre liste.' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Aucune conversation', exact: true })).toBeVisible()
  await his.goto('/chat')
  await expect(talkRow(his, 'Claire Martin')).toHaveCount(1)

  await page.goto(`/directory/${school.idOf('paul')}`)
  await page.getByRole('button', { name: 'Envoyer un message', exact: true }).click()
  await expect(page.getByText('À mardi', { exact: true }).last()).toBeVisible()
  await page.goto('/chat')
  await expect(talkRow(page, 'Paul Durand')).toHaveCount(1)
})

test('G22 a deletion leaves the open talk where it is, and is taken back by « Annuler »', async ({ as, by }) => {
  const school = await makeOwnSchool()
  const claire = await by(school.idOf('claire'))
  const open = await startRoom(claire, [school.idOf('karim')])
  await sayIn(claire, await startRoom(claire, [school.idOf('paul')]), 'À mardi')
  const page = await as(school.idOf('claire'))
  await page.goto(`/chat/${open}`)
  await actOn(page, 'Paul Durand', 'Supprimer la conversation')
  await expect(talkRow(page, 'Paul Durand')).toHaveCount(0)
  await expect(sayBox(page)).toBeVisible()
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await expect(talkRow(page, 'Paul Durand')).toHaveCount(1)
})
