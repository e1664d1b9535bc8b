import type { APIRequestContext } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { ask } from './support/database.ts'
import { expect, test } from './support/people.ts'

/** From where whoever wants numbers would set out. */
const STARTS = [
  '/directory',
  ...['bernard', 'petit', 'a', 'e', '3A'].map((word) => `/directory?q=${word}`),
  ...['student', 'guardian', 'teacher', 'staff'].map((profile) => `/directory?profile=${profile}`),
  '/mail/inbox',
  '/mail/sent',
  '/mail/drafts',
  '/mail/compose',
  '/settings',
  '/',
]
const PAGES = 70

type Secret = { mobile: string | null; phone: string | null; email: string | null; address: string | null }

/** Figures without what stands between them, and without the country: as written, said in pairs or as a link, a number is the same. */
const bare = (text: string) =>
  text.replaceAll(/(?<=[\d+])[\s.\u00a0\u202f-]+(?=\d)/g, '').replaceAll(/(?:\+33|0033|0)(?=[1-9]\d{8})/g, '')

async function secretsFor(identifier: string): Promise<string[]> {
  const rows =
    await ask<Secret>(sql`select d.mobile, d.phone, d.email, d.address from contact_details d join people p on p.id = d.person_id
    where p.profile = 'guardian' and p.identifier <> ${identifier} and p.school_id = (select school_id from people where identifier = ${identifier})`)
  return rows.flatMap(({ mobile, phone, email, address }) =>
    [mobile && bare(mobile), phone && bare(phone), email, address].filter((one) => one !== null),
  )
}

function linksIn(page: string): string[] {
  const paths = [...page.matchAll(/href="([^"]*)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&').split('#')[0]!)
  return paths.filter((path) => /^\/(directory|mail)\b/.test(path))
}

async function leaksIn(who: APIRequestContext, path: string, secrets: string[], headers = {}) {
  const answer = await who.get(path, { headers })
  const text = await answer.text()
  const plain = bare(text)
  return {
    text,
    leaks: secrets.filter((secret) => text.includes(secret) || plain.includes(secret)).map((one) => `${path}: ${one}`),
  }
}

for (const identifier of ['lea.bernard', 'nadia.petit']) {
  test(`no parent’s number or address reaches ${identifier}, in pages, payloads or data`, async ({ by }) => {
    test.slow()
    const secrets = await secretsFor(identifier)
    expect(secrets.length).toBeGreaterThan(1000)
    const who = await by(identifier)
    const seen = new Set(STARTS)
    for (const path of seen) {
      const { text, leaks } = await leaksIn(who, path, secrets)
      expect(leaks).toEqual([])
      expect((await leaksIn(who, path, secrets, { RSC: '1' })).leaks).toEqual([])
      for (const link of linksIn(text)) if (seen.size < PAGES) seen.add(link)
    }
    expect(seen.size).toBe(PAGES)
    for (const word of ['a', 'ber', 'sophie', 'petit', '06', '063998', 'example'])
      expect((await leaksIn(who, `/api/recipients?q=${word}`, secrets)).leaks).toEqual([])
  })
}

test('the same search finds the numbers where they may be', async ({ by }) => {
  const [sophie] = await ask<{ id: string }>(sql`select id from people where identifier = 'sophie.bernard'`)
  const secrets = await secretsFor('karim.benali')
  const { leaks } = await leaksIn(await by('karim.benali'), `/directory/${sophie!.id}`, secrets)
  expect(leaks.length).toBeGreaterThanOrEqual(4)
})
