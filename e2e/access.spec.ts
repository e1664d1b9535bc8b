import type { APIRequestContext } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { ask, makePerson } from './support/database.ts'
import { actionsOfBuild, routesOfBuild } from './support/doors.ts'
import { post } from './support/forms.ts'
import { letter, saveLetter } from './support/letters.ts'
import { upload } from './support/mail.ts'
import { expect, requestsOf, test } from './support/people.ts'
import { person } from './support/school.ts'
import { callAction, everythingOf, fillIn, makeRightful, plain, type Rightful } from './support/stranger.ts'
import { ACTIONS, type Ids, NOWHERE, PAGES, POSTS } from './support/stranger-cases.ts'

/** A student of another class, and the guardian of another child. */
const STRANGERS = ['tom.garcia', 'nadia.petit']

const TEACHER = person('paul.durand').id

const GUARDED = Object.values(PAGES)
  .filter((addresses) => typeof addresses === 'object')
  .flat()
const OWN = Object.entries(PAGES)
  .filter(([route, kind]) => kind === 'own' && !route.startsWith('/api/'))
  .map(([route]) => route)

async function expectNoSecret(answer: { text: () => Promise<string> }, { secrets }: Rightful, where: string): Promise<void> {
  const text = await answer.text()
  for (const secret of secrets) expect(text, where).not.toContain(secret)
}

test('every page, route handler and server action of the build has its case here', () => {
  const known = Object.keys(PAGES)
  expect(routesOfBuild().filter((route) => !known.includes(route))).toEqual([])
  expect(
    actionsOfBuild()
      .map(({ name }) => name)
      .filter((name) => !(name in ACTIONS)),
  ).toEqual([])
})

for (const stranger of STRANGERS) {
  test(`what belongs to somebody else is, for ${stranger}, as if it did not exist`, async ({ by }) => {
    const rightful = await makeRightful(by)
    const [owner, other] = [await by(rightful.owner.identifier), await by(stranger)]
    const before = await everythingOf(rightful)
    for (const address of GUARDED) {
      const answer = await other.get(fillIn(address, rightful.ids))
      await expectNoSecret(answer, rightful, address)
      expect(await plain(answer), address).toEqual(await plain(await other.get(fillIn(address, NOWHERE()))))
    }
    const file = `/api/attachments/${rightful.ids.file}`
    const range = { range: 'bytes=0-3' }
    expect((await other.get(file, { headers: range })).status()).toBe(404)
    expect((await other.get(file, { headers: { ...range, 'if-range': `"${rightful.ids.file}"` } })).status()).toBe(404)
    expect((await other.head(file)).status()).toBe(404)
    expect(await everythingOf(rightful)).toBe(before)

    // The same addresses, for the one whose they are.
    for (const address of ['/mail/{folder}', '/mail/inbox/{message}', '/mail/compose?draft={draft}', '/api/attachments/{file}']) {
      const answer = await owner.get(fillIn(address, rightful.ids))
      expect([answer.status(), await answer.text()], address).toEqual([200, expect.stringContaining(rightful.secrets[0]!)])
    }
  })

  test(`no server action lets ${stranger} touch what is somebody else's`, async ({ by }) => {
    const rightful = await makeRightful(by)
    const other = await by(stranger)
    const before = await everythingOf(rightful)
    for (const [name, { own }] of Object.entries(ACTIONS)) {
      if (own) continue
      const answer = await callAction(other, name, rightful.ids)
      await expectNoSecret(answer, rightful, name)
      expect(answer.status(), name).toBe((await callAction(other, name, NOWHERE())).status())
      expect(await everythingOf(rightful), name).toBe(before)
    }
  })

  test(`no door for programs lets ${stranger} open or change what is somebody else's`, async ({ by }) => {
    const rightful = await makeRightful(by)
    const other = await by(stranger)
    const before = await everythingOf(rightful)
    for (const { path, fields } of POSTS) {
      // The answer itself, not the page to which a form without scripts goes on.
      const headers: Record<string, string> = path.startsWith('/api/chat/') ? { accept: 'application/json' } : {}
      const answer = await post(other, fillIn(path, rightful.ids), fields(rightful.ids), headers)
      await expectNoSecret(answer, rightful, path)
      const nowhere = NOWHERE()
      expect(await plain(answer), path).toEqual(await plain(await post(other, fillIn(path, nowhere), fields(nowhere), headers)))
    }
    expect(await everythingOf(rightful)).toBe(before)
  })

  test(`the doors of compose let ${stranger} touch and learn nothing of somebody else's`, async ({ by }) => {
    const rightful = await makeRightful(by)
    const other = await by(stranger)
    const before = await everythingOf(rightful)
    const forms = ({ draft, group, message, file, list }: Ids): [string, [string, string][]][] => [
      ['attach', letter('save', { attachments: [file] }).fields],
      ['answer', letter('save', { replyToId: message }).fields],
      ['answer as sent', letter('send', { to: [`person:${TEACHER}`], replyToId: message }).fields],
      [
        'discard',
        [
          ['intent', 'discard'],
          ['id', draft],
        ],
      ],
      ['audience of a group', [['chosen', `group:${group}`]]],
      ['a list', [...letter('save', {}).fields.filter(([name]) => name !== 'intent'), ['intent', `use-list:${list}`]]],
    ]
    const missing = new Map(forms(NOWHERE()))
    for (const [name, fields] of forms(rightful.ids)) {
      const path = name.startsWith('audience') ? '/api/compose/audience' : '/api/compose'
      const answer = await post(other, path, fields)
      await expectNoSecret(answer, rightful, name)
      expect(await plain(answer), name).toEqual(await plain(await post(other, path, missing.get(name)!)))
    }
    expect((await post(other, '/api/compose', letter('save', { subject: 'Écrasé' }, rightful.ids.draft).fields)).status()).toBe(
      404,
    )
    // Whom the rules do not allow is refused, with the rule: who has an id may read its name there.
    for (const ref of [`person:${rightful.owner.id}`, `group:${rightful.ids.group}`]) {
      const answer = await post(other, '/api/compose', letter('send', { to: [ref] }).fields)
      expect(answer.url()).toContain('refused=1')
    }
    expect(await everythingOf(rightful)).toBe(before)
    const sentTo = await ask(sql`select from deliveries where person_id = ${rightful.owner.id} and box = 'inbox'`)
    expect(sentTo).toHaveLength(1)
  })
}

test('strangers who are not signed in get no further than the sign-in page', async ({ by, baseURL }) => {
  const rightful = await makeRightful(by)
  const before = await everythingOf(rightful)
  await expectTurnedAway(await requestsOf(baseURL!), rightful)
  expect(await everythingOf(rightful)).toBe(before)
})

test('who has left, or was signed out, is a stranger at once, whatever cookie they kept', async ({ by }) => {
  const rightful = await makeRightful(by)
  const [gone, revoked] = [await makePerson('Alix Parti'), await makePerson('Alix Révoqué')]
  for (const former of [gone, revoked]) {
    const kept = await by(former.identifier)
    const draft = await saveLetter(kept, { subject: 'Avant de partir' })
    const file = await upload(kept, 'avant.txt', Buffer.from(`Avant de partir ${draft}`))
    expect((await kept.get(`/mail/compose?draft=${draft}`)).status()).toBe(200)
    if (former === gone) await ask(sql`update people set left_at = now() where id = ${gone.id}`)
    else await ask(sql`update sessions set revoked_at = now() where person_id = ${revoked.id}`)
    const own = { owner: former, ids: { ...rightful.ids, draft, file }, secrets: ['Avant de partir'] }
    const before = await everythingOf(own)
    await expectTurnedAway(kept, own)
    expect(await everythingOf(own)).toBe(before)
  }
})

async function expectTurnedAway(stranger: APIRequestContext, rightful: Rightful): Promise<void> {
  for (const address of [...OWN, ...GUARDED]) {
    const filled = fillIn(address, rightful.ids)
    const answer = await stranger.get(filled, { maxRedirects: 0 })
    await expectNoSecret(answer, rightful, filled)
    if (filled.startsWith('/api/')) expect(answer.status(), filled).toBe(401)
    else expect([answer.status(), answer.headers().location], filled).toEqual([307, signInFor(filled)])
  }
  for (const [name, { page }] of Object.entries(ACTIONS)) {
    if (PAGES[page] === 'public') continue
    const answer = await callAction(stranger, name, rightful.ids)
    expect(answer.headers()['x-action-redirect'], name).toContain('/sign-in')
  }
  for (const { path, fields } of POSTS) {
    const answer = await post(stranger, fillIn(path, rightful.ids), fields(rightful.ids))
    // A form that a browser posts by itself leads to where one signs in; doors for scripts say so.
    if (answer.status() !== 401) expect(new URL(answer.url()).pathname, path).toBe('/sign-in')
  }
  for (const path of ['/api/compose', '/api/attachments', '/api/compose/audience', '/api/recipient-lists']) {
    expect((await post(stranger, path, letter('save', { subject: 'Écrasé' }, rightful.ids.draft).fields)).status(), path).toBe(
      401,
    )
  }
}

function signInFor(path: string): string {
  return path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`
}
