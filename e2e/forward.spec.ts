import { sql } from 'drizzle-orm'
import { ask } from './support/database.ts'
import { download, pdf } from './support/files.ts'
import { sendLetter } from './support/letters.ts'
import { composeOf, pick, sendByHand, subjectLink, unique, upload } from './support/mail.ts'
import { expect, test } from './support/people.ts'
import { makeCircle } from './support/people-of-a-test.ts'

test('B01 what is passed on takes its files along without a second copy of their bytes, one at a time if so wished', async ({
  as,
  by,
}) => {
  const { people } = await makeCircle(3)
  const [author, middle, last] = [people[0]!, people[1]!, people[2]!]
  const subject = unique('À faire suivre')
  const [plan, menu] = [pdf('plan.pdf'), pdf('menu.pdf')]
  const writer = await by(author.identifier)
  const attachments = [await upload(writer, plan.name, plan.buffer), await upload(writer, menu.name, menu.buffer)]
  const id = await sendLetter(writer, { to: [`person:${middle.id}`], subject, attachments })
  const counted = async () =>
    (
      await ask<{ count: number }>(
        sql`select count(*)::int as count from attachments where id = any(${`{${attachments.join(',')}}`}::uuid[]) or owner_id = ${middle.id}`,
      )
    )[0]!.count
  const before = await counted()

  const page = await as(middle.identifier)
  await page.goto(`/mail/inbox/${id}`)
  await page.getByRole('button', { name: 'Transférer', exact: true }).click()
  await page.getByRole('button', { name: 'Retirer menu.pdf', exact: true }).click()
  await pick(composeOf(page).to, last.name, new RegExp(`^${last.name}`))
  await sendByHand(page)
  expect(await counted()).toBe(before)

  const reader = await as(last.identifier)
  await reader.goto('/mail/inbox')
  await subjectLink(reader, `Tr : ${subject}`).click()
  expect((await download(reader.getByRole('link', { name: 'plan.pdf', exact: true }))).bytes).toEqual(plan.buffer)
  await expect(reader.getByRole('link', { name: 'menu.pdf', exact: true })).toHaveCount(0)
  // What was not passed on is not theirs.
  expect((await reader.request.get(`/api/attachments/${attachments[1]}`)).status()).toBe(404)
})
