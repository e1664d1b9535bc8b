import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import type { Viewer } from '#domain/session/viewer'
import { isNearlyFull, readQuota } from './quota.ts'
import { receiveFile } from './receive-file.ts'
import { addMessage, addSchool, addViewer, streamOf, useTestStore } from './test-school.ts'
import { answerUpload } from './upload.ts'

const test = useTestDatabase()
const disk = useTestStore()
let claire: Viewer
let paul: Viewer

beforeEach(async () => {
  const school = await addSchool(test.db)
  claire = await addViewer(test.db, school, 'Claire')
  paul = await addViewer(test.db, school, 'Paul')
})

const bring = (viewer: Viewer, content: Buffer | string = randomBytes(1000)) =>
  receiveFile(viewer, { name: 'a.bin', stream: streamOf(content) }, test.db, disk.place.store)
const used = async (viewer: Viewer) => (await readQuota(viewer, test.db)).used
const allow = (bytes: number) =>
  test.db.execute(sql`insert into mail_policies (school_id, teacher_quota) values (${claire.schoolId}, ${bytes})
    on conflict (school_id) do update set teacher_quota = excluded.teacher_quota`)
const forget = (viewer: Viewer, message: string) =>
  test.db.execute(sql`delete from deliveries where person_id = ${viewer.personId} and message_id = ${message}`)

describe('what counts', () => {
  it('are files that one brought and still has, sent or not, in the trash too; not what one receives', async () => {
    const [unsent, sent] = [await bring(claire), await bring(claire)]
    const message = await addMessage(test.db, claire, [sent.id], [{ to: claire, box: 'sent', trashed: true }, { to: paul }])
    expect([await used(claire), await used(paul)]).toEqual([2000, 0])
    await forget(claire, message)
    expect(await used(claire)).toBe(1000)
    await test.db.execute(sql`delete from attachments where id = ${unsent.id}`)
    expect(await used(claire)).toBe(0)
  })

  it('is each content once, also when it is passed on', async () => {
    const content = randomBytes(1000)
    const files = [await bring(claire, content), await bring(claire, content)]
    for (const { id } of files) await addMessage(test.db, claire, [id], [{ to: claire, box: 'sent' }, { to: paul }])
    await addMessage(test.db, paul, [files[0]!.id], [{ to: paul, box: 'sent' }])
    expect([await used(claire), await used(paul)]).toEqual([1000, 0])
  })

  it('is held against what the school gives the profile', async () => {
    expect(await readQuota(claire, test.db)).toEqual({ used: 0, quota: 5_000_000_000 })
    expect(await readQuota({ ...claire, profile: 'student' }, test.db)).toEqual({ used: 0, quota: 500_000_000 })
    await allow(1_250)
    await bring(claire)
    expect(isNearlyFull(await readQuota(claire, test.db))).toBe(true)
    await allow(1_251)
    expect(isNearlyFull(await readQuota(claire, test.db))).toBe(false)
  })
})

describe('at the limit', () => {
  it('the file that fits is taken to the last byte, the next is refused and leaves nothing', async () => {
    await allow(2_000_000)
    await bring(claire, randomBytes(1_000_000))
    await expect(bring(claire, randomBytes(1_000_001))).rejects.toMatchObject({ code: 'quota-full', values: { quota: 2 } })
    await bring(claire, randomBytes(1_000_000))
    const before = await disk.files()
    await expect(bring(claire, 'x')).rejects.toMatchObject({ code: 'quota-full' })
    expect(await disk.files()).toEqual(before)
    expect(await used(claire)).toBe(2_000_000)
  })

  it('of uploads at once no more are taken than fit', async () => {
    await allow(5_000)
    const taken = await Promise.allSettled(Array.from({ length: 8 }, () => bring(claire)))
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    expect(await used(claire)).toBe(5_000)
  })

  it('messages with files still arrive', async () => {
    await allow(1)
    const file = randomUUID()
    await test.db.execute(sql`insert into blobs values (${'a'.repeat(64)}, 900, 'text/plain', 'clean') on conflict do nothing`)
    await test.db.execute(sql`insert into attachments (id, school_id, owner_id, sha256, name)
      values (${file}, ${paul.schoolId}, ${paul.personId}, ${'a'.repeat(64)}, 'a.txt')`)
    await addMessage(test.db, paul, [file], [{ to: claire }])
    expect(await rows(test.db, sql`select from deliveries where person_id = ${claire.personId}`)).toHaveLength(1)
    expect(await used(claire)).toBe(0)
  })

  it('the door says what to do', async () => {
    await allow(1)
    await expect(bring(claire)).rejects.toMatchObject({ code: 'quota-full' })
    const request = new Request('http://localhost:3000/api/attachments?name=a.txt', { method: 'POST', body: 'abc' })
    const say = (code: string, values: object) => `${code} ${JSON.stringify(values)}`
    const answer = await answerUpload(claire, request, say, test.db, disk.place.store)
    expect([answer.status, await answer.json()]).toEqual([507, { error: 'quota-full {"quota":0}' }])
  })
})
