import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { NotFound } from '#domain/refusal'
import { draftTo, makeSmallSchool, refTo, type SmallSchool } from '#domain/school-for-tests'
import { answerForAway } from './answer-away.ts'
import { confirmReading } from './confirm-reading.ts'
import { openDraft } from './drafts.ts'
import { openMessage } from './open-message.ts'
import { listMessages } from './queries.ts'
import { recallMessage } from './recall-message.ts'
import { remindUnconfirmed } from './remind-unconfirmed.ts'
import { sendMessage } from './send-message.ts'
import { listConfirmations } from './sendings/queries.ts'

const test = useTestDatabase()
let school: SmallSchool
const viewer = (name: string) => school.viewer(name)
const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code })
const WORDS = { subject: (subject: string) => `Rappel : ${subject}`, text: 'Merci de confirmer.', label: (n: number) => `${n}` }

beforeAll(async () => {
  school = await makeSmallSchool(test.db)
})

async function inbox(name: string) {
  return (await listMessages(viewer(name), 'inbox')).rows
}

describe('B09 recall', () => {
  it('leaves recipients an empty shell, and the author what was written', async () => {
    const { id } = await sendMessage(
      viewer('Claire Martin'),
      draftTo(school, ['3A – Élèves'], { subject: 'Oups', body: '<p>Secret</p>' }),
    )
    const kept = await recallMessage(viewer('Claire Martin'), id)
    const shell = await openMessage(viewer('Léa Bernard'), id)
    expect(shell).toMatchObject({ subject: '', body: '', preview: '', attachments: [], recalled: true })
    expect((await inbox('Hugo Petit'))[0]).toMatchObject({ id, subject: '', preview: '', hasFiles: false, recalled: true })
    const own = await openMessage(viewer('Claire Martin'), kept)
    expect(own).toMatchObject({ subject: 'Oups', recalled: true, recallable: false })
    await expect(openMessage(viewer('Claire Martin'), id)).rejects.toBeInstanceOf(NotFound)
    await expect(openMessage(viewer('Léa Bernard'), kept)).rejects.toBeInstanceOf(NotFound)
  })

  it('is the author’s alone, within an hour, once', async () => {
    const { id } = await sendMessage(viewer('Claire Martin'), draftTo(school, ['Léa Bernard']))
    await expect(recallMessage(viewer('Léa Bernard'), id)).rejects.toBeInstanceOf(NotFound)
    await test.db.execute(sql`update messages set sent_at = now() - interval '61 minutes' where id = ${id}`)
    await expect(recallMessage(viewer('Claire Martin'), id)).rejects.toEqual(refusal('recall-too-late'))
    await test.db.execute(sql`update messages set sent_at = now() - interval '59 minutes' where id = ${id}`)
    await recallMessage(viewer('Claire Martin'), id)
    await expect(recallMessage(viewer('Claire Martin'), id)).rejects.toEqual(refusal('recalled-already'))
  })

  it('two recalls at once are one', async () => {
    const { id } = await sendMessage(viewer('Claire Martin'), draftTo(school, ['Léa Bernard'], { subject: 'Deux fois' }))
    const outcomes = await Promise.allSettled([
      recallMessage(viewer('Claire Martin'), id),
      recallMessage(viewer('Claire Martin'), id),
    ])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const sent = (await listMessages(viewer('Claire Martin'), 'sent')).rows.filter(({ subject }) => subject === 'Deux fois')
    expect(sent).toHaveLength(1)
  })

  it('is neither answered nor passed on, but an answer already begun stays', async () => {
    const { id } = await sendMessage(viewer('Claire Martin'), draftTo(school, ['Léa Bernard']))
    const begun = { ...draftTo(school, ['Claire Martin']), replyToId: id }
    await recallMessage(viewer('Claire Martin'), id)
    for (const way of ['reply', 'replyAll', 'forward'] as const)
      await expect(openDraft(viewer('Léa Bernard'), { [way]: id })).rejects.toBeInstanceOf(NotFound)
    await expect(sendMessage(viewer('Léa Bernard'), begun)).resolves.toMatchObject({ recipientCount: 1 })
  })
})

describe('B08 no replies', () => {
  it('refuses everybody’s answer but the author’s, and says so', async () => {
    const { id } = await sendMessage(viewer('Claire Martin'), draftTo(school, ['Léa Bernard'], { noReply: true }))
    const answer = { ...draftTo(school, ['Claire Martin']), replyToId: id }
    await expect(sendMessage(viewer('Léa Bernard'), answer)).rejects.toEqual(refusal('replies-off'))
    expect((await openMessage(viewer('Léa Bernard'), id)).noReply).toBe(true)
    const more = { ...draftTo(school, ['Léa Bernard']), replyToId: id }
    await expect(sendMessage(viewer('Claire Martin'), more)).resolves.toMatchObject({ recipientCount: 1 })
  })
})

describe('B10 confirmation of reading', () => {
  it('tells the author who has and who has not, and nobody else', async () => {
    const { id } = await sendMessage(viewer('Claire Martin'), draftTo(school, ['3A – Élèves'], { asksConfirmation: true }))
    expect(await openMessage(viewer('Léa Bernard'), id)).toMatchObject({ asksConfirmation: true, confirmedAt: null })
    await confirmReading(viewer('Léa Bernard'), id)
    await confirmReading(viewer('Léa Bernard'), id)
    expect((await openMessage(viewer('Léa Bernard'), id)).confirmedAt).toBeInstanceOf(Date)
    const waiting = await listConfirmations(viewer('Claire Martin'), id, { which: 'waiting' })
    expect(waiting).toMatchObject({ confirmed: 1, waiting: 1, remindable: true, next: null })
    expect(waiting?.people.map(({ name }) => name)).toEqual(['Hugo Petit'])
    const done = await listConfirmations(viewer('Claire Martin'), id, { which: 'confirmed' })
    expect(done?.people.map(({ name }) => name)).toEqual(['Léa Bernard'])
    expect(await listConfirmations(viewer('Hugo Petit'), id, { which: 'waiting' })).toBeNull()
  })

  it('is refused to who was not asked', async () => {
    const plain = await sendMessage(viewer('Claire Martin'), draftTo(school, ['Léa Bernard']))
    await expect(confirmReading(viewer('Léa Bernard'), plain.id)).rejects.toBeInstanceOf(NotFound)
    const asked = await sendMessage(viewer('Claire Martin'), draftTo(school, ['Léa Bernard'], { asksConfirmation: true }))
    await expect(confirmReading(viewer('Hugo Petit'), asked.id)).rejects.toBeInstanceOf(NotFound)
    await expect(confirmReading(viewer('Claire Martin'), asked.id)).rejects.toBeInstanceOf(NotFound)
  })

  it('reminds those alone who have not, once a day', async () => {
    const input = draftTo(school, ['3A – Élèves'], { subject: 'À confirmer', asksConfirmation: true })
    const { id } = await sendMessage(viewer('Claire Martin'), input)
    await confirmReading(viewer('Léa Bernard'), id)
    await expect(remindUnconfirmed(viewer('Léa Bernard'), id, WORDS)).rejects.toBeInstanceOf(NotFound)
    expect(await remindUnconfirmed(viewer('Claire Martin'), id, WORDS)).toBe(1)
    expect((await inbox('Hugo Petit'))[0]).toMatchObject({ subject: 'Rappel : À confirmer' })
    expect((await inbox('Léa Bernard'))[0]).toMatchObject({ subject: 'À confirmer' })
    await expect(remindUnconfirmed(viewer('Claire Martin'), id, WORDS)).rejects.toEqual(refusal('reminded-today'))
    await test.db.execute(sql`update messages set sent_at = sent_at - interval '25 hours' where automatic`)
    await confirmReading(viewer('Hugo Petit'), id)
    await expect(remindUnconfirmed(viewer('Claire Martin'), id, WORDS)).rejects.toEqual(refusal('nobody-to-remind'))
  })
})

describe('B15 out of office', () => {
  const answersTo = async (name: string) => (await inbox(name)).filter(({ subject }) => subject === 'Absente').length

  it('answers each correspondent once in an absence, and never an automatic message or a crowd', async () => {
    const { personId } = viewer('Claire Martin')
    await test.db.execute(sql`insert into mail_settings (person_id, away_from, away_until, away_subject, away_html)
      values (${personId}, now() - interval '1 day', now() + interval '1 day', 'Absente', '<p>De retour lundi.</p>')`)
    const first = await sendMessage(viewer('Léa Bernard'), draftTo(school, ['Claire Martin']))
    const second = await sendMessage(viewer('Léa Bernard'), draftTo(school, ['Claire Martin']))
    for (const { id } of [first, first, second]) await answerForAway(personId, id)
    expect(await answersTo('Léa Bernard')).toBe(1)
    const other = await sendMessage(viewer('Hugo Petit'), draftTo(school, ['Claire Martin']))
    await Promise.all([answerForAway(personId, other.id), answerForAway(personId, other.id)])
    expect(await answersTo('Hugo Petit')).toBe(1)
    const toAll = await sendMessage(viewer('Paul Durand'), draftTo(school, ['Claire Martin']))
    await test.db.execute(sql`update messages set recipient_count = 31 where id = ${toAll.id}`)
    await answerForAway(personId, toAll.id)
    expect(await answersTo('Paul Durand')).toBe(0)
    await test.db.execute(sql`update messages set recipient_count = 1, automatic = true where id = ${toAll.id}`)
    await answerForAway(personId, toAll.id)
    expect(await answersTo('Paul Durand')).toBe(0)
    const [answer] = await rows<{ automatic: boolean; text: string }>(
      test.db,
      sql`select automatic, body_text as text from messages where author_id = ${personId} and subject = 'Absente' limit 1`,
    )
    expect(answer).toEqual({ automatic: true, text: 'De retour lundi.' })
  })

  it('says nothing before and after, nor for somebody who was not written to', async () => {
    const { personId } = viewer('Karim Benali')
    await test.db.execute(sql`insert into mail_settings (person_id, away_from, away_until, away_subject, away_html)
      values (${personId}, now() - interval '2 days', now() - interval '1 day', 'Absente', '')`)
    const { id } = await sendMessage(viewer('Paul Durand'), draftTo(school, ['Karim Benali']))
    await answerForAway(personId, id)
    await test.db.execute(sql`update mail_settings set away_until = now() + interval '1 day' where person_id = ${personId}`)
    const elsewhere = await sendMessage(viewer('Paul Durand'), {
      ...draftTo(school, ['Claire Martin']),
      to: [refTo(school, 'Nadia Petit')],
    })
    await answerForAway(personId, elsewhere.id)
    expect(await answersTo('Paul Durand')).toBe(0)
    await answerForAway(personId, id)
    expect(await answersTo('Paul Durand')).toBe(1)
  })
})
