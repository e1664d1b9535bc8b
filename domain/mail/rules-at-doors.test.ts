import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { canWriteTo } from '#domain/directory/communication-rules'
import { suggestRecipients } from '#domain/directory/suggestions'
import { Refusal } from '#domain/refusal'
import { draftTo, makeSmallSchool, refTo, type SmallSchool } from '#domain/school-for-tests'
import { getRecipientList, saveAsList } from './recipient-lists.ts'
import { scheduleMessage } from './schedule-message.ts'
import { sendMessage } from './send-message.ts'
import { sendScheduledNow } from './send-scheduled.ts'
import type { DraftInput, RecipientRef } from './types.ts'

/** The same verdict at every door: each writer, each person and group, whatever way the message takes. */

const test = useTestDatabase()
const WRITERS = ['Claire Martin', 'Karim Benali', 'Léa Bernard', 'Jules Bernard', 'Sophie Bernard', 'Nadia Petit']
const PEOPLE = [
  'Claire Martin',
  'Paul Durand',
  'Karim Benali',
  'Léa Bernard',
  'Hugo Petit',
  'Jules Bernard',
  'Marc Bernard',
  'Nadia Petit',
  'Yann Morel',
]
const GROUPS = ['3A – Élèves', '3A – Parents', '3A – Équipe pédagogique', '6C – Élèves', 'Parents']

let school: SmallSchool
let elsewhere: SmallSchool
let cells: { writer: string; target: string; ref: RecipientRef; allowed: boolean }[]
beforeAll(async () => {
  school = await makeSmallSchool(test.db)
  elsewhere = await makeSmallSchool(test.db)
  cells = []
  for (const writer of WRITERS)
    for (const target of [...PEOPLE, ...GROUPS].filter((one) => one !== writer)) {
      const ref = refTo(school, target)
      cells.push({ writer, target, ref, allowed: await canWriteTo(school.viewer(writer), ref, test.db) })
    }
  expect(new Set(cells.map(({ allowed }) => allowed)).size).toBe(2)
})

/** Whether the door lets it through; anything but a refusal of the rules is a fault. */
async function passes(send: Promise<unknown>): Promise<boolean> {
  try {
    await send
    return true
  } catch (error) {
    if (error instanceof Refusal && /^(cannot-write-to|unknown-recipient)/.test(error.code)) return false
    throw error
  }
}

async function holdsAt(door: (cell: (typeof cells)[number]) => Promise<boolean>): Promise<void> {
  const wrong: string[] = []
  for (const cell of cells)
    if ((await door(cell)) !== cell.allowed)
      wrong.push(`${cell.writer} → ${cell.target}: ${cell.allowed ? 'refused' : 'let through'}`)
  expect(wrong).toEqual([])
}

const copiesOf = async ({ id }: DraftInput) =>
  (await rows(test.db, sql`select from deliveries where message_id = ${id} and box = 'inbox'`)).length

describe('the rules hold', { timeout: 60_000 }, () => {
  it('among suggestions', () =>
    holdsAt(async ({ writer, target, ref }) => {
      const offered = await suggestRecipients(school.viewer(writer), target, test.db)
      return offered.some(({ kind, id }) => kind === ref.kind && id === ref.id)
    }))

  it('when a message is sent with ids by force, in each field, and nobody gets a refused one', () =>
    holdsAt(async ({ writer, target, ref }) => {
      const verdicts = new Set<boolean>()
      for (const field of ['to', 'cc', 'bcc'] as const) {
        const input = { ...draftTo(school, []), [field]: [ref] }
        const passed = await passes(sendMessage(school.viewer(writer), input))
        expect((await copiesOf(input)) > 0, `${writer} → ${target}`).toBe(passed)
        verdicts.add(passed)
      }
      expect(verdicts.size).toBe(1)
      return verdicts.has(true)
    }))

  it('beside somebody who may be written to', () =>
    holdsAt(async ({ writer, target }) => {
      const friend = ['Claire Martin', 'Karim Benali'].find((one) => one !== writer && one !== target)!
      if (!cells.some((one) => one.writer === writer && one.target === friend && one.allowed))
        return passes(sendMessage(school.viewer(writer), draftTo(school, [target])))
      const input = draftTo(school, [friend, target])
      const passed = await passes(sendMessage(school.viewer(writer), input))
      expect((await copiesOf(input)) > 0).toBe(passed)
      return passed
    }))

  it('when it waits for its hour', () =>
    holdsAt(({ writer, target }) =>
      passes(scheduleMessage(school.viewer(writer), draftTo(school, [target]), new Date(Date.now() + 3_600_000))),
    ))

  it('when its hour comes: who was lost meanwhile is not written to', async () => {
    const input = draftTo(school, ['Paul Durand'])
    await scheduleMessage(school.viewer('Léa Bernard'), input, new Date(Date.now() + 3_600_000))
    const rule = sql`from_group_id = ${school.idOf('3A – Élèves')}::uuid and to_group_id = ${school.idOf('3A – Équipe pédagogique')}::uuid`
    await test.db.execute(sql`update communication_rules set reach = 'own_children' where ${rule}`)
    await expect(sendScheduledNow(school.viewer('Léa Bernard'), input.id)).rejects.toBeInstanceOf(Refusal)
    await test.db.execute(sql`update communication_rules set reach = 'members' where ${rule}`)
    expect(await copiesOf(input)).toBe(0)
  })

  it('when somebody is added to an answer to all, while whoever is on the message may be answered', async () => {
    const first = draftTo(school, [...WRITERS.filter((one) => one !== 'Claire Martin'), '3A – Parents'])
    await sendMessage(school.viewer('Claire Martin'), first)
    const on = new Set([...WRITERS, '3A – Parents'])
    for (const { writer, target, allowed } of cells) {
      if (writer === 'Claire Martin') continue
      const answer = draftTo(school, [...new Set(['Claire Martin', target])], { replyToId: first.id })
      const passed = await passes(sendMessage(school.viewer(writer), answer))
      expect(passed, `${writer} → ${target}`).toBe(allowed || on.has(target))
    }
  })

  it('when a message is passed on: who got it gives nobody a right', () =>
    holdsAt(({ writer, target }) =>
      passes(sendMessage(school.viewer(writer), draftTo(school, [target], { subject: 'Tr\u00a0: Contrôle' }))),
    ))

  it('for lists: out of reach is not kept, and is left out when it was kept before', () =>
    holdsAt(async ({ writer, target, ref }) => {
      const viewer = school.viewer(writer)
      const kept = saveAsList(viewer, `Liste ${target}`, [ref]).then(
        (id) => id,
        (error) => (error instanceof Refusal && error.code === 'list-empty' ? null : Promise.reject(error)),
      )
      const id = await kept
      if (id) {
        const { recipients } = await getRecipientList(viewer, id)
        expect(recipients.map((one) => one.id)).toEqual([ref.id])
        await test.db.execute(sql`delete from recipient_lists where id = ${id}`)
      }
      return id !== null
    }))

  it('and for everybody of another school, who does not exist', async () => {
    for (const writer of WRITERS)
      for (const target of [...PEOPLE, ...GROUPS]) {
        const input = { ...draftTo(school, []), to: [refTo(elsewhere, target)] }
        await expect(sendMessage(school.viewer(writer), input)).rejects.toMatchObject({ code: 'unknown-recipient' })
      }
  })
})
