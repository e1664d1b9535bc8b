import { receiveForm } from '#domain/attachments/receive-form'
import { Refusal } from '#domain/refusal'
import { fieldsOf } from '#domain/session/action'
import type { Viewer } from '#domain/session/viewer'
import { parseComposeForm } from './compose-form.ts'
import { type ComposeOutcome, carryOut } from './compose-intents.ts'
import { saveDraft } from './drafts.ts'
import { LIMITS } from './types.ts'

/**
 * Takes a posted compose form in, with the files that a browser without scripts sends along, and does what it asks. A file
 * that is refused stops a sending, not the draft. Throws what the form's parser throws.
 */
export async function receiveCompose(viewer: Viewer, request: Request): Promise<ComposeOutcome & { id: string }> {
  const { fields, attachments, refusals } = await receiveForm(viewer, request)
  const posted = new FormData()
  for (const [name, value] of fields) posted.append(name, value)
  const form = parseComposeForm(fieldsOf(posted))
  const { input } = form
  input.attachmentIds = [...input.attachmentIds, ...attachments.map(({ id }) => id)]
  const refused = refusals[0] ?? tooMany(input.attachmentIds)
  const outcome = refused ? await keepWithout(viewer, form, refused) : await carryOut(viewer, form)
  return { ...outcome, id: outcome.id ?? input.id }
}

function tooMany(attachmentIds: string[]): Refusal | undefined {
  return attachmentIds.length > LIMITS.attachments
    ? new Refusal('too-many-attachments', { limit: LIMITS.attachments }, 'attachments')
    : undefined
}

async function keepWithout(
  viewer: Viewer,
  { input }: ReturnType<typeof parseComposeForm>,
  refusal: Refusal,
): Promise<ComposeOutcome> {
  await saveDraft(viewer, { ...input, attachmentIds: input.attachmentIds.slice(0, LIMITS.attachments) })
  const field = refusal.field === 'file' || refusal.field === undefined ? 'attachments' : refusal.field
  return { done: 'refused', refusal: new Refusal(refusal.code, refusal.values, field), kept: 'draft' }
}
