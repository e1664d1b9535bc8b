import type { Locator, Page } from '@playwright/test'
import { composeOf, sendQuickly, subjectLink, unique } from './support/mail.ts'
import { expect, test } from './support/people.ts'

/** Presses Tab until that has the focus, and sees that one sees where one is. */
async function tabTo(page: Page, target: Locator, most = 40): Promise<void> {
  for (let pressed = 0; pressed < most; pressed++) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) {
      expect(await showsFocus(page), String(target)).toBe(true)
      return
    }
  }
  throw new Error(`${target} was not reached by ${most} Tabs`)
}

/** An outline or a thicker line: on the element, on the part of it that covers its row, or on the ruled row of a field. */
function showsFocus(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const element = document.activeElement!
    const field = element.closest('.crow') ?? element
    const styles = [getComputedStyle(element), getComputedStyle(element, '::after'), getComputedStyle(field)]
    return styles.some((style) => style.outlineStyle !== 'none' || style.boxShadow !== 'none')
  })
}

test('the first Tab offers to skip to the content', async ({ as }) => {
  const page = await as('leila.jaziri')
  await page.goto('/mail/inbox')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Aller au contenu', exact: true })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.getByRole('main').evaluate((main) => main.contains(document.activeElement))).toBe(true)
})

test('the main job by keyboard alone: write to a group, read, answer, read the answer', async ({ as }) => {
  test.setTimeout(60_000)
  const [sender, reader] = [await as('helene.lauret'), await as('assetou.kabongo')]
  const title = unique('Au clavier')
  await sender.goto('/mail/inbox')
  await tabTo(sender, sender.getByRole('link', { name: 'Créer', exact: true }))
  await sender.keyboard.press('Enter')
  const { to, cc, subject, text, send } = composeOf(sender)
  await expect(to).toBeFocused()
  await sender.keyboard.type('enseignants de techno')
  await expect(sender.getByRole('option', { name: 'Enseignants de technologie (3)', exact: true })).toBeVisible()
  await sender.keyboard.press('Enter')
  await expect(sender.getByRole('button', { name: 'Retirer Enseignants de technologie', exact: true })).toBeVisible()
  // A second one by arrow, taken back by Backspace.
  await sender.keyboard.type('polat')
  await expect(sender.getByRole('option').nth(1)).toBeVisible()
  await sender.keyboard.press('ArrowDown')
  await sender.keyboard.press('Enter')
  const chips = sender.getByRole('button', { name: /^Retirer / })
  await expect(chips).toHaveCount(2)
  await sender.keyboard.press('Backspace')
  await expect(chips).toHaveCount(1)
  await tabTo(sender, cc, 3)
  await tabTo(sender, subject, 3)
  await sender.keyboard.type(title)
  await sender.keyboard.press('Enter')
  await expect(text).toBeFocused()
  await sender.keyboard.type('Réunion à midi ?')
  await tabTo(sender, send, 5)
  await sender.keyboard.press('Enter')
  // She is one of the three herself and gets no copy.
  await expect(sender.getByRole('status').filter({ hasText: 'Message envoyé à 2 personnes' })).toBeVisible()

  await reader.goto('/mail/inbox')
  await tabTo(reader, subjectLink(reader, title))
  await reader.keyboard.press('Enter')
  await expect(reader.getByRole('heading', { name: title, exact: true })).toBeVisible()
  // One goes on in the message, not through all the other rows of the list.
  await expect(reader.getByRole('region', { name: 'Message', exact: true })).toBeFocused()
  await tabTo(reader, reader.getByRole('button', { name: 'Répondre', exact: true }), 3)
  await reader.keyboard.press('Enter')
  await expect(composeOf(reader).text).toBeFocused()
  await reader.keyboard.type('D’accord.')
  await tabTo(reader, composeOf(reader).send, 5)
  await reader.keyboard.press('Enter')
  await expect(reader.getByRole('status').filter({ hasText: 'Message envoyé à 1 personne' })).toBeVisible()

  await sender.goto('/mail/inbox')
  await tabTo(sender, subjectLink(sender, `Re : ${title}`))
  await sender.keyboard.press('Enter')
  await expect(sender.getByRole('article')).toContainText('D’accord.')
})

test('messages are selected and deleted by keyboard', async ({ as, by }) => {
  const page = await as('camille.cartier')
  const title = unique('À cocher')
  await sendQuickly(await by('karim.benali'), { to: ['camille.cartier'], subject: title })
  await page.goto('/mail/inbox')
  await tabTo(page, page.getByRole('checkbox', { name: `Sélectionner ${title}`, exact: true }))
  await page.keyboard.press('Space')
  const bar = page.getByRole('toolbar', { name: 'Actions sur la sélection', exact: true })
  await tabTo(page, bar.getByRole('button', { name: 'Supprimer', exact: true }), 150)
  await page.keyboard.press('Enter')
  await expect(subjectLink(page, title)).toHaveCount(0)
})

test('Escape closes what was opened and gives the focus back', async ({ as }) => {
  const page = await as('camille.cartier')
  await page.goto('/mail/compose')
  const more = page.getByRole('button', { name: 'Plus d’actions', exact: true })
  await more.focus()
  await page.keyboard.press('Enter')
  const save = page.getByRole('button', { name: 'Enregistrer le brouillon', exact: true })
  await expect(save).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(save).toBeHidden()
  await expect(more).toBeFocused()
})
