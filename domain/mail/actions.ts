'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { action, type FormState } from '#domain/session/action'
import type { Viewer } from '#domain/session/viewer'
import { wantedPath } from '#domain/session/wanted-path'
import { isUuid } from '#domain/uuid'
import * as copies from './copies.ts'
import { MICROS } from './cursor.ts'
import { placeOf } from './place.ts'
import { changeSelection, type Done, selection } from './selection.ts'

export type SelectionState = FormState & { done?: Done | null }

/** The buttons of the bar under a list. */
export const changeMessagesAction = action<z.infer<typeof selection>, SelectionState>(selection, async (viewer, given) => {
  const done = await changeSelection(viewer, given)
  refresh()
  // Shown again, an open message would be read again.
  if (given.verb === 'unread' && isMeant(given, (await wantedPath()).split(/[/?]/)[3])) redirect(`/mail/${given.box}`)
  return { done }
})

function isMeant({ all, ids }: z.infer<typeof selection>, id: string | undefined): boolean {
  return id !== undefined && isUuid(id) && (all === 'on' || ids.includes(id))
}

/** « Annuler » after a deletion. */
export const undoTrashAction = action(z.strictObject({ moment: z.string().regex(MICROS) }), async (viewer, { moment }) => {
  await copies.restoreTrashedAt(viewer, moment)
  refresh()
})

const opened = z.object({
  id: z.uuid(),
  box: z
    .string()
    .max(36)
    .refine((segment) => placeOf(segment) !== null),
})

/** A verb on the message that is open, which then closes: back to its box, whose list is asked for anew. */
function onOpened(verb: (viewer: Viewer, ids: string[]) => Promise<unknown>) {
  return action(opened, async (viewer, { id, box }) => {
    await verb(viewer, [id])
    refresh()
    redirect(`/mail/${box}`)
  })
}

export const trashOpenedAction = onOpened((viewer, ids) => copies.trashMessages(viewer, ids))
export const restoreOpenedAction = onOpened((viewer, ids) => copies.restoreMessages(viewer, ids))
export const purgeOpenedAction = onOpened((viewer, ids) => copies.purgeMessages(viewer, ids))
export const unreadOpenedAction = onOpened((viewer, ids) => copies.markMessagesUnread(viewer, ids))
