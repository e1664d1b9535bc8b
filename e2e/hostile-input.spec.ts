import { sql } from 'drizzle-orm'
import { ask, makeGroup, makePerson } from './support/database.ts'
import { bodies, expectOnlyText, makeHostilePeople, PAYLOADS, packed, storeRaw, watch } from './support/hostile.ts'
import { sendLetter } from './support/letters.ts'
import { upload } from './support/mail.ts'
import { expect, test } from './support/people.ts'

test.describe.configure({ timeout: 120_000 })

/** So many payloads stand in one body, and so many bodies in one thread: a page shows a whole thread. */
const EACH = 24
const THREAD = 21

/** The sharpest of them, for fields that take one at a time. */
const SHARP = PAYLOADS.slice(0, 8)

test('every payload, sent as HTML, does nothing where it is read, answered and passed on', async ({ by, as, baseURL }) => {
  const [writer, reader] = [await makePerson('Noa Essai'), await makePerson('Sacha Essai')]
  await makeGroup(`Groupe ${writer.identifier}`, [writer, reader])
  const sender = await by(writer.identifier)
  const subjects = packed(250)
  const last: string[] = []
  let replyToId = ''
  for (const [index, body] of bodies(EACH).entries()) {
    if (index % THREAD === 0) replyToId = ''
    replyToId = await sendLetter(sender, {
      to: [`person:${reader.id}`],
      subject: subjects[index]!,
      body,
      bodyFormat: 'html',
      replyToId,
    })
    last[Math.floor(index / THREAD)] = replyToId
  }
  const page = await as(reader.identifier)
  const { expectCalm } = await watch(page, baseURL!)
  for (const id of last) {
    for (const address of [`/mail/inbox/${id}`, `/mail/compose?forward=${id}`, `/mail/compose?replyAll=${id}`]) {
      await page.goto(address)
      for (const folded of await page.locator('details').all())
        await folded.evaluate((one: HTMLDetailsElement) => (one.open = true))
      if (address.includes('compose')) await expect(page.getByRole('toolbar', { name: 'Mise en forme' })).toBeVisible()
      await expectCalm(address)
    }
    await page.goto(`/mail/inbox/${id}`)
    await expectOnlyText(page)
  }
})

test('payloads that got into the database all the same do nothing in lists, messages and the feed', async ({ as, baseURL }) => {
  const [writer, reader] = [await makePerson('Noa Essai'), await makePerson('Sacha Essai')]
  const threads = await storeRaw(writer, reader, EACH, THREAD)
  for (const [person, box] of [
    [reader, 'inbox'],
    [writer, 'sent'],
  ] as const) {
    const page = await as(person.identifier)
    const { expectCalm } = await watch(page, baseURL!)
    for (let address: string | null = `/mail/${box}`; address; ) {
      await page.goto(address)
      await expectCalm(address)
      const older = page.getByRole('link', { name: 'Plus anciens', exact: true })
      address = (await older.count()) > 0 ? await older.getAttribute('href') : null
    }
    for (const id of threads) {
      await page.goto(`/mail/${box}/${id}`)
      await expectOnlyText(page)
      await expectCalm(id)
    }
    for (const address of [
      '/',
      `/mail/compose?forward=${threads[0]}`,
      ...['script', 'img', 'onerror', 'svg'].map((q) => `/mail/${box}?q=${q}`),
    ]) {
      await page.goto(address)
      await expectCalm(address)
    }
  }
})

test('people, groups, folders and files named by payloads do nothing where their names are shown', async ({
  as,
  by,
  baseURL,
}) => {
  const hostile = await makePerson(`<img src=x onerror="window.__xss = 1">"'><script>window.__xss = 1</script>`)
  const reader = await makePerson('Sacha Essai')
  const group = await makeGroup(`${SHARP[1]} ${reader.identifier}`, [hostile, reader])
  await makeHostilePeople(group)
  await ask(sql`insert into folders (person_id, name) select ${reader.id}::uuid, left(n, 100)
    from json_array_elements_text(${JSON.stringify(SHARP)}::json) n`)
  const sender = await by(hostile.identifier)
  const attachments = await Promise.all(
    packed(200)
      .slice(0, 19)
      .map((name, index) => upload(sender, `${name}.txt`, Buffer.from(`${index}`))),
  )
  const id = await sendLetter(sender, { to: [`group:${group}`], subject: SHARP[0]!, attachments }, 'send:9999')
  const page = await as(reader.identifier)
  const { expectCalm } = await watch(page, baseURL!)
  const addresses = [
    '/',
    '/mail/inbox',
    `/mail/inbox/${id}`,
    `/mail/compose?replyAll=${id}`,
    `/mail/compose?forward=${id}`,
    `/mail/compose?to=${group}`,
  ]
  for (const address of [
    ...addresses,
    '/directory',
    `/directory/${hostile.id}`,
    `/directory/groups/${group}`,
    '/directory?q=essai',
  ]) {
    const answer = await page.goto(address)
    expect(answer!.status(), address).toBe(200)
    await expectCalm(address)
  }
  for (const next = page.getByRole('link', { name: 'Membres suivants', exact: true }); (await next.count()) > 0; ) {
    await page.goto((await next.getAttribute('href'))!)
    await expectCalm('members')
  }
  await page.goto('/mail/compose')
  for (const letters of ['script', 'img', 'svg onload', 'alert', 'javascript']) {
    await page.getByRole('combobox', { name: 'À', exact: true }).fill(letters)
    await page.getByRole('option').first().click()
    await expectCalm(letters)
  }
  const own = await as(hostile.identifier)
  const watched = await watch(own, baseURL!)
  await own.goto('/settings')
  await own.getByRole('button', { name: hostile.name, exact: true }).click()
  await watched.expectCalm('own menu')
})

test('payloads in search fields, addresses and the sign-in form do nothing', async ({ as, page: gate, baseURL }) => {
  const reader = await makePerson('Sacha Essai')
  const page = await as(reader.identifier)
  const { expectCalm } = await watch(page, baseURL!)
  for (const payload of SHARP.slice(0, 4)) {
    const q = encodeURIComponent(payload)
    for (const address of [
      `/mail/inbox?q=${q}&before=${q}&filter=${q}&sent=${q}`,
      `/mail/inbox?from=${q}&to=${q}&after=${q}&until=${q}&files=${q}&unread=${q}`,
      `/?before=${q}`,
      `/directory?q=${q}&after=${q}`,
      `/mail/compose?to=${q}&find=to&q=${q}&refused=${q}&cancel=${q}`,
      `/mail/compose?draft=${q}`,
      `/mail/${q}`,
      `/mail/inbox/${q}`,
    ]) {
      await page.goto(address)
      await expectCalm(address)
    }
    await page.goto('/mail/inbox')
    const box = page.getByRole('searchbox', { name: 'Rechercher dans les messages', exact: true })
    await box.fill(payload)
    await box.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Résultats', exact: true })).toBeVisible()
    await expectCalm(payload)
    await page.goto('/mail/compose')
    await page.getByRole('combobox', { name: 'À', exact: true }).fill(payload)
    await expect(page.getByRole('status').filter({ hasText: 'Personne ne correspond' })).toBeVisible()
    await expectCalm(payload)
  }
  const watched = await watch(gate, baseURL!)
  for (const chunk of packed(4000)) {
    await gate.goto(`/sign-in?next=${encodeURIComponent(chunk)}`)
    await watched.expectCalm(chunk)
  }
  for (const payload of SHARP) {
    await gate.goto(`/sign-in?next=${'x'.repeat(3000)}`)
    await gate.getByRole('textbox', { name: 'Identifiant', exact: true }).fill(payload)
    await gate.getByRole('textbox', { name: 'Mot de passe', exact: true }).fill(payload)
    await gate.getByRole('button', { name: 'Se connecter', exact: true }).click()
    await expect(gate.getByRole('main').getByRole('alert')).toContainText('incorrect')
    await expect(gate.getByRole('textbox', { name: 'Identifiant', exact: true })).toHaveValue(payload)
    await watched.expectCalm(payload)
  }
})
