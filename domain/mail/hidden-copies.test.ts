import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { draftTo, makeSmallSchool, refTo, type SmallSchool } from '#domain/school-for-tests'
import { openDraft } from './drafts.ts'
import { openMessage } from './open-message.ts'
import { listMessages } from './queries.ts'
import { searchMail } from './search-mail.ts'
import { sendMessage } from './send-message.ts'

const test = useTestDatabase()
let school: SmallSchool
const viewer = (name: string) => school.viewer(name)
const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code })

beforeAll(async () => {
  school = await makeSmallSchool(test.db)
})

/** From Claire to Hugo, hidden: Paul by name, the guardians of 3A as a group. */
async function sendHidden() {
  const bcc = [refTo(school, 'Paul Durand'), refTo(school, '3A – Parents')]
  return sendMessage(viewer('Claire Martin'), draftTo(school, ['Hugo Petit'], { cc: [refTo(school, 'Karim Benali')], bcc }))
}

it('B02 everybody gets it; each hidden recipient sees themself as hidden, and nobody else any of them', async () => {
  const { id, recipientCount } = await sendHidden()
  expect(recipientCount).toBe(6)
  const seenBy = async (name: string) => {
    const { bcc, recipientCount: count } = await openMessage(viewer(name), id)
    return [bcc.map((one) => one.name), count]
  }
  expect(await seenBy('Claire Martin')).toEqual([['Paul Durand', '3A – Parents'], 6])
  expect(await seenBy('Hugo Petit')).toEqual([[], 2])
  expect(await seenBy('Karim Benali')).toEqual([[], 2])
  expect(await seenBy('Paul Durand')).toEqual([['Paul Durand'], 3])
  expect(await seenBy('Sophie Bernard')).toEqual([['Sophie Bernard'], 3])
})

it('B02 nothing that a visible recipient can read names a hidden one', async () => {
  const { id } = await sendHidden()
  const hugo = viewer('Hugo Petit')
  const all = [
    await openMessage(hugo, id),
    (await listMessages(hugo, 'inbox')).rows,
    await openDraft(hugo, { reply: id }),
    await openDraft(hugo, { replyAll: id }),
    await openDraft(hugo, { forward: id }),
  ]
  for (const read of all) expect(JSON.stringify(read)).not.toMatch(/Paul|Parents|Sophie/)
  for (const query of ['Durand', 'à:Durand', 'parents']) expect((await searchMail(hugo, query)).hits, query).toEqual([])
})

it('B02 an answer to all never reaches hidden ones; the author’s own neither', async () => {
  const { id } = await sendHidden()
  for (const name of ['Hugo Petit', 'Claire Martin']) {
    const { to, cc, bcc } = await openDraft(viewer(name), { replyAll: id })
    expect([...to, ...cc].map((one) => one.name).toSorted()).toEqual(
      name === 'Hugo Petit' ? ['Claire Martin', 'Karim Benali'] : ['Hugo Petit', 'Karim Benali'],
    )
    expect(bcc).toEqual([])
  }
})

it('B02 a hidden recipient answers the sender alone, and may not force an answer to the others', async () => {
  const { id } = await sendHidden()
  const nadia = viewer('Nadia Petit')
  expect((await openMessage(nadia, id)).replyAllCount).toBe(0)
  const opened = await openDraft(nadia, { replyAll: id })
  expect([opened.to.map(({ name }) => name), opened.cc]).toEqual([['Claire Martin'], []])
  const answer = draftTo(school, ['Claire Martin'], { replyToId: id })
  expect((await sendMessage(nadia, answer)).recipientCount).toBe(1)
  // Léa is no child of Nadia's, and Nadia was never visibly on a message with her.
  const toLea = await sendMessage(
    viewer('Claire Martin'),
    draftTo(school, ['Léa Bernard'], { bcc: [refTo(school, 'Nadia Petit')] }),
  )
  const forced = draftTo(school, ['Léa Bernard'], { replyToId: toLea.id })
  await expect(sendMessage(nadia, forced)).rejects.toEqual(refusal('cannot-write-to-person'))
})

it('B02 a visible recipient cannot answer a hidden one as somebody already on the message', async () => {
  const { id } = await sendHidden()
  const forced = draftTo(school, [], { replyToId: id, to: [refTo(school, '3A – Parents')] })
  await expect(sendMessage(viewer('Hugo Petit'), forced)).rejects.toEqual(refusal('cannot-write-to-group'))
})

it('B02 the rules hold for hidden recipients as for the others', async () => {
  const forced = draftTo(school, ['Claire Martin'], { bcc: [refTo(school, 'Jules Bernard')] })
  await expect(sendMessage(viewer('Léa Bernard'), forced)).rejects.toEqual(refusal('cannot-write-to-person'))
})

it('B02 who is visible and hidden at once is visible; the tag of a visible copy says nothing of a hidden group', async () => {
  const sent = await sendMessage(
    viewer('Claire Martin'),
    draftTo(school, ['Sophie Bernard', 'Paul Durand'], { bcc: [refTo(school, '3A – Parents'), refTo(school, 'Paul Durand')] }),
  )
  const found = await rows<{ name: string; blind: boolean; tag: string }>(
    test.db,
    sql`select p.name, d.blind, d.tag from deliveries d join people p on p.id = d.person_id
        where d.message_id = ${sent.id} and d.box = 'inbox' order by p.name`,
  )
  expect(found.map(({ name, blind, tag }) => [name, blind, tag])).toEqual([
    ['Marc Bernard', true, 'Léa'],
    ['Nadia Petit', true, 'Hugo'],
    ['Paul Durand', false, ''],
    ['Sophie Bernard', false, ''],
  ])
})

it('B02 hidden recipients alone are enough to send', async () => {
  const draft = draftTo(school, [], { bcc: [refTo(school, 'Léa Bernard')] })
  expect((await sendMessage(viewer('Claire Martin'), draft)).recipientCount).toBe(1)
  const opened = await openMessage(viewer('Léa Bernard'), draft.id)
  expect([opened.to, opened.cc, opened.bcc.map(({ name }) => name), opened.recipientCount]).toEqual([[], [], ['Léa Bernard'], 1])
})
