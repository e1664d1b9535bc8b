import { sql } from 'drizzle-orm'
import { ask, makeGroup, makePerson } from './support/database.ts'
import { PAYLOADS, packed, watch } from './support/hostile.ts'
import { letter } from './support/letters.ts'
import { composeOf, pick } from './support/mail.ts'
import { expect, test } from './support/people.ts'

test.describe.configure({ timeout: 90_000 })

const SHARP = PAYLOADS.slice(0, 8)

test('payloads as signature do nothing: typed, or got into the database all the same', async ({ as, baseURL }) => {
  const writer = await makePerson('Noa Essai')
  const page = await as(writer.identifier)
  const { expectCalm } = await watch(page, baseURL!)
  for (const payload of packed(900).slice(0, 6)) {
    await page.goto('/settings')
    const field = page.getByRole('textbox', { name: 'Signature', exact: true })
    await field.fill(payload)
    await page.getByRole('button', { name: 'Enregistrer la signature', exact: true }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Signature enregistrée.' })).toBeVisible()
    await page.goto('/mail/compose')
    await expect(page.getByRole('toolbar', { name: 'Mise en forme' })).toBeVisible()
    await expectCalm(payload)
  }
  await ask(sql`update mail_settings set signature_html = ${packed(9000)[0]!} where person_id = ${writer.id}`)
  for (const address of ['/settings', '/mail/compose']) {
    await page.goto(address)
    await expectCalm(address)
  }
})

test('payloads as names of lists and of hidden recipients do nothing where they are shown', async ({ as, baseURL }) => {
  const [writer, hostile] = [await makePerson('Noa Essai'), await makePerson(SHARP[1]!)]
  await makeGroup(`Groupe ${writer.identifier}`, [writer, hostile])
  const page = await as(writer.identifier)
  const { expectCalm } = await watch(page, baseURL!)
  await page.goto('/mail/compose')
  await pick(page.getByRole('combobox', { name: 'Copie cachée', exact: true }), 'window xss', /onerror/)
  for (const payload of SHARP) {
    await page.getByRole('button', { name: 'Mes listes', exact: true }).click()
    const name = page.getByRole('textbox', { name: 'Nom de la liste', exact: true })
    await name.fill(payload.slice(0, 100))
    await page.getByRole('button', { name: 'Enregistrer comme liste', exact: true }).click()
    await expect(name).toHaveValue('')
    await page.keyboard.press('Escape')
    await expectCalm(payload)
  }
  await composeOf(page).subject.fill(SHARP[0]!)
  await expect(composeOf(page).saved).toBeVisible()
  await page.reload()
  await expectCalm('compose')
  await page.goto('/settings')
  for (const folded of await page.locator('.own-lists details').all())
    await folded.evaluate((one: HTMLDetailsElement) => (one.open = true))
  await expect(page.getByRole('textbox', { name: 'Nom de la liste', exact: true })).toHaveCount(SHARP.length)
  await expectCalm('settings')
})

test('what no button of compose posts is refused, and keeps and tells nothing', async ({ by }) => {
  const [writer, reader] = [await makePerson('Noa Essai'), await makePerson('Sacha Essai')]
  const sender = await by(writer.identifier)
  const bad: [string, string][] = [
    ['bcc[]', 'person:1'],
    ['knows', 'yesterday'],
    ['page', '../x'],
    ['owner', "' or 1=1"],
    ['noReply', 'yes'],
    ['intent', 'use-list:1'],
    ['intent', 'send:-1'],
    ['intent', 'schedule:-1'],
    ['intent', 'send:99999999'],
    ['listName', 'x'.repeat(1001)],
  ]
  for (const [name, value] of bad) {
    const { id, fields } = letter('save', { subject: 'Essai' })
    const form = new FormData()
    for (const [field, given] of [...fields.filter(([field]) => field !== name), [name, value]] as [string, string][])
      form.append(field, given)
    const answer = await sender.post('/api/compose', { multipart: form, headers: { accept: 'application/json' } })
    expect([answer.status(), (await answer.json()).refusal.code], `${name} ${value}`).toEqual([422, 'bad-input'])
    expect(await ask(sql`select from messages where id = ${id}`)).toEqual([])
  }
  const crowd = Array.from({ length: 201 }, () => `person:${reader.id}`).join(' ')
  for (const [name, chosen, code] of [
    ['Foule', crowd, 'too-many-recipients'],
    ['Faux', 'person:1', 'bad-input'],
    ['Hors de portée', `person:${reader.id}`, 'list-empty'],
    ['x'.repeat(101), `person:${writer.id}`, 'list-name-too-long'],
  ] as const) {
    const answer = await sender.post('/api/recipient-lists', { form: { name, chosen } })
    expect([answer.status(), (await answer.json()).refusal.code], name.slice(0, 20)).toEqual([422, code])
  }
})
