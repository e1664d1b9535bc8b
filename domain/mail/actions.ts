'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { action } from '#domain/session/action'
import type { Viewer } from '#domain/session/viewer'
import * as copies from './copies.ts'
import { placeOf } from './place.ts'

const selection = z.object({ ids: z.array(z.uuid()).max(copies.MAX_SELECTED).default([]) })
const selectionAndFolder = selection.extend({ folder: z.union([z.uuid(), z.literal('')]) })

/** A verb on the ticked messages; what is not mine is left alone, silently. */
function onSelection(verb: (viewer: Viewer, ids: string[]) => Promise<void>) {
  return action(selection, async (viewer, { ids }) => {
    if (ids.length > 0) await verb(viewer, ids)
    refresh()
  })
}

export const trashMessagesAction = onSelection((viewer, ids) => copies.trashMessages(viewer, ids))
export const restoreMessagesAction = onSelection((viewer, ids) => copies.restoreMessages(viewer, ids))
export const purgeMessagesAction = onSelection((viewer, ids) => copies.purgeMessages(viewer, ids))
export const markReadAction = onSelection((viewer, ids) => copies.markMessagesRead(viewer, ids))
export const markUnreadAction = onSelection((viewer, ids) => copies.markMessagesUnread(viewer, ids))
export const moveMessagesAction = action(selectionAndFolder, async (viewer, { ids, folder }) => {
  if (ids.length > 0) await copies.moveMessages(viewer, ids, folder || null)
  refresh()
})

const opened = z.object({
  id: z.uuid(),
  box: z
    .string()
    .max(36)
    .refine((segment) => placeOf(segment) !== null),
})

/** A verb on the message that is open, which then closes: back to its box, whose list is another slot and is asked for anew. */
function onOpened(verb: (viewer: Viewer, ids: string[]) => Promise<void>) {
  return action(opened, async (viewer, { id, box }) => {
    await verb(viewer, [id])
    refresh()
    redirect(`/mail/${box}`)
  })
}

export const trashOpenedAction = onOpened((viewer, ids) => copies.trashMessages(viewer, ids))
export const restoreOpenedAction = onOpened((viewer, ids) => copies.restoreMessages(viewer, ids))
export const purgeOpenedAction = onOpened((viewer, ids) => copies.purgeMessages(viewer, ids))
