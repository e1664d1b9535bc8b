import type { Page } from '@playwright/test'
import { button, expect, test } from './support/no-script.ts'
import { makeOwnSchool } from './support/own-school.ts'
import { actOn, said, sayBox, talkRow } from './support/talks.ts'

/** « Nouvelle conversation » with these people, by searches and links. */
async function begin(page: Page, ...names: string[]): Promise<void> {
  await page.goto('/chat')
  await button(page, 'Nouvelle conversation').click()
  for (const name of names) {
    await page.getByRole('searchbox', { name: 'Rechercher une personne', exact: true }).fill(name)
    await button(page, 'Chercher').click()
    await page.getByRole('link', { name: `Ajouter ${name}`, exact: true }).click()
    await expect(page.getByRole('list', { name: 'Personnes choisies', exact: true })).toContainText(name)
  }
  await button(page, 'Discuter').click()
}

async function say(page: Page, text: string): Promise<void> {
  await sayBox(page).fill(text)
  await button(page, 'Envoyer le message').click()
  await expect(said(page, text)).toBeVisible()
  await expect(sayBox(page)).toHaveValue('')
}

test('scripts off: beginning a talk, writing, reading by reloading, what is refused stays', async ({ enter }) => {
  const school = await makeOwnSchool()
  const [page, his] = [await enter(school.idOf('lea')), await enter(school.idOf('hugo'))]
  await begin(page, 'Hugo Petit')
  await say(page, 'Salut Hugo')
  await sayBox(page).fill('Regarde www.exemple.fr')
  await button(page, 'Envoyer le message').click()
  await expect(page.getByRole('alert')).toContainText('retirez le lien')
  await expect(sayBox(page)).toHaveValue('Regarde www.exemple.fr')

  await his.goto('/chat')
  await expect(talkRow(his, 'Léa Bernard')).toContainText('1 message non lu.')
  await talkRow(his, 'Léa Bernard').getByRole('link').click()
  await expect(said(his, 'Salut Hugo')).toBeVisible()
  await say(his, 'Salut Léa')
  await his.goto('/chat')
  await expect(talkRow(his, 'Léa Bernard')).not.toContainText('non lu')
  await page.goto('/chat')
  await talkRow(page, 'Hugo Petit').getByRole('link').click()
  await button(page, 'Marquer comme lu').click()
  await expect(said(page, 'Salut Léa')).toBeVisible()
  await expect(button(page, 'Marquer comme lu')).toHaveCount(0)
})

test('scripts off: a room of several is begun, joined, declined, named, and left', async ({ enter }) => {
  const school = await makeOwnSchool()
  const [page, his, hers] = [
    await enter(school.idOf('claire')),
    await enter(school.idOf('paul')),
    await enter(school.idOf('karim')),
  ]
  await begin(page, 'Paul Durand', 'Karim Benali')
  await say(page, 'Bonjour à tous')
  await hers.goto('/chat')
  await button(hers, 'Décliner').click()
  await expect(hers.getByRole('heading', { name: 'Aucune conversation', exact: true })).toBeVisible()

  const title = 'Claire Martin'
  await his.goto('/chat')
  const invitations = his.getByRole('list', { name: 'Invitations', exact: true })
  await expect(invitations).toContainText('Invitation de Claire Martin')
  await expect(his.getByText('Bonjour à tous')).toHaveCount(0)
  await invitations.getByRole('button', { name: 'Rejoindre', exact: true }).click()
  await expect(his.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(his.getByText('Bonjour à tous')).toHaveCount(0)
  await say(his, 'Me voici')

  await page.goto('/chat')
  await expect(page.getByRole('list', { name: 'Conversations', exact: true })).toContainText('Paul Durand : Me voici')
  await his.getByRole('region', { name: title }).getByRole('button', { name: 'Actions sur la conversation', exact: true }).click()
  await his.getByRole('region', { name: title }).getByRole('button', { name: 'Quitter la conversation', exact: true }).click()
  await his.getByRole('dialog').getByRole('button', { name: 'Quitter la conversation', exact: true }).click()
  await expect(his).toHaveURL('/chat')
  await expect(his.getByRole('heading', { name: 'Aucune conversation', exact: true })).toBeVisible()
})

test('scripts off: more people are invited into a talk', async ({ enter }) => {
  const school = await makeOwnSchool()
  const [page, hers] = [await enter(school.idOf('claire')), await enter(school.idOf('karim'))]
  await begin(page, 'Paul Durand')
  await page.getByRole('link', { name: 'Inviter', exact: true }).click()
  await page.getByRole('searchbox', { name: 'Rechercher une personne', exact: true }).fill('Karim')
  await button(page, 'Chercher').click()
  await page.getByRole('link', { name: 'Ajouter Karim Benali', exact: true }).click()
  await button(page, 'Envoyer l’invitation').click()
  await expect(page.getByText('Karim Benali (invitation envoyée)')).toBeVisible()
  await hers.goto('/chat')
  await expect(hers.getByRole('list', { name: 'Invitations', exact: true })).toContainText('Invitation de Claire Martin')
})

test('scripts off: a talk is blocked, unblocked, deleted, and opened again from the profile', async ({ enter }) => {
  const school = await makeOwnSchool()
  const page = await enter(school.idOf('lea'))
  await begin(page, 'Hugo Petit')
  await say(page, 'Salut Hugo')
  await page.goto('/chat')
  await actOn(page, 'Hugo Petit', 'Bloquer')
  await page.getByRole('dialog').getByRole('button', { name: 'Bloquer', exact: true }).click()
  await expect(talkRow(page, 'Hugo Petit')).toContainText('Bloqué')
  await actOn(page, 'Hugo Petit', 'Débloquer')
  await expect(talkRow(page, 'Hugo Petit')).not.toContainText('Bloqué')
  await actOn(page, 'Hugo Petit', 'Supprimer la conversation')
  await expect(page.getByRole('heading', { name: 'Aucune conversation', exact: true })).toBeVisible()
  await page.goto(`/directory/${school.idOf('hugo')}`)
  await button(page, 'Envoyer un message').click()
  await expect(said(page, 'Salut Hugo')).toBeVisible()
})
