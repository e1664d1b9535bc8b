import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { NotFound } from '#domain/refusal'
import { draftTo, makeSmallSchool, type SmallSchool } from '#domain/school-for-tests'
import { purgeMessages, trashMessages } from './copies.ts'
import { saveDraft } from './drafts.ts'
import { openMessage } from './open-message.ts'
import { listMessages } from './queries.ts'
import { scheduleMessage, unscheduleMessage } from './schedule-message.ts'
import { sendDue, sendScheduledNow, sweepDue } from './send-scheduled.ts'
import type { DraftInput } from './types.ts'

const test = useTestDatabase()
let school: SmallSchool
const viewer = (name: string) => school.viewer(name)
const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code })
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000)

beforeAll(async () => {
  school = await makeSmallSchool(test.db)
})

async function scheduled(names: string[], by = 'Claire Martin'): Promise<DraftInput> {
  const input = draftTo(school, names)
  await scheduleMessage(viewer(by), input, inHours(1))
  return input
}

/** The hour comes. */
async function comes({ id }: DraftInput): Promise<void> {
  await test.db.execute(sql`update messages set send_at = now() - interval '1 second' where id = ${id}`)
}

async function receivers({ id }: DraftInput): Promise<string[]> {
  const found = await rows<{ name: string }>(
    test.db,
    sql`select p.name from deliveries d join people p on p.id = d.person_id where d.message_id = ${id} and d.box = 'inbox' order by p.name`,
  )
  return found.map(({ name }) => name)
}

describe('B11 a scheduled message', () => {
  it('waits among the drafts, seen by its author alone, and leaves once at its hour', async () => {
    const input = await scheduled(['3A – Élèves'])
    const [row] = (await listMessages(viewer('Claire Martin'), 'drafts')).rows
    expect(row).toMatchObject({ id: input.id, isDraft: true, sendAt: expect.any(Date) })
    await sweepDue(test.db)
    expect(await receivers(input)).toEqual([])
    await comes(input)
    const { personId } = viewer('Claire Martin')
    const both = { personId, messageId: input.id }
    await Promise.all([sweepDue(test.db), sendDue(both, test.db), sendDue(both, test.db)])
    expect(await receivers(input)).toEqual(['Hugo Petit', 'Léa Bernard'])
    expect((await openMessage(viewer('Claire Martin'), input.id)).sending).toMatchObject({ finished: true, report: {} })
  })

  it('goes to the group as it is then', async () => {
    const input = await scheduled(['3A – Élèves'])
    const jules = school.person('Jules Bernard').id
    const group = school.group('3A – Élèves').id
    await test.db.execute(sql`insert into group_members (person_id, group_id) values (${jules}, ${group})`)
    await comes(input)
    await sweepDue(test.db)
    expect(await receivers(input)).toEqual(['Hugo Petit', 'Jules Bernard', 'Léa Bernard'])
    await test.db.execute(sql`delete from group_members where person_id = ${jules} and group_id = ${group}`)
    const { sending } = await openMessage(viewer('Claire Martin'), input.id)
    expect(sending?.report.changed).toEqual([{ name: '3A – Élèves', before: 2, after: 3 }])
  })

  it('leaves out who can no longer be reached, and tells its author', async () => {
    const input = await scheduled(['Léa Bernard', 'Hugo Petit'])
    await test.db.execute(sql`update people set left_at = now() where id = ${school.person('Hugo Petit').id}`)
    await comes(input)
    await sweepDue(test.db)
    await test.db.execute(sql`update people set left_at = null where id = ${school.person('Hugo Petit').id}`)
    expect(await receivers(input)).toEqual(['Léa Bernard'])
    expect((await openMessage(viewer('Claire Martin'), input.id)).sending?.report.leftOut).toEqual(['Hugo Petit'])
  })

  it('is a draft again, with the reason, when nobody is left', async () => {
    const input = await scheduled(['Hugo Petit'])
    await test.db.execute(sql`update people set left_at = now() where id = ${school.person('Hugo Petit').id}`)
    await comes(input)
    await sweepDue(test.db)
    await test.db.execute(sql`update people set left_at = null where id = ${school.person('Hugo Petit').id}`)
    const [kept] = await rows<{ state: string; code: string }>(
      test.db,
      sql`select m.state, s.report->'refused'->>'code' as code from messages m join sendings s on s.message_id = m.id where m.id = ${input.id}`,
    )
    expect(kept).toEqual({ state: 'draft', code: 'nobody-with-access' })
    await saveDraft(viewer('Claire Martin'), input)
  })

  it('thrown away while it waits, it is not sent', async () => {
    const [trashed, purged] = [await scheduled(['Léa Bernard']), await scheduled(['Léa Bernard'])]
    await trashMessages(viewer('Claire Martin'), [trashed.id, purged.id])
    await purgeMessages(viewer('Claire Martin'), [purged.id])
    await comes(trashed)
    await comes(purged)
    await sweepDue(test.db)
    expect([...(await receivers(trashed)), ...(await receivers(purged))]).toEqual([])
    const left = await rows<{ state: string }>(test.db, sql`select state from messages where id in (${trashed.id}, ${purged.id})`)
    expect(left).toEqual([{ state: 'draft' }])
  })

  it('can be taken back or sent at once by its author alone', async () => {
    const input = await scheduled(['Léa Bernard'])
    await expect(unscheduleMessage(viewer('Léa Bernard'), input.id)).rejects.toBeInstanceOf(NotFound)
    await expect(sendScheduledNow(viewer('Léa Bernard'), input.id)).rejects.toBeInstanceOf(NotFound)
    await expect(saveDraft(viewer('Claire Martin'), input)).rejects.toEqual(refusal('already-scheduled'))
    await unscheduleMessage(viewer('Claire Martin'), input.id)
    await comes(input)
    await sweepDue(test.db)
    expect(await receivers(input)).toEqual([])
    await scheduleMessage(viewer('Claire Martin'), input, inHours(2))
    expect(await sendScheduledNow(viewer('Claire Martin'), input.id)).toEqual({ id: input.id, recipientCount: 1 })
    await expect(sendScheduledNow(viewer('Claire Martin'), input.id)).rejects.toBeInstanceOf(NotFound)
  })

  it.each([
    ['an hour that is past', ['Léa Bernard'], () => inHours(-0.1), 'schedule-past'],
    ['no hour at all', ['Léa Bernard'], () => new Date('x'), 'schedule-past'],
    ['more than a year ahead', ['Léa Bernard'], () => inHours(24 * 400), 'schedule-too-far'],
    ['nobody', [], () => inHours(1), 'no-recipient'],
  ])('refuses %s, and keeps the draft', async (_, names, at, code) => {
    await expect(scheduleMessage(viewer('Claire Martin'), draftTo(school, names), at())).rejects.toEqual(refusal(code))
  })

  it('is held to the rules when it is scheduled', async () => {
    const input = draftTo(school, ['Nadia Petit'])
    await expect(scheduleMessage(viewer('Léa Bernard'), input, inHours(1))).rejects.toEqual(refusal('cannot-write-to-person'))
  })
})
