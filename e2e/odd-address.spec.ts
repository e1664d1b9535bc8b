import { uuidv7 } from '../db/uuid.ts'
import { expect, requestsOf, test } from './support/people.ts'

test('odd addresses and searches are answered, never with a fault', async ({ by, baseURL }) => {
  const [sender, stranger] = [await by('karim.benali'), await requestsOf(baseURL!)]
  const odd = [
    '%00',
    'a%00b',
    '%ED%A0%80',
    '%E2%80%AE',
    '%F0%9F%98%80'.repeat(64),
    '..%2F..%2Fx',
    '%25',
    'x'.repeat(3000),
    "'",
    '-1',
    '1e309',
  ]
  for (const one of odd) {
    for (const address of [
      `/mail/${one}`,
      `/mail/inbox/${one}`,
      `/mail/inbox?before=${one}&filter=${one}&sent=${one}&q=${one}`,
      `/?before=${one}`,
      `/mail/compose?draft=${one}`,
      `/mail/compose?to=${one}`,
      `/mail/compose?find=to&q=${one}`,
      `/directory?q=${one}`,
      `/directory/${one}`,
      `/directory/groups/${one}?after=${one}`,
      `/api/recipients?q=${one}`,
      `/api/attachments/${one}`,
      `/api/messages/${one}/attachments.zip`,
      `/mail/print/${one}?box=${one}`,
      `/mail/inbox/${uuidv7()}?earlier=${one}`,
      `/sign-in?next=${one}`,
    ]) {
      expect((await sender.get(address, { maxRedirects: 0 })).status(), address).toBeLessThan(500)
      expect((await stranger.get(address, { maxRedirects: 0 })).status(), address).toBeLessThan(500)
    }
  }
  await stranger.dispose()
})

test('odd identifiers get the sentence of a wrong password, and stay in their field', async ({ page }) => {
  await page.goto('/sign-in')
  for (const odd of [
    '../../x',
    '👨‍👩‍👧‍👦'.repeat(20),
    'facture\u202Egpj.exe',
    'a\0b',
    "' or 1=1 --",
    `%_${uuidv7()}`,
    'x'.repeat(400),
  ]) {
    await page.getByRole('textbox', { name: 'Identifiant', exact: true }).fill(odd)
    await page.getByRole('textbox', { name: 'Mot de passe', exact: true }).fill('preau\0')
    await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
    await expect(page.getByRole('main').getByRole('alert')).toHaveText('Identifiant ou mot de passe incorrect. Réessayez.')
    await expect(page.getByRole('textbox', { name: 'Identifiant', exact: true })).toHaveValue(odd)
    await page.reload()
  }
})
