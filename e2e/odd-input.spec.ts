import type { APIRequestContext } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { ask, makeGroup, makePerson } from './support/database.ts'
import { letter, sendLetter } from './support/letters.ts'
import { composeOf, unique } from './support/mail.ts'
import { expect, test } from './support/people.ts'

const RIGHT_TO_LEFT = 'facture\u202Egpj.exe'
const FAMILY = '👨‍👩‍👧‍👦'

/** Posts the fields as bytes, as no browser would, and gives what scripts are told. */
async function postRaw(by: APIRequestContext, fields: [string, string | Buffer][]): Promise<{ status: number; said: unknown }> {
  const boundary = 'odd'
  const parts = fields.flatMap(([name, value]) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
    Buffer.from(value as string),
    Buffer.from('\r\n'),
  ])
  const data = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)])
  const headers = { accept: 'application/json', 'content-type': `multipart/form-data; boundary=${boundary}` }
  const answer = await by.post('/api/compose', { data, headers })
  return { status: answer.status(), said: await answer.json() }
}

async function pair() {
  const [writer, reader] = [await makePerson('Noa Essai'), await makePerson('Sacha Essai')]
  await makeGroup(`Essai ${writer.identifier}`, [writer, reader])
  return { writer, reader }
}

const stored = (id: string) =>
  ask<{ state: string; subject: string; text: string }>(
    sql`select state, subject, body_text as text from messages where id = ${id}`,
  )

test('what is too long or empty is refused with a sentence that says what to do, and nothing is stored half', async ({ by }) => {
  const { writer, reader } = await pair()
  const sender = await by(writer.identifier)
  const cases: [{ subject?: string; body?: string }, RegExp][] = [
    [{ subject: '', body: '' }, /^Le message est vide\. Écrivez/],
    [{ subject: '   ', body: ' \n ' }, /^Le message est vide\. Écrivez/],
    [{ subject: 'x'.repeat(256) }, /^L’objet est trop long\s: 256 caractères pour 255 au plus\. Raccourcissez-le\.$/],
    [{ subject: '😀'.repeat(256) }, /^L’objet est trop long/],
    [{ body: 'x'.repeat(100_001) }, /^Le message est trop long/],
    [{ body: 'x'.repeat(1_100_000) }, /trop (long|lourd)/],
  ]
  for (const [given, sentence] of cases) {
    const { id, fields } = letter('send', { to: [`person:${reader.id}`], ...given })
    const { status, said } = await postRaw(sender, fields)
    expect([status, said], sentence.source).toEqual([
      422,
      { refusal: expect.objectContaining({ sentence: expect.stringMatching(sentence) }) },
    ])
    expect((await stored(id)).filter(({ state }) => state === 'sent')).toEqual([])
  }
})

test('odd characters in subject and text arrive as harmless text', async ({ by, as }) => {
  const { writer, reader } = await pair()
  const sender = await by(writer.identifier)
  const surrogate = Buffer.from([0xed, 0xa0, 0x80])
  const cases: [string | Buffer, string][] = [
    ['../../x', '../../x'],
    [FAMILY.repeat(20), FAMILY.repeat(20)],
    ['😀'.repeat(127), '😀'.repeat(127)],
    ['avant\0après', 'avantaprès'],
    [Buffer.concat([Buffer.from('avant'), surrogate, Buffer.from('après')]), 'avant\uFFFD\uFFFD\uFFFDaprès'],
    ['\u0007\u001b[31mrouge', '[31mrouge'],
    [RIGHT_TO_LEFT, RIGHT_TO_LEFT],
    ["'; drop table messages; --", "'; drop table messages; --"],
    ['{{7*7}}<%= 7*7 %>%s%n', '{{7*7}}<%= 7*7 %>%s%n'],
  ]
  const page = await as(reader.identifier)
  for (const [given, kept] of cases) {
    const { id, fields } = letter('send', { to: [`person:${reader.id}`] })
    const odd = fields.map(([name, value]): [string, string | Buffer] => [
      name,
      name === 'subject' || name === 'body' ? given : value,
    ])
    expect(await postRaw(sender, odd), kept).toEqual({ status: 200, said: { sent: 1 } })
    expect(await stored(id)).toEqual([{ state: 'sent', subject: kept, text: kept }])
    await page.goto(`/mail/inbox/${id}`)
    await expect(page.getByRole('heading', { level: 1 }).filter({ hasText: kept }).first()).toBeVisible()
    await expect(page.getByRole('article')).toContainText(kept)
  }
})

test('letters written from right to left turn nothing around but themselves', async ({ by, as }) => {
  const [writer, reader] = [await makePerson(`Noa ${RIGHT_TO_LEFT}`), await makePerson('Sacha Essai')]
  const group = await makeGroup(`Essai ${writer.identifier} ${RIGHT_TO_LEFT}`, [writer, reader])
  const id = await sendLetter(await by(writer.identifier), {
    to: [`group:${group}`],
    subject: RIGHT_TO_LEFT,
    body: RIGHT_TO_LEFT,
  })
  const page = await as(reader.identifier)
  for (const address of [
    '/mail/inbox',
    `/mail/inbox/${id}`,
    `/mail/compose?replyAll=${id}`,
    '/directory',
    `/directory/${writer.id}`,
    `/directory/groups/${group}`,
  ]) {
    await page.goto(address)
    const loose = await page.locator('body').evaluate((body) => {
      const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
      const found: string[] = []
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement!
        if (!node.textContent!.includes('\u202E') || parent.closest('script, style, title')) continue
        const { display, unicodeBidi } = getComputedStyle(parent)
        const alone = display !== 'inline' && parent.textContent === node.textContent
        if (!alone && !/isolate|plaintext/.test(unicodeBidi)) found.push(parent.outerHTML.slice(0, 120))
      }
      return found
    })
    expect(loose, address).toEqual([])
  }
})

test('names of files are kept without what makes them lie', async ({ by }) => {
  const { writer } = await pair()
  const sender = await by(writer.identifier)
  const cases: [string, string | number][] = [
    ['../../x', 'x'],
    ['..\\..\\x.txt', 'x.txt'],
    ['', 'fichier'],
    ['.', 'fichier'],
    ['a\0b.txt', 'ab.txt'],
    ['note\u202Etxt.pdf', 'notetxt.pdf'],
    [RIGHT_TO_LEFT, 415],
    [`${FAMILY.repeat(60)}.txt`, `${FAMILY.repeat(35)}.txt`],
    [`${'x'.repeat(300)}.txt`, `${'x'.repeat(251)}.txt`],
  ]
  for (const [given, kept] of cases) {
    const headers = { 'x-file-name': encodeURIComponent(given) }
    const answer = await sender.post('/api/attachments', { data: `contenu ${given}`, headers })
    if (typeof kept === 'number')
      expect([answer.status(), (await answer.json()).error], given).toEqual([kept, expect.stringContaining('programmes')])
    else expect((await answer.json()).name, given).toBe(kept)
  }
})

test('what was typed stays when it is too long', async ({ as }) => {
  const { writer, reader } = await pair()
  const page = await as(writer.identifier)
  await page.goto(`/mail/compose?to=${reader.id}`)
  const { subject, text, send } = composeOf(page)
  const title = unique('Long')
  await subject.fill(title)
  await text.fill('x'.repeat(100_001))
  await send.click()
  await expect(page.getByRole('alert').filter({ hasText: 'Le message est trop long' })).toBeVisible()
  await expect(subject).toHaveValue(title)
  await expect(text).toHaveText(/^x{100001}$/)
})
