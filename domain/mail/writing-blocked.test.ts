import { sql } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { draftTo, makeSmallSchool, type SmallSchool } from '#domain/school-for-tests'
import { answerForAway } from './answer-away.ts'
import { openMessage } from './open-message.ts'
import { remindUnconfirmed } from './remind-unconfirmed.ts'
import { scheduleMessage } from './schedule-message.ts'
import { sendMessage } from './send-message.ts'
import { sendDue, sendScheduledNow } from './send-scheduled.ts'

const test = useTestDatabase()
let school: SmallSchool
const claire = () => school.viewer('Claire Martin')
const lea = () => school.viewer('Léa Bernard')
const blocked = expect.objectContaining({ code: 'writing-blocked' })
const soon = () => new Date(Date.now() + 3_600_000)

const block = (name = 'Léa Bernard') =>
  test.db.execute(sql`update people set writing_blocked_at = now() where id = ${school.viewer(name).personId}`)
const stateOf = async (id: string) =>
  (await rows<{ state: string }>(test.db, sql`select state from messages where id = ${id}`))[0]?.state
const copiesOf = async (id: string) =>
  (await rows(test.db, sql`select from deliveries where message_id = ${id} and box = 'inbox'`)).length

beforeEach(async () => {
  school = await makeSmallSchool(test.db)
})

it('who may not write sends nothing, and keeps the draft', async () => {
  await block()
  const draft = draftTo(school, ['Claire Martin'])
  await expect(sendMessage(lea(), draft)).rejects.toEqual(blocked)
  expect([await stateOf(draft.id), await copiesOf(draft.id)]).toEqual(['draft', 0])
})

it('not as an answer to somebody who wrote either', async () => {
  const { id } = await sendMessage(claire(), draftTo(school, ['Léa Bernard']))
  await block()
  await expect(sendMessage(lea(), draftTo(school, ['Claire Martin'], { replyToId: id }))).rejects.toEqual(blocked)
  expect(await openMessage(lea(), id)).toBeTruthy()
})

it('not later: a scheduled message is refused, and one that waits becomes a draft again at its hour', async () => {
  const [first, second] = [draftTo(school, ['Claire Martin']), draftTo(school, ['Claire Martin'])]
  await scheduleMessage(lea(), first, soon())
  await block()
  await expect(scheduleMessage(lea(), second, soon())).rejects.toEqual(blocked)
  await test.db.execute(sql`update messages set send_at = now() where id = ${first.id}`)
  await sendDue({ personId: lea().personId, messageId: first.id })
  expect([await stateOf(first.id), await copiesOf(first.id)]).toEqual(['draft', 0])
})

it('nor by « Envoyer maintenant »', async () => {
  const draft = draftTo(school, ['Claire Martin'])
  await scheduleMessage(lea(), draft, soon())
  await block()
  await expect(sendScheduledNow(lea(), draft.id)).rejects.toEqual(blocked)
  expect(await copiesOf(draft.id)).toBe(0)
})

it('nor by a reminder, nor by the answer of an absence', async () => {
  const { id } = await sendMessage(claire(), draftTo(school, ['Léa Bernard'], { asksConfirmation: true }))
  const { id: toClaire } = await sendMessage(lea(), draftTo(school, ['Claire Martin']))
  await test.db.execute(sql`insert into mail_settings (person_id, away_from, away_until, away_html)
    values (${claire().personId}, now() - interval '1 day', now() + interval '1 day', '<p>Absente</p>')`)
  await block('Claire Martin')
  const words = { subject: (subject: string) => subject, text: 'Rappel', label: String }
  await expect(remindUnconfirmed(claire(), id, words)).rejects.toEqual(blocked)
  await answerForAway(claire().personId, toClaire)
  expect(await rows(test.db, sql`select from messages where author_id = ${claire().personId} and automatic`)).toEqual([])
})

it('others write to them, and once allowed again they write', async () => {
  await block()
  await sendMessage(claire(), draftTo(school, ['Léa Bernard']))
  await test.db.execute(sql`update people set writing_blocked_at = null where id = ${lea().personId}`)
  expect((await sendMessage(lea(), draftTo(school, ['Claire Martin']))).recipientCount).toBe(1)
})
