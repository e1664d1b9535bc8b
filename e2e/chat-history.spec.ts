import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { mailTo } from './support/accounts.ts'
import { beginTalk, dock, openChat, say, talk } from './support/chat.ts'
import { ask, makeGroup } from './support/database.ts'
import { row, unique } from './support/mail.ts'
import { expect, test } from './support/no-script.ts'
import { makeOwnSchool } from './support/own-school.ts'
import { makeCircle } from './support/people-of-a-test.ts'

test.describe.configure({ timeout: 180_000 })

const NAME = 'Envoyer l’historique'
const join = (page: Page) => dock(page).getByRole('button', { name: 'Rejoindre', exact: true })
const dialog = (page: Page) => page.getByRole('dialog', { name: NAME })
const where = (page: Page) => dialog(page).getByRole('combobox', { name: 'Personnes, groupes ou boîtes partagées' })
const option = (page: Page, name: string | RegExp) => dialog(page).getByRole('option', { name })
const send = (page: Page) => dialog(page).getByRole('button', { name: 'Envoyer', exact: true })

/** « Historique » opened with the keyboard, as it is found above the box. */
async function openDialog(page: Page): Promise<void> {
  await dock(page).getByRole('button', { name: NAME, exact: true }).press('Enter')
  await expect(where(page)).toBeFocused()
}

/** Somebody who reads a mailbox to which the circle may write. */
async function makeMailbox(circle: string, reader: { id: string; identifier: string; name: string }): Promise<string> {
  const name = unique('Boîte').replace(' ', '-')
  const id = await makeGroup(name, [reader])
  await ask(sql`with box as (update groups set kind = 'mailbox' where id = ${id} returning id, school_id)
    insert into communication_rules (from_group_id, to_group_id, reach, origin, school_id) select ${circle}, id, 'group', 'hand', school_id from box`)
  return name
}

test('C22 C24 C25 C26 C27 any participant sends the history by keyboard to people, groups and mailboxes; all are told', async ({
  as,
}) => {
  const { people, group, groupName } = await makeCircle(5)
  const [maker, member, other, named, reader] = [people[0]!, people[1]!, people[2]!, people[3]!, people[4]!]
  const mailbox = await makeMailbox(group, reader)
  const made = await as(maker.identifier)
  await openChat(made)
  await beginTalk(made, [member, other])
  await say(made, 'Avant que les autres viennent.')
  const page = await as(member.identifier)
  await openChat(page)
  await join(page).click()
  await say(page, 'Le car part à 8 h.')

  await openDialog(page)
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
  await expect(dock(page).getByRole('button', { name: NAME, exact: true })).toBeFocused()

  await openDialog(page)
  await send(page).click()
  await expect(dialog(page).getByRole('alert')).toContainText('Choisissez au moins')
  await where(page).fill(groupName)
  await expect(option(page, `${groupName} (5)`)).toBeVisible()
  await where(page).fill(mailbox)
  await expect(option(page, `${mailbox} (1)`)).toContainText('boîte partagée')
  await where(page).press('Enter')
  await where(page).fill(named.name)
  await expect(option(page, named.name)).toBeVisible()
  await where(page).press('Enter')
  await expect(dialog(page).getByRole('textbox', { name: 'Adresses électroniques extérieures' })).toHaveCount(0)
  await send(page).press('Enter')
  await expect(dialog(page)).toBeHidden()
  await expect(talk(page).getByText('historique', { exact: false }).last()).toContainText(mailbox)
  await expect(talk(made).getByText(new RegExp(`${member.name} a envoyé l’historique à ${mailbox}, ${named.name}`))).toBeVisible()

  for (const one of [named, reader]) {
    const mail = await as(one.identifier)
    await mail.goto('/mail/inbox')
    await mail
      .getByRole('link', { name: /^Conversation/ })
      .first()
      .click()
    const sheet = mail.getByRole('article').last()
    await expect(sheet).toContainText(`${member.name}\u00a0: Le car part à 8 h.`)
    await expect(sheet).not.toContainText('Avant que les autres viennent.')
  }
})

test('C23 to addresses outside where the school has opened it, for teachers and staff', async ({ as }) => {
  const school = await makeOwnSchool()
  const admin = await as(school.idOf('karim'))
  await admin.goto('/admin/chat')
  await admin.getByRole('checkbox', { name: /envoyer un historique à des adresses/ }).check()
  await admin.getByRole('button', { name: 'Enregistrer ce choix', exact: true }).click()
  await expect(admin.getByRole('status').filter({ hasText: /nregistré/ })).toBeVisible()
  const page = await as(school.idOf('claire'))
  await openChat(page)
  await beginTalk(page, [{ name: 'Paul Durand' }])
  await say(page, 'À transmettre à la mairie.')
  await openDialog(page)
  const addresses = dialog(page).getByRole('textbox', { name: 'Adresses électroniques extérieures' })
  await addresses.fill('mairie')
  await send(page).click()
  await expect(dialog(page).getByRole('alert')).toContainText('n’est pas une adresse électronique')
  await expect(addresses).toHaveValue('mairie')
  const address = `${unique('mairie').replace(' ', '.')}@example.org`
  await addresses.fill(address)
  await send(page).click()
  await expect(dialog(page)).toBeHidden()
  await expect(talk(page).getByText(address)).toBeVisible()
  const mail = await mailTo(address, 'Conversation\u00a0: Paul Durand')
  expect(mail.text).toContain('Claire Martin\u00a0: À transmettre à la mairie.')
})

test('B19 C22 scripts off: the history is sent by links and a form', async ({ as, enter }) => {
  const { people } = await makeCircle(3)
  const [one, two, three] = [people[0]!, people[1]!, people[2]!]
  const first = await as(one.identifier)
  await openChat(first)
  await beginTalk(first, [two])
  await say(first, 'Sans script aussi.')
  const page = await enter(one.identifier)
  await page.goto('/chat')
  await page.getByRole('link', { name: two.name, exact: true }).click()
  await page.getByRole('link', { name: NAME, exact: true }).click()
  await page.getByRole('button', { name: 'Envoyer', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Choisissez au moins' })).toBeVisible()
  await page.getByRole('searchbox').last().fill(three.name)
  await page.getByRole('button', { name: 'Chercher', exact: true }).click()
  await page.getByRole('link', { name: new RegExp(`^Ajouter ${three.name}`) }).click()
  await page.getByRole('button', { name: 'Envoyer', exact: true }).click()
  await expect(page.locator('.talk')).toContainText(`historique à ${three.name}`)
  const mail = await enter(three.identifier)
  await mail.goto('/mail/inbox')
  await expect(row(mail, `Conversation\u00a0: ${two.name}`)).toBeVisible()
})
