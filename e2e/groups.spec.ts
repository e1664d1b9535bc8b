import type { Page } from '@playwright/test'
import { sendLetter } from './support/letters.ts'
import { unique } from './support/mail.ts'
import { expect, test } from './support/no-script.ts'
import { makeOwnSchool } from './support/own-school.ts'

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

async function makeGroup(page: Page, name: string): Promise<void> {
  await page.goto('/admin/groups')
  await page.getByRole('textbox', { name: 'Nom du nouveau groupe', exact: true }).fill(name)
  await press(page, 'Créer le groupe')
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

async function find(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Nom de la personne', exact: true }).fill(name)
  await section(page, 'Ajouter quelqu’un').getByRole('button', { name: 'Chercher', exact: true }).click()
}

test('a club is made, filled, run by a teacher, who writes to it; deleting it leaves the message whole', async ({ as, by }) => {
  const school = await makeOwnSchool()
  const page = await as(school.idOf('karim'))
  await makeGroup(page, 'Chorale')
  await find(page, 'lea')
  await press(page, 'Ajouter Léa Bernard')
  await expect(section(page, 'Membres').getByRole('listitem')).toContainText(['Léa Bernard'])
  await press(page, 'Ajouter Léa Bernard comme encadrant')
  await expect(section(page, 'Ajouter quelqu’un').getByRole('alert')).toContainText('Seuls des enseignants et des personnels')
  await find(page, 'durand')
  await press(page, 'Ajouter Paul Durand comme encadrant')
  await expect(section(page, 'Encadrants').getByRole('listitem')).toContainText(['Paul Durand'])

  const group = new URL(page.url()).pathname.split('/').at(-1)!
  const subject = unique('Répétition')
  await sendLetter(await by(school.idOf('paul')), { to: [`group:${group}`], subject })
  const lea = await as(school.idOf('lea'))
  await lea.goto('/mail/inbox')
  await lea.getByRole('link', { name: subject, exact: true }).click()
  await expect(lea.getByRole('heading', { name: subject, exact: true })).toBeVisible()

  await press(page, 'Supprimer le groupe')
  await page
    .getByRole('dialog', { name: 'Supprimer «\u00a0Chorale\u00a0»\u202f?' })
    .getByRole('button', { name: 'Supprimer', exact: true })
    .click()
  await expect(page.getByRole('status').filter({ hasText: 'Le groupe est supprimé' })).toBeVisible()
  await lea.goto('/mail/inbox')
  await lea.getByRole('link', { name: subject, exact: true }).click()
  await expect(lea.getByRole('article').first()).toContainText('Chorale')
})

test('a name that is taken is refused beside its field, and what was typed stays', async ({ as }) => {
  const school = await makeOwnSchool()
  const page = await as(school.idOf('karim'))
  await page.goto('/admin/groups')
  const name = page.getByRole('textbox', { name: 'Nom du nouveau groupe', exact: true })
  await name.fill('3A – Élèves')
  await press(page, 'Créer le groupe')
  await expect(page.getByRole('main').getByRole('alert')).toContainText('porte déjà ce nom')
  await expect(name).toHaveValue('3A – Élèves')
  await makeGroup(page, 'Théâtre')
  await page.getByRole('textbox', { name: 'Nom', exact: true }).fill('Théâtre du soir')
  await press(page, 'Renommer')
  await expect(page.getByRole('heading', { name: 'Théâtre du soir', level: 1 })).toBeVisible()
})

test('who writes within a group is decided for it alone, after a look at who gains and loses', async ({ as }) => {
  const school = await makeOwnSchool()
  const page = await as(school.idOf('karim'))
  await page.goto(`/admin/groups/${school.idOf('students3a')}`)
  const writing = section(page, 'Qui s’écrit dans ce groupe')
  await expect(writing).toContainText('Les membres s’écrivent entre eux. C’est ce que disent les règles de communication.')
  await expect(section(page, 'Membres')).toContainText('Ces membres viennent de l’import')
  await writing.getByRole('link', { name: 'Ne plus les laisser s’écrire', exact: true }).click()
  await expect(section(page, 'Qui perd un contact')).toContainText('Élèves → élèves\u00a0: 6 contacts, pour 3 personnes')
  await press(page, 'Enregistrer')
  await expect(writing).toContainText('Un administrateur l’a décidé pour ce groupe.')
  await writing.getByRole('link', { name: 'Suivre les règles de communication', exact: true }).click()
  await press(page, 'Enregistrer')
  await expect(writing).toContainText('C’est ce que disent les règles de communication.')
})

test('B19 scripts off: a group is made and filled, and somebody is taken out', async ({ enter }) => {
  const school = await makeOwnSchool()
  const page = await enter(school.idOf('karim'))
  await makeGroup(page, 'Sortie au musée')
  await find(page, 'tom')
  await press(page, 'Ajouter Tom Garcia')
  await expect(section(page, 'Membres').getByRole('listitem')).toContainText(['Tom Garcia'])
  await press(page, 'Retirer Tom Garcia')
  await expect(section(page, 'Membres')).toContainText('Aucun membre pour l’instant.')
})
