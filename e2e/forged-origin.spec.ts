import { post } from './support/forms.ts'
import { letter } from './support/letters.ts'
import { expect, test } from './support/people.ts'
import { callAction, everythingOf, fillIn, makeRightful } from './support/stranger.ts'
import { ACTIONS, POSTS } from './support/stranger-cases.ts'

/** What another site can make a browser send: no Origin, `null`, its own, and its own with a host to match. */
const FORGED = [
  {},
  { origin: 'null' },
  { origin: 'https://evil.example' },
  { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
]

for (const [index, forged] of FORGED.entries()) {
  test(`another site changes nothing in one's name: ${JSON.stringify(forged)}`, async ({ by, baseURL, playwright }) => {
    const rightful = await makeRightful(by)
    const storageState = await (await by(rightful.owner.identifier)).storageState()
    const misled = await playwright.request.newContext({
      baseURL: baseURL!,
      storageState,
      extraHTTPHeaders: forged as Record<string, string>,
    })
    const before = await everythingOf(rightful)
    for (const name of Object.keys(ACTIONS)) {
      const answer = await callAction(misled, name, rightful.ids)
      expect(answer.headers()['set-cookie'], name).toBeUndefined()
      expect(await everythingOf(rightful), name).toBe(before)
    }
    for (const { path, fields } of POSTS)
      expect((await post(misled, fillIn(path, rightful.ids), fields(rightful.ids))).status(), path).toBe(403)
    const { fields } = letter('send', { subject: `Forgé ${index}`, to: [`group:${rightful.ids.group}`] })
    expect((await post(misled, '/api/compose', fields)).status()).toBe(403)
    expect(
      (
        await post(misled, '/api/compose', [
          ['intent', 'discard'],
          ['id', rightful.ids.draft],
        ])
      ).status(),
    ).toBe(403)
    expect((await misled.post('/api/attachments', { data: 'x', headers: { 'x-file-name': 'x.txt' } })).status()).toBe(403)
    expect(
      (await post(misled, '/api/compose/audience', [['chosen', `group:${rightful.ids.group}`]])).status(),
    ).toBeGreaterThanOrEqual(400)
    expect(await everythingOf(rightful)).toBe(before)
    await misled.dispose()
  })
}
