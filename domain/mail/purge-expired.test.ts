import { randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { openFile } from '#domain/attachments/file-store'
import { getAttachment } from '#domain/attachments/queries'
import { receiveFile } from '#domain/attachments/receive-file'
import { streamOf, useTestStore } from '#domain/attachments/test-school'
import { NotFound } from '#domain/refusal'
import { draftTo, makeSmallSchool, type SmallSchool } from '#domain/school-for-tests'
import { purgeMessages, restoreMessages, trashMessages } from './copies.ts'
import { saveDraft } from './drafts.ts'
import { countExpired } from './due-copies.ts'
import { readKeeping } from './keeping.ts'
import { openMessage } from './open-message.ts'
import { purgeExpired, purgeMessagesWithoutCopy } from './purge-expired.ts'
import { listMessages } from './queries.ts'
import { sendMessage } from './send-message.ts'

const test = useTestDatabase()
const disk = useTestStore()
let school: SmallSchool

beforeEach(async () => {
  school = await makeSmallSchool(test.db)
})

const viewer = (name: string) => school.viewer(name)
const claire = () => viewer('Claire Martin')
const lea = () => viewer('Léa Bernard')
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
const purge = (days: number) => purgeExpired(inDays(days), test.db, disk.place.store)
const ofSchool = <T extends { id: string }>(report: { schools: T[] }) => report.schools.find(({ id }) => id === school.id)

async function bring(content: string = randomUUID()) {
  return receiveFile(claire(), { name: 'cours.txt', stream: streamOf(content) }, test.db, disk.place.store)
}

async function send(names: string[], attachmentIds: string[] = []): Promise<string> {
  return (await sendMessage(claire(), draftTo(school, names, { attachmentIds }))).id
}

const exists = async (id: string) => (await rows(test.db, sql`select from messages where id = ${id}`)).length > 0
const read = async (id: string) => text(await openFile((await getAttachment(lea(), id)).sha256, undefined, disk.place.store))
const policy = (set: ReturnType<typeof sql>) =>
  test.db
    .execute(sql`insert into mail_policies (school_id) values (${school.id}) on conflict do nothing`)
    .then(() => test.db.execute(sql`update mail_policies set ${set} where school_id = ${school.id}`))

describe('the trash', () => {
  it('keeps a copy for 30 days, then lets go of it and of nothing else', async () => {
    const [thrown, kept] = [await send(['Léa Bernard']), await send(['Léa Bernard'])]
    await trashMessages(lea(), [thrown])
    expect(ofSchool(await purge(29))).toMatchObject({ trashed: 0, outdated: 0 })
    await restoreMessages(lea(), [thrown])
    await trashMessages(lea(), [thrown])
    expect(ofSchool(await purge(31))).toMatchObject({ trashed: 1, outdated: 0 })
    await expect(openMessage(lea(), thrown)).rejects.toThrow(NotFound)
    expect((await openMessage(lea(), kept)).id).toBe(kept)
    expect((await openMessage(claire(), thrown)).id).toBe(thrown)
  })

  it('keeps it as long as the school says, and asks each school for its own', async () => {
    const other = await makeSmallSchool(test.db)
    const theirs = (await sendMessage(other.viewer('Claire Martin'), draftTo(other, ['Léa Bernard']))).id
    const ours = await send(['Léa Bernard'])
    await trashMessages(lea(), [ours])
    await trashMessages(other.viewer('Léa Bernard'), [theirs])
    await policy(sql`trash_days = 3`)
    await purge(4)
    expect((await listMessages(lea(), 'trash')).rows).toEqual([])
    expect((await listMessages(other.viewer('Léa Bernard'), 'trash')).rows).toHaveLength(1)
  })

  it('does not hold what was restored while it is emptied', async () => {
    const id = await send(['Léa Bernard'])
    await trashMessages(lea(), [id])
    const begun = Promise.withResolvers<void>()
    const restoring = test.db.transaction(async (tx) => {
      await restoreMessages(lea(), [id], tx)
      begun.resolve()
      await new Promise((done) => setTimeout(done, 300))
    })
    await begun.promise
    await purge(31)
    await restoring
    expect((await openMessage(lea(), id)).id).toBe(id)
  })

  it('never takes a message that waits for its hour', async () => {
    const draft = draftTo(school, ['Léa Bernard'])
    await saveDraft(claire(), draft)
    await test.db.execute(
      sql`update messages set state = 'scheduled', send_at = now() + interval '300 days' where id = ${draft.id}`,
    )
    await test.db.execute(sql`update deliveries set trashed_at = now() where message_id = ${draft.id}`)
    await policy(sql`retention_months = 1`)
    await purge(100)
    expect(await exists(draft.id)).toBe(true)
  })
})

describe('retention', () => {
  it('is told to those whom it concerns', async () => {
    expect(await readKeeping(lea())).toEqual({ trashDays: 30, retentionMonths: null })
    await policy(sql`trash_days = 7, retention_months = 24`)
    expect(await readKeeping(lea())).toEqual({ trashDays: 7, retentionMonths: 24 })
  })

  it('is off until a school sets it, then takes copies of that age from every box', async () => {
    const [opened, filed, thrown] = [await send(['Léa Bernard']), await send(['Léa Bernard']), await send(['Léa Bernard'])]
    const folder = randomUUID()
    await test.db.execute(sql`insert into folders (person_id, id, name) values (${lea().personId}, ${folder}, 'Maths')`)
    await test.db.execute(
      sql`update deliveries set folder_id = ${folder} where person_id = ${lea().personId} and message_id = ${filed}`,
    )
    await trashMessages(lea(), [thrown])
    await saveDraft(claire(), draftTo(school, ['Léa Bernard']))
    await policy(sql`trash_days = 3650`)
    expect(ofSchool(await purge(400))).toMatchObject({ trashed: 0, outdated: 0 })
    await policy(sql`retention_months = 12`)
    expect(ofSchool(await purge(300))).toMatchObject({ trashed: 0, outdated: 0 })
    expect(ofSchool(await purge(400))).toMatchObject({ trashed: 0, outdated: 7 })
    for (const id of [opened, filed, thrown]) expect(await exists(id)).toBe(false)
  })
})

describe('M31 recipients keep message and file', () => {
  const received = async () => {
    const content = randomUUID()
    const file = await bring(content)
    const id = await send(['Léa Bernard'], [file.id])
    return { id, file, content }
  }

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['deletes the message', (id) => trashMessages(claire(), [id])],
    ['empties the trash', (id) => trashMessages(claire(), [id]).then(() => purgeMessages(claire(), [id]))],
    ['leaves it in the trash for too long', (id) => trashMessages(claire(), [id])],
    ['loses the account', () => test.db.execute(sql`update people set left_at = now() where id = ${claire().personId}`)],
    [
      'is under a retention that the copy has outlived',
      (id) =>
        policy(sql`retention_months = 1`).then(() =>
          test.db.execute(sql`update deliveries set delivered_at = now() - interval '400 days'
            where message_id = ${id} and person_id = ${claire().personId}`),
        ),
    ],
  ])('when the sender %s', async (_, happens) => {
    const { id, file, content } = await received()
    await happens(id)
    for (const days of [0, 20]) await purge(days)
    expect((await openMessage(lea(), id)).attachments).toEqual([expect.objectContaining({ id: file.id })])
    expect(await read(file.id)).toBe(content)
  })

  it('until nobody has a copy: then message, recipients, links and bytes go', async () => {
    const { id, file } = await received()
    const { sha256 } = await getAttachment(lea(), file.id)
    for (const one of [claire(), lea()]) await trashMessages(one, [id])
    await purge(31)
    expect(await exists(id)).toBe(false)
    for (const table of ['message_recipients', 'message_attachments', 'deliveries'])
      expect(await rows(test.db, sql`select from ${sql.raw(table)} where message_id = ${id}`), table).toEqual([])
    expect(await disk.place.store.storedAt(sha256)).toBeNull()
  })
})

describe('a message without a copy', () => {
  it('goes with the report of its sending, unless it is still on its way', async () => {
    const [arrived, underway] = [await send(['Léa Bernard']), await send(['Léa Bernard'])]
    await test.db.execute(sql`delete from deliveries where message_id in (${arrived}, ${underway})`)
    await test.db.execute(sql`insert into sendings (person_id, message_id, total, finished_at)
      values (${claire().personId}, ${arrived}, 1, now()), (${claire().personId}, ${underway}, 1, null)`)
    await purgeMessagesWithoutCopy(test.db)
    expect([await exists(arrived), await exists(underway)]).toEqual([false, true])
    expect(await rows(test.db, sql`select message_id as id from sendings`)).toEqual([{ id: underway }])
  })

  it('stays when a copy is given at the same moment', async () => {
    const draft = draftTo(school, ['Léa Bernard'])
    await saveDraft(claire(), draft)
    await test.db.execute(sql`delete from deliveries where message_id = ${draft.id}`)
    const begun = Promise.withResolvers<void>()
    const saving = test.db.transaction(async (tx) => {
      await saveDraft(claire(), draft, tx)
      begun.resolve()
      await new Promise((done) => setTimeout(done, 300))
    })
    await begun.promise
    await purgeMessagesWithoutCopy(test.db)
    await saving
    await purgeMessagesWithoutCopy(test.db)
    expect(await exists(draft.id)).toBe(true)
  })
})

describe('a dry run', () => {
  it('counts what a run would then delete, by school, and deletes nothing', async () => {
    await makeSmallSchool(test.db)
    const file = await bring('x'.repeat(5000))
    const [both, one] = [await send(['Léa Bernard'], [file.id]), await send(['Léa Bernard', 'Hugo Petit'])]
    for (const person of [claire(), lea()]) await trashMessages(person, [both])
    await trashMessages(lea(), [one])
    const before = await countExpired(inDays(0), test.db)
    const counted = await countExpired(inDays(31), test.db)
    expect(ofSchool(counted)).toMatchObject({ trashed: 3, outdated: 0, messages: 1 })
    expect(counted).toEqual(await countExpired(inDays(31), test.db))
    const done = await purge(31)
    expect(ofSchool(done)).toMatchObject({ trashed: 3, outdated: 0 })
    expect(done.files).toMatchObject({ blobs: counted.files, bytes: counted.bytes })
    expect(counted.bytes - before.bytes).toBeGreaterThanOrEqual(5000)
    expect(done.messages).toBeGreaterThanOrEqual(1)
  })

  it('ends between two batches when the process does', async () => {
    const id = await send(['Léa Bernard'])
    await trashMessages(lea(), [id])
    const stopping = AbortSignal.abort(new Error('ending'))
    await expect(purgeExpired(inDays(31), test.db, disk.place.store, stopping)).rejects.toThrow('ending')
    expect((await openMessage(lea(), id)).id).toBe(id)
  })

  it('two runs at once delete each copy once and fail neither', async () => {
    const ids: string[] = []
    for (let count = 0; count < 8; count++) ids.push(await send(['Léa Bernard', 'Hugo Petit']))
    for (const person of [claire(), lea(), viewer('Hugo Petit')]) await trashMessages(person, ids)
    const runs = await Promise.all([purge(31), purge(31)])
    expect(runs.reduce((sum, run) => sum + (ofSchool(run)?.trashed ?? 0), 0)).toBe(24)
    for (const id of ids) expect(await exists(id)).toBe(false)
  })
})
