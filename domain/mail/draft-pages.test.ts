import { beforeAll, expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import { uuidv7 } from '#db/uuid'
import { draftTo, makeSmallSchool, type SmallSchool } from '#domain/school-for-tests'
import type { ComposeForm } from './compose-form.ts'
import { carryOut } from './compose-intents.ts'
import { openDraft, saveDraft } from './drafts.ts'
import { sendMessage } from './send-message.ts'
import type { DraftInput } from './types.ts'

const test = useTestDatabase()
let school: SmallSchool
const claire = () => school.viewer('Claire Martin')
const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code })

beforeAll(async () => {
  school = await makeSmallSchool(test.db)
})

const form = (intent: ComposeForm['intent']['do'], input: DraftInput, owner?: string): ComposeForm => ({
  intent: { do: intent } as ComposeForm['intent'],
  input,
  looked: { to: '', cc: '', bcc: '' },
  listName: '',
  owner,
})

it('B03 a page saves as often as it likes, also when an answer was lost', async () => {
  const page = { id: uuidv7(), knows: null }
  const draft = draftTo(school, ['Léa Bernard'], { page })
  await saveDraft(claire(), draft)
  await saveDraft(claire(), { ...draft, subject: 'Deux' })
  expect((await openDraft(claire(), { draft: draft.id })).subject).toBe('Deux')
})

it('B03 an older page does not write over a newer one: both are kept', async () => {
  const older = draftTo(school, ['Léa Bernard'], { subject: 'Ancien', page: { id: uuidv7(), knows: null } })
  await saveDraft(claire(), older)
  const { savedAt } = await openDraft(claire(), { draft: older.id })
  const newer = { ...older, subject: 'Nouveau', page: { id: uuidv7(), knows: savedAt } }
  await saveDraft(claire(), newer)
  const late = { ...older, subject: 'Trop tard' }
  await expect(saveDraft(claire(), late)).rejects.toEqual(refusal('draft-changed'))
  await expect(sendMessage(claire(), late)).rejects.toEqual(refusal('draft-changed'))
  for (const _ of [1, 2]) {
    const outcome = await carryOut(claire(), form('save', late))
    expect(outcome).toMatchObject({ done: 'refused', kept: 'draft', id: late.page!.id })
  }
  expect((await openDraft(claire(), { draft: older.id })).subject).toBe('Nouveau')
  expect((await openDraft(claire(), { draft: late.page!.id })).subject).toBe('Trop tard')
})

it('B03 the page of one person does not write into the mailbox of another', async () => {
  const draft = draftTo(school, ['Léa Bernard'])
  await expect(carryOut(school.viewer('Paul Durand'), form('save', draft, claire().personId))).rejects.toEqual(
    refusal('another-person'),
  )
})

it('B03 what one had forgotten is a draft again, what has left is not', async () => {
  const draft = draftTo(school, ['Léa Bernard'], { page: { id: uuidv7(), knows: null } })
  await sendMessage(claire(), draft)
  await expect(saveDraft(claire(), { ...draft, page: { id: uuidv7(), knows: null } })).rejects.toEqual(refusal('already-sent'))
})
