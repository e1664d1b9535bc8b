import { post } from './support/forms.ts'
import { letter } from './support/letters.ts'
import { expect, requestsOf, test } from './support/people.ts'
import { startWithoutProxy } from './support/proxy-off.ts'
import { callAction, everythingOf, fillIn, makeRightful, plain } from './support/stranger.ts'
import { NOWHERE } from './support/stranger-cases.ts'

/** One of every kind of door. */
const DOORS = [
  '/',
  '/settings',
  '/mail/{folder}',
  '/mail/inbox/{message}',
  '/mail/compose?draft={draft}',
  '/mail/compose?forward={message}',
  '/directory/{person}',
  '/directory/groups/{group}',
  '/api/attachments/{file}',
]

const FOREIGN = { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }

test('without proxy.ts strangers get no further, and what the server says of itself stands', async ({
  by,
  baseURL,
  playwright,
}) => {
  test.setTimeout(60_000)
  const rightful = await makeRightful(by)
  const bare = await startWithoutProxy()
  try {
    const before = await everythingOf(rightful)
    const state = async (identifier: string) => (await by(identifier)).storageState()
    const strangers = [
      [await requestsOf(baseURL!), await requestsOf(bare.url)],
      [await by('tom.garcia'), await requestsOf(bare.url, await state('tom.garcia'))],
    ] as const
    for (const [guarded, open] of strangers) {
      for (const door of DOORS) {
        const address = fillIn(door, rightful.ids)
        const answer = await open.get(address, { maxRedirects: 0 })
        const text = await answer.text()
        for (const secret of rightful.secrets) expect(text, address).not.toContain(secret)
        const { status, to } = await plain(await guarded.get(address, { maxRedirects: 0 }))
        expect(await plain(answer), address).toMatchObject({ status, to })
        if (address !== '/' && address !== '/settings') {
          expect(await plain(answer), address).toEqual(await plain(await open.get(fillIn(door, NOWHERE()), { maxRedirects: 0 })))
        }
        expect(answer.headers(), address).not.toHaveProperty('set-cookie')
        expect(answer.headers(), address).toMatchObject({
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'referrer-policy': 'same-origin',
        })
      }
      for (const name of ['changeMessagesAction', 'purgeOpenedAction', 'deleteFolderAction'])
        await callAction(open, name, rightful.ids)
      await post(open, '/api/compose', letter('save', { subject: 'Écrasé' }, rightful.ids.draft).fields)
      expect(await everythingOf(rightful)).toBe(before)
    }
    const storageState = await state(rightful.owner.identifier)
    const misled = await playwright.request.newContext({ baseURL: bare.url, storageState, extraHTTPHeaders: FOREIGN })
    await callAction(misled, 'changeMessagesAction', rightful.ids)
    expect((await post(misled, '/api/compose', letter('save', {}, rightful.ids.draft).fields)).status()).toBe(403)
    expect(await everythingOf(rightful)).toBe(before)

    // The same server, for the one whose they are: it is a whole one.
    const owner = await requestsOf(bare.url, storageState)
    const opened = await owner.get(fillIn('/mail/inbox/{message}', rightful.ids))
    expect([opened.status(), await opened.text()]).toEqual([200, expect.stringContaining(rightful.secrets[0]!)])
    expect(opened.headers()).not.toHaveProperty('content-security-policy')
  } finally {
    await bare.stop()
  }
})
