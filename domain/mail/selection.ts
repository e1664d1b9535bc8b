import { z } from 'zod'
import { Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import * as copies from './copies.ts'
import { MICROS } from './cursor.ts'
import { placeOf } from './place.ts'
import { findAll } from './search-mail.ts'
import { FILTERS } from './types.ts'

/** What can be done with ticked messages, by the value of the button pressed. */
export const VERBS = ['trash', 'restore', 'purge', 'read', 'unread', 'star', 'unstar', 'move'] as const
export type Verb = (typeof VERBS)[number]

const segment = z
  .string()
  .max(36)
  .refine((value) => placeOf(value) !== null)

/** The form around a list. `all`: not the ticked ones but everything that the list
 * holds, as it was at `until`, or all that `q` finds. */
export const selection = z.strictObject({
  verb: z.enum(VERBS),
  ids: z.array(z.uuid()).max(copies.MAX_SELECTED).default([]),
  all: z.literal('on').optional(),
  box: segment,
  filter: z.enum(FILTERS).default('all'),
  until: z.string().max(17).default(''),
  q: z.string().max(1000).default(''),
  folder: z.union([z.uuid(), z.literal('')]).optional(),
})
type Selection = z.infer<typeof selection>

/** What was done, with the form that takes it back, where that can be: the same fields, or the moment of a deletion. */
export type Done = { verb: Verb; count: number; undo: Record<string, string | string[]> | null }

/** Does what the pressed button says with the ticked messages; what is not mine is left alone, silently. */
export async function changeSelection(viewer: Viewer, given: Selection): Promise<Done | null> {
  const which = given.all ? await everything(viewer, given) : given.ids
  if (Array.isArray(which) && which.length === 0) return null
  const { count, moment } = await perform(viewer, given, which)
  return { verb: given.verb, count, undo: count === 0 ? null : undoOf(given, moment) }
}

async function everything(viewer: Viewer, { box, filter, until, q }: Selection): Promise<copies.Which> {
  const place = placeOf(box)
  if (q) return findAll(viewer, q, place === 'trash')
  if (!place || !MICROS.test(until)) throw new Refusal('bad-input', {}, 'until')
  return { place, filter, until }
}

function perform(viewer: Viewer, { verb, folder }: Selection, which: copies.Which): Promise<copies.Changed> {
  if (verb === 'trash') return copies.trashMessages(viewer, which)
  if (verb === 'restore') return copies.restoreMessages(viewer, which)
  if (verb === 'purge') return copies.purgeMessages(viewer, which)
  if (verb === 'read') return copies.markMessagesRead(viewer, which)
  if (verb === 'unread') return copies.markMessagesUnread(viewer, which)
  if (verb === 'star') return copies.starMessages(viewer, which)
  if (verb === 'unstar') return copies.unstarMessages(viewer, which)
  return copies.moveMessages(viewer, which, folder || null)
}

const OPPOSITE: Partial<Record<Verb, Verb>> = {
  trash: 'restore',
  restore: 'trash',
  read: 'unread',
  unread: 'read',
  star: 'unstar',
  unstar: 'star',
}

/** A deletion is taken back by its moment, everything else by the ids; what is gone for good, and moves of whole lists, are not. */
function undoOf({ verb, ids, all, box }: Selection, moment: string): Done['undo'] {
  if (verb === 'trash') return { moment }
  if (all || verb === 'purge') return null
  if (verb !== 'move') return { verb: OPPOSITE[verb] ?? verb, ids, box }
  const from = placeOf(box)
  return { verb, ids, box, folder: typeof from === 'object' && from ? from.folderId : '' }
}
