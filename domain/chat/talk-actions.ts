'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { Refusal } from '#domain/refusal'
import { action, type FormState } from '#domain/session/action'
import { describeRefusal } from '#domain/session/describe-refusal'
import { markRoomRead } from './own-room.ts'
import { type Post, postMessage } from './post-message.ts'

/** Longer than any that is accepted: the verb says how long it may be. */
const form = z.strictObject({ room: z.string().max(36), id: z.string().max(36), text: z.string().max(100_000) })

/** What was typed comes back with a refusal. */
export type SayState = FormState & { typed?: string }

/** Says something from the page without scripts, where all above it counts as read. The panel has a door that does not wait (`room-doors.ts`). */
export const sayAction = action<Post, SayState>(form, async (viewer, post) => {
  try {
    const { seq } = await postMessage(viewer, post)
    await markRoomRead(viewer, post.room, seq)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { typed: post.text, refusal: await describeRefusal(error) }
  }
  refresh()
  return {}
})
