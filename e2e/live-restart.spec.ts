import { makeSchool } from '../db/seed/people.ts'
import { hiddenFields, post } from './support/forms.ts'
import { sendLetter } from './support/letters.ts'
import { subjectLink, unique } from './support/mail.ts'
import { expect, PASSWORD, requestsOf, test } from './support/people.ts'
import { SmallSchool } from './support/small-school.ts'

const lea = makeSchool({
  seed: 'collège Jean-Moulin',
  uai: '0690001A',
  name: 'Collège Jean-Moulin',
  students: 78,
  named: true,
}).named('lea.bernard')

test.describe.configure({ timeout: 120_000 })

test('an open screen does not keep a server from ending, and shows what came while it was cut off', async ({ browser }) => {
  const school = await SmallSchool.open()
  const claire = await requestsOf(school.url)
  const context = await browser.newContext({ baseURL: school.url })
  try {
    const gate = await (await claire.get('/sign-in')).text()
    await post(claire, '/sign-in', [
      ...hiddenFields(gate, 'name="password"'),
      ['identifier', 'claire.martin'],
      ['password', PASSWORD],
    ])
    const page = await context.newPage()
    await page.goto('/sign-in')
    await page.getByRole('textbox', { name: 'Identifiant' }).fill('lea.bernard')
    await page.getByRole('textbox', { name: 'Mot de passe' }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
    await page.waitForURL('/')
    const line = page.waitForResponse('**/api/live')
    await page.goto('/mail/inbox')
    await line

    // Visitors are let in for 0.3 s, requests under way get 6: a stream that was waited for would take these.
    expect(await school.restart()).toBeLessThan(5_000)
    const [missed, later] = [unique('Pendant la coupure'), unique('Après')]
    const send = (subject: string) => sendLetter(claire, { to: [`person:${lea.id}`], subject, body: 'Bonjour.' })
    await send(missed)
    await expect(subjectLink(page, missed)).toBeVisible({ timeout: 20_000 })
    await send(later)
    await expect(subjectLink(page, later)).toBeVisible()
  } finally {
    await context.close()
    await claire.dispose()
    await school.close()
  }
})
