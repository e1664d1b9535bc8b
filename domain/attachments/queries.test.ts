import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import type { AttachmentView } from '#domain/mail/types'
import { NotFound } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { getAttachment, listAttachments, requireOwnAttachments } from './queries.ts'
import { receiveFile } from './receive-file.ts'
import { addMessage, addSchool, addViewer, streamOf, useTestStore } from './test-school.ts'

const test = useTestDatabase()
const disk = useTestStore()
let claire: Viewer
let paul: Viewer
let stranger: Viewer
let elsewhere: Viewer

beforeAll(async () => {
  const school = await addSchool(test.db)
  claire = await addViewer(test.db, school, 'Claire')
  paul = await addViewer(test.db, school, 'Paul')
  stranger = await addViewer(test.db, school, 'Hugo')
  elsewhere = await addViewer(test.db, await addSchool(test.db), 'Zoé')
})

const bring = (name = 'cours.txt', content: string = randomUUID()): Promise<AttachmentView> =>
  receiveFile(claire, { name, stream: streamOf(content) }, test.db, disk.place.store)
const open = (viewer: Viewer, id: string) => getAttachment(viewer, id, test.db)
const expectNotFound = (viewer: Viewer, id: string) => expect(open(viewer, id)).rejects.toBeInstanceOf(NotFound)

describe('a file may be opened by', () => {
  it('who brought it, before anything is sent', async () => {
    const file = await bring()
    expect(await open(claire, file.id)).toEqual({ ...file, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    for (const viewer of [paul, stranger, elsewhere]) await expectNotFound(viewer, file.id)
  })

  it('who got it, also from the trash', async () => {
    const { id } = await bring()
    await addMessage(
      test.db,
      claire,
      [id],
      [
        { to: claire, box: 'sent' },
        { to: paul, trashed: true },
      ],
    )
    await expect(open(paul, id)).resolves.toMatchObject({ id })
    for (const viewer of [stranger, elsewhere]) await expectNotFound(viewer, id)
  })

  it('who got it, after the sender deleted the message (M31)', async () => {
    const { id } = await bring()
    const message = await addMessage(test.db, claire, [id], [{ to: claire, box: 'sent' }, { to: paul }])
    await test.db.execute(sql`delete from deliveries where person_id = ${claire.personId} and message_id = ${message}`)
    await expect(open(paul, id)).resolves.toMatchObject({ id })
    expect((await listAttachments(paul, [message], test.db)).get(message)).toHaveLength(1)
  })

  it('nobody who got it and deleted it for good', async () => {
    const { id } = await bring()
    const message = await addMessage(test.db, claire, [id], [{ to: paul }])
    await test.db.execute(sql`delete from deliveries where person_id = ${paul.personId} and message_id = ${message}`)
    await expectNotFound(paul, id)
  })

  it('nobody before its hour', async () => {
    const { id } = await bring()
    const message = await addMessage(test.db, claire, [id], [{ to: paul, when: 'tomorrow' }])
    await expectNotFound(paul, id)
    expect(await listAttachments(paul, [message], test.db)).toEqual(new Map())
  })

  it('nobody of another school, whatever the copies say', async () => {
    const { id } = await bring()
    const message = await addMessage(test.db, claire, [id], [{ to: elsewhere }])
    await expectNotFound(elsewhere, id)
    expect(await listAttachments(elsewhere, [message], test.db)).toEqual(new Map())
  })

  it.each(['pending', 'refused'])('nobody while its verdict is %s', async (verdict) => {
    const { id } = await bring()
    const message = await addMessage(test.db, claire, [id], [{ to: paul }])
    await test.db.execute(
      sql`update blobs set verdict = ${verdict} where sha256 = (select sha256 from attachments where id = ${id})`,
    )
    for (const viewer of [claire, paul]) await expectNotFound(viewer, id)
    expect(await listAttachments(paul, [message], test.db)).toEqual(new Map())
  })

  it.each([randomUUID(), 'x', '', "' or true --"])('nobody when there is none (%j)', (id) => expectNotFound(claire, id))
})

describe('the files of messages', () => {
  it('are listed by message, in the order that they were given', async () => {
    const [a, b, c] = [await bring('b.txt'), await bring('a.txt'), await bring('page.html', '<html>')]
    const first = await addMessage(test.db, claire, [b.id, a.id], [{ to: paul }])
    const second = await addMessage(test.db, claire, [c.id], [{ to: paul }])
    const none = await addMessage(test.db, claire, [], [{ to: paul }])
    const foreign = await addMessage(test.db, claire, [a.id], [{ to: stranger }])
    const listed = await listAttachments(paul, [first, second, none, foreign, 'x'], test.db)
    expect(listed).toEqual(
      new Map([
        [first, [b, a]],
        [second, [c]],
      ]),
    )
    expect(c.type).toBe('application/octet-stream')
  })

  it('are none for no message', async () => expect(await listAttachments(paul, [], test.db)).toEqual(new Map()))
})

describe('a message may take', () => {
  it('own files and received ones, in their order', async () => {
    const [a, b] = [await bring(), await bring()]
    await addMessage(test.db, claire, [a.id, b.id], [{ to: paul }])
    expect(await requireOwnAttachments(claire, [b.id, a.id], test.db)).toEqual([b, a])
    expect(await requireOwnAttachments(paul, [b.id, a.id], test.db)).toEqual([b, a])
    expect(await requireOwnAttachments(paul, [], test.db)).toEqual([])
  })

  it('no others', async () => {
    const file = await bring()
    for (const ids of [[file.id], [randomUUID()], ['x']]) {
      await expect(requireOwnAttachments(paul, ids, test.db)).rejects.toMatchObject({ code: 'attachment-gone' })
    }
  })

  it('20 and no more', async () => {
    const { id } = await bring()
    await expect(requireOwnAttachments(claire, Array(20).fill(id), test.db)).resolves.toHaveLength(20)
    await expect(requireOwnAttachments(claire, Array(21).fill(id), test.db)).rejects.toMatchObject({
      code: 'too-many-attachments',
    })
  })
})
