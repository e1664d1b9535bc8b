import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { searchName } from '../../db/fold.ts'
import { uuidv7 } from '../../db/uuid.ts'
import { ask, type MadePerson } from './database.ts'

/** Ours, beside the public ones: each leaves a mark where it runs. */
const OWN = [
  '<script>window.__xss = 1</script>',
  '<img src=x onerror="window.__xss = 1">',
  '<svg onload="window.__xss = 1"></svg>',
  '<iframe srcdoc="<script>parent.__xss = 1</script>"></iframe>',
  '<a href="javascript:window.__xss = 1">ici</a>',
  '<style>@import "//evil.example/x.css"; body { background: url(//evil.example/x) }</style>',
  '<img src="//evil.example/pixel.gif"><video src="//evil.example/v"></video><link rel=prefetch href="//evil.example/p">',
  '<form action="//evil.example"><button>Envoyer</button></form><base href="//evil.example"><meta http-equiv=refresh content="0;url=//evil.example">',
]

export const PAYLOADS: string[] = [
  ...OWN,
  ...readFileSync(join(import.meta.dirname, 'payloads.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => JSON.parse(line.slice(line.indexOf('\t') + 1)) as string),
]

/** Ends what a payload may have left open, so that it does not swallow the next. */
const CLOSE = `"'>--></script></style></textarea></title></noscript></xmp></iframe></template></select></svg></math>`

/** All payloads as few bodies of messages. */
export function bodies(each: number): string[] {
  return Array.from({ length: Math.ceil(PAYLOADS.length / each) }, (_, index) =>
    PAYLOADS.slice(index * each, (index + 1) * each)
      .map((payload) => `<p>${payload}</p>${CLOSE}`)
      .join('\n'),
  )
}

/** All payloads packed into texts of at most `length` characters; longer ones are cut. */
export function packed(length: number): string[] {
  const texts: string[] = []
  for (const payload of PAYLOADS) {
    const last = texts.at(-1)
    const joined = `${last} ${payload}`
    if (last !== undefined && joined.length <= length) texts[texts.length - 1] = joined
    else texts.push(payload.slice(0, length))
  }
  return texts.filter((text) => text.trim() !== '').map((text) => text.replaceAll('\0', ''))
}

const FETCHED = /^\/(_next\/static\/|icons\.svg|icon\.svg|api\/(recipients|recipient-lists|compose|attachments|live)\b)/
const PAGES = /^\/($|mail\b|directory\b|settings\b|sign-in\b)/

/** Notes whatever should not happen in a page: something that runs, something that is fetched, a policy that had to step in. */
export async function watch(page: Page, origin: string): Promise<{ expectCalm: (where: string) => Promise<void> }> {
  const noted: string[] = []
  page.on('dialog', (dialog) => {
    noted.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('popup', (popup) => noted.push(`window: ${popup.url()}`))
  page.on('frameattached', (frame) => noted.push(`frame: ${frame.url()}`))
  page.on('console', (message) => message.text().startsWith('policy:') && noted.push(message.text()))
  page.on('pageerror', (error) => noted.push(`error: ${error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    const kind = request.resourceType()
    const { rsc, 'next-action': action } = request.headers()
    const known = kind === 'document' || rsc || action ? PAGES : FETCHED
    if (url.protocol !== 'data:' && (url.origin !== origin || !known.test(url.pathname))) noted.push(`${kind}: ${request.url()}`)
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      console.warn(`policy: ${violatedDirective} ${blockedURI} ${sample}`),
    )
  })
  return {
    expectCalm: async (where) => {
      // Whatever a payload put into the page has had its turn when this comes back.
      const marked = await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done('__xss' in window)))),
      )
      expect(marked, where).toBe(false)
      expect(noted, where).toEqual([])
    },
  }
}

/** No element, attribute or address in a message that the allow-list does not have. */
export async function expectOnlyText(page: Page): Promise<void> {
  const strange = await page.locator('.prose').evaluateAll((proses) => {
    const tags = new Set('P BR STRONG EM U S UL OL LI BLOCKQUOTE A CODE PRE'.split(' '))
    const found = new Set<string>()
    for (const element of proses.flatMap((prose) => [...prose.querySelectorAll('*')])) {
      if (!tags.has(element.tagName)) found.add(element.tagName)
      for (const { name, value } of element.attributes) {
        const good =
          name === 'href' ? /^(https?|mailto):/i.test(value) : element.tagName === 'A' && ['rel', 'target'].includes(name)
        if (!good) found.add(`${element.tagName} ${name}=${value}`)
      }
    }
    return [...found]
  })
  expect(strange).toEqual([])
}

/** Messages as they never get in, payloads everywhere and nothing cleaned: what the reading side makes of them. */
export async function storeRaw(from: MadePerson, to: MadePerson, each: number, threadLength: number): Promise<string[]> {
  const subjects = packed(255)
  const lines = packed(190)
  const raw = bodies(each)
  const count = Math.max(subjects.length, lines.length)
  const ids = Array.from({ length: count }, () => uuidv7())
  const messages = ids.map((id, index) => ({
    id,
    thread: ids[index - (index % threadLength)],
    subject: subjects[index % subjects.length],
    line: lines[index % lines.length],
    body: index < raw.length ? raw[index] : '',
    at: index,
  }))
  await ask(sql`with given as (
      select * from json_to_recordset(${JSON.stringify(messages)}::json)
        as g(id uuid, thread uuid, subject text, line text, body text, at int)
    ), made as (
      insert into messages (id, school_id, author_id, author_name, state, thread_id, subject, body_html, body_text, preview,
        recipients_label, recipient_count, sent_at, search)
      select g.id, p.school_id, p.id, g.line, 'sent', g.thread, g.subject, g.body, g.body, g.line, g.line, 1,
        now() - interval '1 hour' + g.at * interval '1 second', message_words(g.subject, g.body, g.line, g.line, '')
      from given g, people p where p.id = ${from.id}
    ), named as (
      insert into message_recipients (message_id, field, position, kind, person_id, name)
      select id, 'to', 0, 'person', ${to.id}, line from given
    )
    insert into deliveries (person_id, message_id, box, delivered_at, tag)
    select v.person::uuid, g.id, v.box, now() - interval '1 hour' + g.at * interval '1 second', left(g.line, 60)
    from given g, (values (${to.id}, 'inbox'), (${from.id}, 'sent')) v(person, box)`)
  return messages
    .filter((_, index) => index < raw.length && (index % threadLength === threadLength - 1 || index === raw.length - 1))
    .map(({ id }) => id)
}

/** People whose names are payloads, all in one group with `viewer`. Gives the group's id. */
export async function makeHostilePeople(group: string): Promise<void> {
  const people = packed(150).map((name, index) => ({ id: uuidv7(), name, search: searchName('essai', name), index }))
  await ask(sql`with given as (
      select * from json_to_recordset(${JSON.stringify(people)}::json) as g(id uuid, name text, search text, index int)
    ), made as (
      insert into people (id, school_id, profile, first_name, last_name, name, search_name, duty, identifier, activated_at)
      select g.id, p.school_id, 'teacher', left(g.name, 50), left(g.name, 50), g.name, g.search, g.name, 'hostile.' || g.id, now()
      from given g, people p where p.identifier = 'claire.martin' returning id
    )
    insert into group_members (person_id, group_id) select id, ${group}::uuid from made`)
}
