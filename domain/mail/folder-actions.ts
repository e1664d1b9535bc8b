'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { action, type FormState } from '#domain/session/action'
import { createFolder, deleteFolder, moveFolder, renameFolder } from './folders.ts'

const name = z.string().max(1000)
const parent = z.union([z.uuid(), z.literal('')]).default('')
const made = z.strictObject({ name, parent })
const named = z.strictObject({ id: z.uuid(), name })
const moved = z.strictObject({ id: z.uuid(), parent })
const removed = z.strictObject({ id: z.uuid() })

/** Opens the folder that it makes. */
export const createFolderAction = action<z.infer<typeof made>, FormState>(made, async (viewer, given) => {
  const id = await createFolder(viewer, { name: given.name, parentId: given.parent || null })
  refresh()
  redirect(`/mail/${id}`)
})

export const renameFolderAction = action<z.infer<typeof named>, FormState>(named, async (viewer, given) => {
  await renameFolder(viewer, given.id, given.name)
  refresh()
})

export const moveFolderAction = action<z.infer<typeof moved>, FormState>(moved, async (viewer, given) => {
  await moveFolder(viewer, given.id, given.parent || null)
  refresh()
})

/** Its page is no more: on to the trash, where its messages are. */
export const deleteFolderAction = action<z.infer<typeof removed>, FormState>(removed, async (viewer, { id }) => {
  await deleteFolder(viewer, id)
  refresh()
  redirect('/mail/trash')
})
