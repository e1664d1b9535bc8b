import { makePerson } from './support/database.ts'
import { makeOwnSchool } from './support/own-school.ts'
import { expect, test } from './support/people.ts'

test('G12 one may refuse to be contacted, and allow it again; the order of the list is kept beside it', async ({ as }) => {
  const page = await as((await makePerson('Camille Réservé')).identifier)
  await page.goto('/settings')
  const toggle = page.getByRole('switch', { name: 'Permettre aux utilisateurs de me contacter' })
  const order = (name: string) => page.getByRole('radio', { name, exact: true })
  await expect(order('Les plus récentes d’abord')).toBeChecked()
  for (const on of [false, true]) {
    await expect(toggle).toBeChecked({ checked: !on })
    await toggle.setChecked(on)
    await order('Les plus anciennes d’abord').check()
    await page.getByRole('button', { name: 'Enregistrer ces choix', exact: true }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Réglages enregistrés.' })).toBeVisible()
    await page.reload()
    await expect(toggle).toBeChecked({ checked: on })
    await expect(order('Les plus anciennes d’abord')).toBeChecked()
  }
})

test('G05 G06 an administrator sets both designs of the chat, each by itself', async ({ as }) => {
  const school = await makeOwnSchool()
  const page = await as(school.idOf('karim'))
  await page.goto('/admin/chat')
  const pick = (group: string, name: string) =>
    page.getByRole('group', { name: group, exact: true }).getByRole('radio', { name, exact: true })
  await expect(pick('Conversation', 'Photo ronde')).toBeChecked()
  await pick('Liste des conversations', 'La photo, sans signe de nouveauté').check()
  await pick('Conversation', 'Sans photo').check()
  await page.getByRole('button', { name: 'Enregistrer l’apparence', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: /./ })).toBeVisible()
  await page.reload()
  await expect(pick('Liste des conversations', 'La photo, sans signe de nouveauté')).toBeChecked()
  await expect(pick('Conversation', 'Sans photo')).toBeChecked()
})
