import { sql } from 'drizzle-orm'
import { beginTalk, box, bubble, choose, dock, openChat, participants, say, tab, talk } from './support/chat.ts'
import { ask } from './support/database.ts'
import { expect, test } from './support/people.ts'
import { makeCircle } from './support/people-of-a-test.ts'

test.describe.configure({ timeout: 90_000 })

const join = (page: import('@playwright/test').Page) => dock(page).getByRole('button', { name: 'Rejoindre', exact: true })

test('C12 two or more people make a group room, which opens by itself and may have a name', async ({ as }) => {
  const { people } = await makeCircle(3)
  const page = await as(people[0]!.identifier)
  await openChat(page)
  await dock(page).getByRole('button', { name: 'Nouvelle conversation', exact: true }).first().click()
  await choose(page, people[1]!.name)
  await expect(dock(page).getByRole('textbox', { name: 'Nom de la conversation (facultatif)' })).toHaveCount(0)
  await choose(page, people[2]!.name)
  await dock(page).getByRole('textbox', { name: 'Nom de la conversation (facultatif)' }).fill('Sortie au musée')
  await dock(page).getByRole('button', { name: 'Discuter', exact: true }).click()
  await expect(tab(page, 'Sortie au musée')).toHaveAttribute('aria-selected', 'true')
  await say(page, 'Bonjour à tous.')
})

test('C14 C15 any participant brings in others with « Inviter »', async ({ as }) => {
  const { people } = await makeCircle(4)
  const [maker, member, guest, late] = [people[0]!, people[1]!, people[2]!, people[3]!]
  const made = await as(maker.identifier)
  await openChat(made)
  await beginTalk(made, [member, late])
  const page = await as(member.identifier)
  await openChat(page)
  await join(page).click()
  await dock(page).getByRole('button', { name: 'Inviter', exact: true }).click()
  await choose(page, guest.name)
  await dock(page).getByRole('button', { name: 'Envoyer l’invitation', exact: true }).click()
  await expect(talk(page).getByText(`Vous avez invité ${guest.name}.`)).toBeVisible()
  await expect(talk(made).getByText(`${member.name} a invité ${guest.name}.`)).toBeVisible()
  const invited = await as(guest.identifier)
  await openChat(invited)
  await expect(join(invited)).toBeVisible()
})

test('C14 from a talk between two « Inviter » begins a room with both, which knows nothing of what they said', async ({ as }) => {
  const { people } = await makeCircle(3)
  const [one, two, three] = [people[0]!, people[1]!, people[2]!]
  const page = await as(one.identifier)
  await openChat(page)
  await beginTalk(page, [two])
  await say(page, 'Entre nous.')
  await dock(page).getByRole('button', { name: 'Inviter', exact: true }).click()
  await choose(page, three.name)
  await dock(page).getByRole('button', { name: 'Envoyer l’invitation', exact: true }).click()
  await expect(dock(page).getByRole('tab')).toHaveCount(2)
  await expect(bubble(page, 'Entre nous.')).toHaveCount(0)
  await tab(page, two.name)
    .and(dock(page).getByRole('tab', { selected: false }))
    .click()
  await expect(bubble(page, 'Entre nous.')).toBeVisible()
})

test('C16 without an invitation nobody enters a room, or learns that it is there', async ({ as, by }) => {
  const { people } = await makeCircle(4)
  const page = await as(people[0]!.identifier)
  await openChat(page)
  await beginTalk(page, [people[1]!, people[2]!])
  await say(page, 'À trois.')
  await expect(talk(page).locator('.leaving')).toHaveCount(0)
  const [room] = await ask<{ id: string }>(
    sql`select room_id as id from chat_messages where author_id = ${people[0]!.id} and text = 'À trois.'`,
  )
  const stranger = await by(people[3]!.identifier)
  for (const verb of ['join', 'post', 'invite', 'leave']) {
    const answer = await stranger.post(`/api/chat/${verb}`, {
      multipart: { room: room!.id },
      headers: { accept: 'application/json' },
    })
    expect([404, 422], verb).toContain(answer.status())
  }
  expect(
    (await stranger.post('/api/chat/join', { multipart: { room: room!.id }, headers: { accept: 'application/json' } })).status(),
  ).toBe(404)
  expect((await stranger.get(`/api/chat/rooms/${room!.id}`)).status()).toBe(404)
})

test('C17 C18 C19 C20 C21 an invitation, « Rejoindre », a name on top, an arrival told, nothing of what was said before', async ({
  as,
}) => {
  const { people } = await makeCircle(3)
  const [maker, guest, third] = [people[0]!, people[1]!, people[2]!]
  const page = await as(maker.identifier)
  await openChat(page)
  const invited = await as(guest.identifier)
  await openChat(invited)
  await beginTalk(page, [guest, third])
  await say(page, 'Avant votre arrivée.')
  await expect(invited.getByText(`${maker.name} vous invite dans cette conversation.`)).toBeVisible()
  await expect(bubble(invited, 'Avant votre arrivée.')).toHaveCount(0)
  await join(invited).click()
  await expect(participants(invited)).toContainText(maker.name)
  await expect(participants(invited)).toContainText('vous')
  await expect(talk(page).getByText(new RegExp(`^${guest.name} a rejoint la discussion`))).toBeVisible()
  await expect(participants(page)).not.toContainText(`${guest.name} (invitation envoyée)`)
  await say(page, 'Après votre arrivée.')
  await expect(bubble(invited, 'Après votre arrivée.')).toBeVisible()
  await expect(bubble(invited, 'Avant votre arrivée.')).toHaveCount(0)
  await invited.reload()
  await expect(bubble(invited, 'Après votre arrivée.')).toBeVisible()
  await expect(bubble(invited, 'Avant votre arrivée.')).toHaveCount(0)
})

test('an invitation is declined: it is gone here, and the room goes on', async ({ as }) => {
  const { people } = await makeCircle(3)
  const page = await as(people[0]!.identifier)
  await openChat(page)
  await beginTalk(page, [people[1]!, people[2]!])
  const invited = await as(people[1]!.identifier)
  await openChat(invited)
  await dock(invited).getByRole('button', { name: 'Décliner', exact: true }).click()
  await expect(dock(invited).getByRole('tab')).toHaveCount(0)
  await expect(participants(page)).not.toContainText(people[1]!.name)
  await say(page, 'Sans vous.')
})

test('C28 the cross of a tab leaves the discussion', async ({ as }) => {
  const { people } = await makeCircle(3)
  const [maker, guest, third] = [people[0]!, people[1]!, people[2]!]
  const page = await as(maker.identifier)
  await openChat(page)
  await beginTalk(page, [guest, third])
  const member = await as(guest.identifier)
  await openChat(member)
  await join(member).click()
  await expect(box(member)).toBeFocused()
  await dock(member).getByRole('tab').first().hover()
  await dock(member).getByRole('button', { name: 'Fermer la conversation', exact: true }).click()
  await expect(dock(member).getByRole('tab')).toHaveCount(0)
  await expect(talk(page).getByText(new RegExp(`^${guest.name} a quitté la discussion`))).toBeVisible()
  await say(page, 'Vous ne le verrez pas.')
  await member.reload()
  await expect(dock(member).getByText('Aucune discussion ouverte')).toBeVisible()
})

test('C29 the panel shut and opened again has all discussions with their history', async ({ as }) => {
  const { people } = await makeCircle(3)
  const page = await as(people[0]!.identifier)
  await openChat(page)
  await beginTalk(page, [people[1]!])
  await say(page, 'Gardez ceci.')
  await beginTalk(page, [people[2]!])
  await dock(page).getByRole('button', { name: 'Replier la messagerie instantanée', exact: true }).click()
  await expect(dock(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Messagerie instantanée', exact: true }).click()
  await expect(dock(page).getByRole('tab')).toHaveCount(2)
  await tab(page, people[1]!.name).click()
  await expect(bubble(page, 'Gardez ceci.')).toBeVisible()
})
