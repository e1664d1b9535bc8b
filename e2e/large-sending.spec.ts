import { sql } from 'drizzle-orm'
import { ask } from './support/database.ts'
import { post } from './support/forms.ts'
import { letter } from './support/letters.ts'
import { subjectLink, unique } from './support/mail.ts'
import { expect, test } from './support/people.ts'
import { makeCircle, makeCrowd } from './support/people-of-a-test.ts'

const CROWD = 12_000

test('a message to thousands is sent at once and shows how far it is until everybody has it', async ({ as, by }) => {
  test.setTimeout(90_000)
  const { people, group } = await makeCircle(2)
  await makeCrowd(group, CROWD)
  const subject = unique('À tous')
  const { id, fields } = letter(`send:${CROWD + 1}`, { to: [`group:${group}`], subject, body: 'Bonjour à tous.' })
  const page = await as(people[0]!.identifier)
  const answer = await post(await by(people[0]!.identifier), '/api/compose', fields)
  expect(answer.url()).toContain(`/mail/sent/${id}`)
  await page.goto(`/mail/sent/${id}`)
  // It may be over before one looks: the bar is then gone, the number of people stands.
  await expect(page.getByRole('progressbar', { name: 'Envoi en cours' })).toHaveCount(0, { timeout: 60_000 })
  await page.reload()
  await expect(page.getByText(/12.001 personnes/)).toBeVisible()
  const reader = await as(people[1]!.identifier)
  await reader.goto('/mail/inbox')
  await expect(subjectLink(reader, subject)).toBeVisible()
  const [copies] = await ask<{ all: number; people: number }>(
    sql`select count(*)::int as all, count(distinct person_id)::int as people from deliveries where message_id = ${id} and box = 'inbox'`,
  )
  expect(copies).toEqual({ all: CROWD + 1, people: CROWD + 1 })
})

test('the bar says how far a message is', async ({ as, by }) => {
  const { people } = await makeCircle(2)
  const { id, fields } = letter('send', { to: [`person:${people[1]!.id}`], subject: unique('En route') })
  await post(await by(people[0]!.identifier), '/api/compose', fields)
  // As a sending stands while its job is at work; the job itself is over too soon to look at.
  await ask(sql`insert into sendings (person_id, message_id, total, done, requested_at)
    values (${people[0]!.id}, ${id}, 12000, 3000, now() + interval '1 day')`)
  const page = await as(people[0]!.identifier)
  await page.goto(`/mail/sent/${id}`)
  const bar = page.getByRole('progressbar', { name: 'Envoi en cours' })
  await expect(bar).toHaveJSProperty('value', 3000)
  await expect(page.getByText(/3.000 personnes sur 12.000 ont reçu le message/)).toBeVisible()
  await ask(sql`update sendings set done = 12000, finished_at = now() where message_id = ${id}`)
  await expect(page.getByText(/Le message est arrivé chez 12.000 personnes/)).toBeVisible()
  await expect(bar).toHaveCount(0)
  const stranger = await by(people[1]!.identifier)
  expect((await stranger.get(`/api/sendings/${id}`)).status()).toBe(404)
})
