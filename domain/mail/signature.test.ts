import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { uuidv7 } from '#db/uuid'
import { draftTo, makeSmallSchool, type SmallSchool } from '#domain/school-for-tests'
import { draftText } from './compose-form.ts'
import { carryOut } from './compose-intents.ts'
import { openDraft, saveDraft } from './drafts.ts'
import { sendMessage } from './send-message.ts'
import { getSignature, saveSignature } from './signature.ts'

const test = useTestDatabase()
let school: SmallSchool
const claire = () => school.viewer('Claire Martin')

beforeAll(async () => {
  school = await makeSmallSchool(test.db)
  await saveSignature(claire(), 'Claire Martin\nmathématiques <3', test.db)
})

const SIGNED = '<p></p><p></p><p>Claire Martin<br />mathématiques &lt;3</p>'

it('B15 stands under new messages and answers, over what is passed on, and never twice', async () => {
  const { id } = await sendMessage(school.viewer('Paul Durand'), draftTo(school, ['Claire Martin']))
  for (const request of [{}, { reply: id }, { replyAll: id }]) {
    const opened = await openDraft(claire(), request)
    expect(opened.body).toBe(SIGNED)
    expect(draftText(opened.body)).toBe('\n\nClaire Martin\nmathématiques <3')
  }
  expect((await openDraft(claire(), { forward: id })).body).toMatch(/^<p><\/p><p><\/p><p>Claire.*<blockquote>/)
  const draft = draftTo(school, ['Paul Durand'], { body: SIGNED })
  await saveDraft(claire(), draft)
  expect((await openDraft(claire(), { draft: draft.id })).body).toBe(SIGNED)
})

it('B15 a message with nothing but the signature is nothing to keep', async () => {
  const input = draftTo(school, [], { subject: '', body: SIGNED })
  const form = { input, looked: { to: '', cc: '', bcc: '' }, listName: '', owner: undefined }
  expect((await carryOut(claire(), { ...form, intent: { do: 'cancel' } })).done).toBe('discarded')
})

it('B15 is one’s own, cleaned, bounded, and may go', async () => {
  expect(await getSignature(school.viewer('Paul Durand'), test.db)).toBe('')
  await expect(saveSignature(claire(), 'x'.repeat(1001), test.db)).rejects.toThrow('signature-too-long')
  await saveSignature(claire(), '<img src=x onerror=alert(1)>\u0000', test.db)
  expect(await getSignature(claire(), test.db)).toBe('<p>&lt;img src=x onerror=alert(1)&gt;</p>')
  await test.db.execute(sql`update mail_settings set signature_html = '<script>x</script><p onclick="y()">Claire</p>'
    where person_id = ${claire().personId}`)
  expect(await getSignature(claire(), test.db)).toBe('<p>Claire</p>')
  await saveSignature(claire(), '  ', test.db)
  expect((await openDraft(claire(), {})).body).toBe('')
})

it('B01 somebody who has left is left out of answers and drafts, by name', async () => {
  const { id } = await sendMessage(school.viewer('Karim Benali'), draftTo(school, ['Claire Martin', 'Paul Durand', 'Hugo Petit']))
  const draft = draftTo(school, ['Hugo Petit', 'Paul Durand'])
  await saveDraft(claire(), draft)
  await test.db.execute(sql`update people set left_at = now() where id = ${school.person('Hugo Petit').id}`)
  for (const request of [{ replyAll: id }, { draft: draft.id }]) {
    const opened = await openDraft(claire(), request)
    expect(opened.leftOut).toEqual(['Hugo Petit'])
    const { to, cc } = opened
    expect([...to, ...cc].map(({ name }) => name)).toContain('Paul Durand')
    await saveDraft(claire(), { ...draft, id: uuidv7(), to, cc })
  }
  const [left] = await rows(test.db, sql`select from people where id = ${school.person('Hugo Petit').id} and left_at is not null`)
  expect(left).toBeDefined()
})
