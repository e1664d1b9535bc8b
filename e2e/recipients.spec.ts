import type { Page } from '@playwright/test'
import { post } from './support/forms.ts'
import { composeOf, formOf, pick, row, sendByHand, subjectLink, unique } from './support/mail.ts'
import { expect, test } from './support/people.ts'
import { group } from './support/school.ts'

const option = (page: Page, name: string | RegExp) => page.getByRole('option', { name, exact: typeof name === 'string' })
const chip = (page: Page, name: string) => page.getByRole('button', { name: `Retirer ${name}`, exact: true })
const nobody = (page: Page, query: string) =>
  page.getByRole('status').filter({ hasText: `Personne ne correspond à « ${query} »` })

async function compose(page: Page) {
  await page.goto('/mail/compose')
  return composeOf(page)
}

test('M10 results appear by themselves from the first letter on, without a search button', async ({ as }) => {
  const page = await as('perrine.renard')
  const { to } = await compose(page)
  await to.pressSequentially('l')
  await expect(page.getByRole('option').first()).toBeVisible()
  await expect(page.getByRole('button', { name: /cherch/i })).toHaveCount(0)
  await to.pressSequentially('éa bern')
  await expect(option(page, 'Léa Bernard, élève, 3A')).toBeVisible()
})

test('M10 the field says what it is and what is chosen, as a combobox should', async ({ as }) => {
  const page = await as('perrine.renard')
  const { to } = await compose(page)
  await expect(to).toBeFocused()
  await expect(to).toHaveAttribute('aria-expanded', 'false')
  await to.fill('bernard')
  await expect(to).toHaveAttribute('aria-expanded', 'true')
  const list = page.getByRole('listbox')
  await expect(list).toBeVisible()
  await expect(to).toHaveAttribute('aria-controls', (await list.getAttribute('id'))!)
  const active = () => to.getAttribute('aria-activedescendant')
  const first = page.getByRole('option').first()
  await expect(to).toHaveAttribute('aria-activedescendant', (await first.getAttribute('id'))!)
  await to.press('ArrowDown')
  await expect.poll(active).toBe(await page.getByRole('option').nth(1).getAttribute('id'))
  // The focus stays where one types.
  await expect(to).toBeFocused()
  await to.press('Escape')
  await expect(list).toBeHidden()
  await expect(to).toHaveAttribute('aria-expanded', 'false')
})

test('M11 people and groups are both proposed, groups with their size', async ({ as }) => {
  const page = await as('karim.benali')
  const { to } = await compose(page)
  await to.fill('3A')
  await expect(option(page, '3A – Élèves (26)')).toBeVisible()
  await expect(option(page, /^3A – Parents \(\d+\)$/)).toBeVisible()
  await to.fill('parents 3e')
  await expect(option(page, /^Parents de 3e \(\d+\)$/)).toBeVisible()
  await to.fill('tom garcia')
  await expect(option(page, 'Tom Garcia, élève, 6C')).toBeVisible()
})

test('M10 accents, capitals and the order of the words do not matter', async ({ as }) => {
  const page = await as('karim.benali')
  const { to } = await compose(page)
  for (const typed of ['eleonore philippon', 'ÉLÉONORE PHIL', 'philippon eleo', 'phil éléonore']) {
    await to.fill(typed)
    await expect(option(page, 'Éléonore Philippon, élève, 4D'), typed).toBeVisible()
  }
  await to.fill('zzyzx')
  await expect(nobody(page, 'zzyzx')).toBeVisible()
})

test('M12 M13 several recipients are kept, in « À » and in « Copie », and all receive the message', async ({ as, by }) => {
  const page = await as('karim.benali')
  const { to, cc, subject, text } = await compose(page)
  const title = unique('Plusieurs destinataires')
  await pick(to, 'maelys ch', 'Maëlys Chauvin, élève, 5D')
  await pick(to, 'nesrine toumi', 'Nesrine Toumi, élève, 5D')
  await pick(to, 'maxime magn', 'Maxime Magnin, élève, 5D')
  await pick(cc, 'Enseignants d’arts', /^Enseignants d’arts plastiques \(2\)$/)
  await chip(page, 'Nesrine Toumi').click()
  await expect(page.getByRole('button', { name: /^Retirer / })).toHaveCount(3)
  await expect(page.getByRole('status').filter({ hasText: '4 personnes : 2 élèves, 2 enseignants' })).toBeVisible()
  await subject.fill(title)
  await text.fill('Bonjour à vous.')
  await sendByHand(page)

  const copied = await as('lotfi.mansouri')
  await copied.goto('/mail/inbox')
  await subjectLink(copied, title).click()
  await expect(copied.getByText(/^à Maëlys Chauvin, Maxime Magnin · copie à Enseignants d’arts plastiques/)).toBeVisible()
  for (const [identifier, copies] of [
    ['maelys.chauvin', 1],
    ['maxime.magnin', 1],
    ['nesrine.toumi', 0],
  ] as const) {
    const inbox = await (await (await by(identifier)).get('/mail/inbox')).text()
    expect(inbox.includes(title), identifier).toBe(copies === 1)
  }
})

test('M01 a student is offered their class, their teachers and the staff, nobody else', async ({ as }) => {
  const page = await as('hafsa.ouali')
  const { to } = await compose(page)
  for (const [typed, name] of [
    ['hugo petit', 'Hugo Petit, élève, 3A'],
    ['claire martin', /^Claire Martin,/],
    ['benali', /^Karim Benali,/],
  ] as const) {
    await to.fill(typed)
    await expect(option(page, name)).toBeVisible()
  }
  // Another class, a guardian, a teacher of other classes, a group, somebody without access.
  for (const typed of ['tom garcia', 'sophie bernard', 'frédéric klein', '3A – Élèves', 'yann morel']) {
    await to.fill(typed)
    await expect(nobody(page, typed)).toBeVisible()
    await expect(page.getByRole('option')).toHaveCount(0)
  }
})

test('M01 a forced send is refused, and says whom one may not write to', async ({ by, as }) => {
  const student = await by('hafsa.ouali')
  for (const [name, said] of [
    ['tom.garcia', 'Tom Garcia'],
    ['3A – Élèves', '3A – Élèves'],
  ] as const) {
    const subject = unique('Passage en force')
    const { fields } = formOf({ to: [name], subject })
    const form = new FormData()
    for (const [field, value] of fields) form.append(field, value)
    const scripted = await student.post('/api/compose', { multipart: form, headers: { accept: 'application/json' } })
    expect(scripted.status()).toBe(422)
    expect((await scripted.json()).refusal.sentence).toContain(said)
    // Without scripts the same sentence stands on the page of the draft, which is kept.
    const plain = await post(student, '/api/compose', fields)
    expect(plain.url()).toContain('/mail/compose?draft=')
    expect(await plain.text()).toContain('role="alert"')
    const tom = await as('tom.garcia')
    await tom.goto('/mail/inbox')
    await expect(row(tom, subject)).toHaveCount(0)
  }
})

test('B04 a student’s name proposes the student and their parents; a guardian’s name proposes the children', async ({ as }) => {
  const page = await as('karim.benali')
  const { to } = await compose(page)
  await to.fill('léa bernard')
  await expect(option(page, 'Léa Bernard, élève, 3A')).toBeVisible()
  await expect(option(page, 'Parents de Léa Bernard (2)')).toBeVisible()
  await to.fill('sophie bernard')
  await expect(option(page, /^Sophie Bernard, mère de Léa, 3A, et de Jules, 6C$/)).toBeVisible()
  await expect(option(page, 'Léa Bernard, élève, 3A')).toBeVisible()
  await expect(option(page, 'Jules Bernard, élève, 6C')).toBeVisible()
})

test('B05 a chosen group shows its size and opens its members', async ({ as }) => {
  const page = await as('karim.benali')
  const { to } = await compose(page)
  await pick(to, 'vie scolaire', 'Vie scolaire (3)')
  const [members] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'Vie scolaire (3)', exact: true }).click(),
  ])
  await expect(members.getByRole('heading', { name: 'Vie scolaire', exact: true })).toBeVisible()
  for (const { name, active } of group('Vie scolaire').members) {
    await expect(members.getByRole('link', { name, exact: true })).toHaveCount(active ? 1 : 0)
  }
})

test('B06 before sending one sees how many get it, by profile, and who cannot yet', async ({ as }) => {
  const page = await as('anne.leroy')
  const { to } = await compose(page)
  await pick(to, 'vie scolaire', 'Vie scolaire (3)')
  await pick(to, '3A', '3A – Élèves (26)')
  await expect(page.getByRole('status').filter({ hasText: '29 personnes : 26 élèves, 3 personnels' })).toBeVisible()
  await expect(page.getByText('Yann Morel n’a pas encore activé son compte et ne recevra pas ce message.')).toBeVisible()
  await to.fill('yann morel')
  await expect(nobody(page, 'yann morel')).toBeVisible()
})
