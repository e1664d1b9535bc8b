import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { useTestStore } from '#domain/attachments/test-school'
import { NotFound } from '#domain/refusal'
import { draftTo, makeSmallSchool, type SmallSchool } from '#domain/school-for-tests'
import type { Viewer } from '#domain/session/viewer'
import * as copies from './copies.ts'
import { saveDraft } from './drafts.ts'
import { createFolder, deleteFolder } from './folders.ts'
import { purgeExpired } from './purge-expired.ts'
import { sendMessage } from './send-message.ts'
import { checkMailbox, fill, readCopies } from './test-mailboxes.ts'

const test = useTestDatabase()
const disk = useTestStore()
let school: SmallSchool
let claire: Viewer
let lea: Viewer

beforeEach(async () => {
  school = await makeSmallSchool(test.db)
  claire = school.viewer('Claire Martin')
  lea = school.viewer('Léa Bernard')
  // Connections that are open already: what begins second is not late.
  await Promise.all([1, 2, 3, 4].map(() => test.db.execute(sql`select pg_sleep(0.05)`)))
})

/** What the first does is not committed yet when the second begins. Gives what each was rejected with, or null. */
async function during(first: (tx: Database) => Promise<unknown>, second: () => Promise<unknown>) {
  const begun = Promise.withResolvers<void>()
  const held = test.db.transaction(async (tx) => {
    await first(tx).finally(begun.resolve)
    await new Promise((done) => setTimeout(done, 300))
  })
  await begun.promise
  return (await Promise.allSettled([held, second()])).map((one) => (one.status === 'rejected' ? one.reason : null))
}

const VERBS = [
  copies.trashMessages,
  copies.restoreMessages,
  copies.markMessagesRead,
  copies.markMessagesUnread,
  copies.starMessages,
  copies.unstarMessages,
] as const
const everywhere = ['inbox', 'trash', 'sent'] as const

describe('two tabs of one person', () => {
  it('come to no deadlock, whichever way each goes through the same messages', async () => {
    await fill(test.db, claire, [lea], 600)
    const ids = (await readCopies(test.db, lea)).map(({ id }) => id)
    const folder = await createFolder(lea, { name: 'Maths', parentId: null })
    const until = String(Date.now() * 1000)
    const verb = fc.oneof(
      fc.constantFrom(...VERBS),
      fc
        .constantFrom(folder, null)
        .map((into) => (viewer: Viewer, which: copies.Which) => copies.moveMessages(viewer, which, into)),
    )
    const which = fc.oneof(
      fc.shuffledSubarray(ids, { minLength: 300 }),
      fc.record({
        place: fc.constantFrom(...everywhere, { folderId: folder }),
        filter: fc.constant('all' as const),
        until: fc.constant(until),
      }),
    )
    const tab = fc.tuple(verb, which)
    await fc.assert(
      fc.asyncProperty(fc.array(tab, { minLength: 2, maxLength: 4 }), async (tabs) => {
        await Promise.all(tabs.map(([does, meant]) => does(lea, meant)))
      }),
      { numRuns: 30, endOnFailure: true },
    )
    await checkMailbox(test.db, lea)
  })

  it('a draft that one writes on is not thrown away by the other', async () => {
    const draft = draftTo(school, ['Léa Bernard'])
    await saveDraft(claire, draft)
    await copies.trashMessages(claire, [draft.id])
    const outcomes = await during(
      (tx) => saveDraft(claire, draft, tx),
      () => copies.purgeMessages(claire, [draft.id]),
    )
    expect(outcomes).toEqual([null, null])
    expect(await readCopies(test.db, claire)).toMatchObject([{ id: draft.id, box: 'drafts', trashed: false }])
    await checkMailbox(test.db, claire)
  })

  it('a message moved into a folder that goes is in the trash, or stays where it was', async () => {
    const { id } = await sendMessage(claire, draftTo(school, ['Léa Bernard']))
    const [one, other] = [
      await createFolder(lea, { name: 'Un', parentId: null }),
      await createFolder(lea, { name: 'Deux', parentId: null }),
    ]
    const afterwards = await during(
      (tx) => copies.moveMessages(lea, [id], one, tx),
      () => deleteFolder(lea, one),
    )
    expect(afterwards).toEqual([null, null])
    expect(await readCopies(test.db, lea)).toMatchObject([{ id, trashed: true, folderId: null }])
    const before = await during(
      (tx) => deleteFolder(lea, other, tx),
      () => copies.moveMessages(lea, [id], other),
    )
    expect(before).toEqual([null, expect.any(NotFound)])
    expect(await readCopies(test.db, lea)).toMatchObject([{ id, trashed: true, folderId: null }])
  })
})

describe('the purge of the night', () => {
  it('waits for nobody: what its owner has in hand at this moment is left to the next', async () => {
    const [kept, gone] = [
      await sendMessage(claire, draftTo(school, ['Léa Bernard'])),
      await sendMessage(claire, draftTo(school, ['Léa Bernard'])),
    ]
    await copies.trashMessages(lea, [kept.id, gone.id])
    await test.db.transaction(async (tx) => {
      await copies.restoreMessages(lea, [kept.id], tx)
      await purgeExpired(new Date(Date.now() + 31 * 86_400_000), test.db, disk.place.store)
    })
    expect(await readCopies(test.db, lea)).toMatchObject([{ id: kept.id, trashed: false }])
  })
})
