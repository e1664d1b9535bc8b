import { setTimeout as sleep } from 'node:timers/promises'
import type { APIRequestContext } from '@playwright/test'
import { makeGroups } from '../db/seed/groups.ts'
import { makeSchool } from '../db/seed/people.ts'
import { hiddenFields, post } from './support/forms.ts'
import { letter } from './support/letters.ts'
import { expect, PASSWORD, requestsOf, test } from './support/people.ts'
import { SmallSchool } from './support/small-school.ts'

test.describe.configure({ mode: 'serial', timeout: 90_000 })

const ROUNDS = 3
/** How many are on their way at once when it happens: each is met at another moment. */
const AT_ONCE = 3
const SEED = 'collège Jean-Moulin'
const people = makeSchool({ seed: SEED, uai: '0690001A', name: 'Collège Jean-Moulin', students: 78, named: true })
const everybody = makeGroups(people, SEED)
  .all.filter(({ kind }) => kind === 'profile')
  .map(({ id }) => `group:${id}`)

let school: SmallSchool
let head: APIRequestContext

test.beforeAll(async () => {
  school = await SmallSchool.open()
  head = await requestsOf(school.url)
  const page = await (await head.get('/sign-in')).text()
  await post(head, '/sign-in', [...hiddenFields(page, 'name="password"'), ['identifier', 'anne.leroy'], ['password', PASSWORD]])
})

test.afterAll(async () => {
  await head?.dispose()
  await school?.close()
})

/** A draft as autosave keeps it, and the form that sends it. */
async function write(subject: string) {
  const content = { to: everybody, subject, body: 'À toute la communauté.' }
  const { id, fields } = letter('save', content)
  expect((await post(head, '/api/compose', fields)).status()).toBe(200)
  return { id, send: () => post(head, '/api/compose', letter('send:9999', content, id).fields) }
}

/** All of it or nothing of it; then the same form again, and again: once. */
async function expectOnce({ id, send }: Awaited<ReturnType<typeof write>>, all: number): Promise<void> {
  const found = await school.stored(id)
  const sent = found?.state === 'sent'
  expect(found).toEqual(
    sent ? { state: 'sent', count: all, copies: all, drafts: 0 } : { state: 'draft', count: 0, copies: 0, drafts: 1 },
  )
  for (const _ of [1, 2]) {
    expect((await send()).url()).toContain(`/mail/inbox?sent=${all}`)
    expect(await school.stored(id)).toEqual({ state: 'sent', count: all, copies: all, drafts: 0 })
  }
}

/** How many get a message to everybody, and how long that takes here. */
async function measure(): Promise<{ all: number; took: number }> {
  const { id, send } = await write('Pour mesurer')
  const began = performance.now()
  await send()
  const took = performance.now() - began
  const { count = 0 } = (await school.stored(id)) ?? {}
  expect(count).toBeGreaterThan(200)
  return { all: count, took }
}

/** Sends a few, begun one after the other within the time that one takes, and ends at a random moment among them. */
async function sendMeanwhile(took: number, disaster: () => Promise<void> | void) {
  const messages = await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => write(`Coupure ${index}`)))
  const answers = messages.map(async ({ send }, index) => {
    await sleep((took * index) / AT_ONCE)
    return send().catch(() => undefined)
  })
  await sleep(took * Math.random() * 1.5)
  await disaster()
  return { messages, answers: await Promise.all(answers) }
}

test('a server killed while it sends to everybody has sent all or nothing, and the same form again sends once', async () => {
  const { all, took } = await measure()
  for (let round = 0; round < ROUNDS; round++) {
    const { messages } = await sendMeanwhile(took, () => school.kill())
    await school.start()
    for (const message of messages) await expectOnce(message, all)
  }
})

test('a database killed while the server sends loses nothing, and the server heals by itself', async () => {
  const { all, took } = await measure()
  for (let round = 0; round < ROUNDS; round++) {
    const { messages, answers } = await sendMeanwhile(took, () => school.killDatabase())
    // Sent, or told that it is not; never left waiting.
    expect(answers).not.toContain(undefined)
    await expect.poll(async () => (await head.get('/api/health')).status(), { intervals: [100], timeout: 20_000 }).toBe(200)
    for (const message of messages) await expectOnce(message, all)
  }
})
