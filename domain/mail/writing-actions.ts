'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { action, type FormState } from '#domain/session/action'
import { deleteList, renameList } from './recipient-lists.ts'
import { saveSignature } from './signature.ts'

export type WritingState = FormState & { saved?: boolean }

/** Longer than any of it may be: what is merely too long is refused by the layer with its sentence. */
const signatureForm = z.strictObject({ signature: z.string().max(20_000) })

export const saveSignatureAction = action<z.infer<typeof signatureForm>, WritingState>(
  signatureForm,
  async (viewer, { signature }) => {
    await saveSignature(viewer, signature)
    refresh()
    return { saved: true }
  },
)

const nameForm = z.strictObject({ id: z.uuid(), listName: z.string().max(10_000) })

export const renameListAction = action<z.infer<typeof nameForm>, WritingState>(nameForm, async (viewer, { id, listName }) => {
  await renameList(viewer, id, listName)
  refresh()
  return { saved: true }
})

export const deleteListAction = action(z.strictObject({ id: z.uuid() }), async (viewer, { id }) => {
  await deleteList(viewer, id)
  refresh()
})
