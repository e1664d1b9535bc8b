import type { APIRequestContext } from '@playwright/test'
import { download, pdf } from './support/files.ts'
import { decode, hiddenFields, post } from './support/forms.ts'
import { BOLD, composeOf, countIn, pick, row, sendByHand, subjectLink, unique, unreadInHeader } from './support/mail.ts'
import { expect, test } from './support/people.ts'
import { person, studentsOf } from './support/school.ts'

const IN_BROWSERS = ['lea.bernard', 'hugo.petit', 'ines.moreau']
const answerOf = (identifier: string) => `Bien reçu, ${person(identifier).firstName}.`

test('M03 M06 M16 M17 M23 M24 a message with a file from a teacher to her class: every student reads it and answers', async ({
  as,
  by,
}) => {
  test.setTimeout(90_000)
  const file = pdf('devoirs de vacances.pdf')
  const subject = unique('Devoirs de vacances')
  const class3A = studentsOf('3A')
  expect(class3A).toHaveLength(26)

  const claire = await as('claire.martin')
  await claire.goto('/mail/inbox')
  await claire.getByRole('link', { name: 'Créer', exact: true }).click()
  const compose = composeOf(claire)
  await pick(compose.to, '3a', '3A – Élèves (26)')
  await compose.subject.fill(subject)
  await compose.text.fill('Voici le travail à faire.')
  const [chooser] = await Promise.all([
    claire.waitForEvent('filechooser'),
    claire.getByRole('button', { name: 'Ajouter une pièce jointe', exact: true }).click(),
  ])
  await chooser.setFiles(file)
  await expect(claire.getByRole('link', { name: file.name, exact: true })).toBeVisible()
  // Twice in a row, as people do: one message all the same.
  await compose.send.dblclick()
  await expect(claire.getByRole('status').filter({ hasText: 'Message envoyé à 26 personnes' })).toBeVisible()
  await claire.goto('/mail/sent')
  await expect(row(claire, subject)).toHaveCount(1)

  for (const identifier of IN_BROWSERS) {
    const student = await as(identifier)
    await student.goto('/')
    expect(await unreadInHeader(student)).toBeGreaterThan(0)
    await student.getByRole('link', { name: /^Messagerie, / }).click()
    await expect(subjectLink(student, subject)).toHaveCount(1)
    await expect(subjectLink(student, subject)).toHaveCSS('font-weight', BOLD)
    await subjectLink(student, subject).click()
    await expect(student.getByRole('article')).toContainText('Voici le travail à faire.')
    const arrived = await download(student.getByRole('link', { name: file.name, exact: true }))
    expect(arrived).toEqual({ name: file.name, bytes: file.buffer })
    await student.getByRole('button', { name: 'Répondre', exact: true }).click()
    await composeOf(student).text.fill(answerOf(identifier))
    await sendByHand(student)
  }

  const others = class3A.filter((identifier) => !IN_BROWSERS.includes(identifier))
  await Promise.all(others.map(async (identifier) => readAndAnswer(await by(identifier), identifier, subject, file.buffer)))

  await claire.goto('/mail/inbox')
  await expect(row(claire, `Re : ${subject}`)).toHaveCount(26)
  for (const identifier of class3A) {
    await expect(
      row(claire, `Re : ${subject}`)
        .filter({ hasText: answerOf(identifier) })
        .filter({ hasText: person(identifier).name }),
    ).toHaveCount(1)
  }
})

/** What a student does, in the pages that a browser without scripts gets. */
async function readAndAnswer(by: APIRequestContext, identifier: string, subject: string, bytes: Buffer): Promise<void> {
  const home = await textOf(by, '/')
  const badge = /aria-label="(Messagerie, [^"]*)"/.exec(home)?.[1] ?? ''
  expect(countIn(badge), identifier).toBeGreaterThan(0)

  const rows = rowsWith(await textOf(by, '/mail/inbox'), subject)
  expect(rows, identifier).toHaveLength(1)
  expect(rows[0], identifier).toContain('class="row lined unread"')
  const address = /href="(\/mail\/inbox\/[^"]+)"/.exec(rows[0]!)![1]!

  const opened = await textOf(by, address)
  expect(opened, identifier).toContain('Voici le travail à faire.')
  expect(rowsWith(await textOf(by, '/mail/inbox'), subject)[0], identifier).not.toContain('unread')
  const file = await by.get(/href="(\/api\/attachments\/[^"]+)"/.exec(opened)![1]!)
  expect((await file.body()).equals(bytes), identifier).toBe(true)

  const form = hiddenFields(await textOf(by, `/mail/compose?reply=${address.split('/').at(-1)}`), 'name="subject"')
  const answer = await post(by, '/api/compose', [
    ...form,
    ['subject', `Re\u00a0: ${subject}`],
    ['body', answerOf(identifier)],
    ['intent', 'send'],
  ])
  expect(answer.url(), identifier).toContain('/mail/inbox?sent=1')
}

async function textOf(by: APIRequestContext, url: string): Promise<string> {
  const answer = await by.get(url)
  expect(answer.status(), url).toBe(200)
  return answer.text()
}

function rowsWith(html: string, subject: string): string[] {
  const rows = [...html.matchAll(/<li class="row[\s\S]*?<\/li>/g)].map(([text]) => text)
  return rows.filter((text) => decode(text).includes(`>${subject}</a>`))
}
