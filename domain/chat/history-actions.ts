'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { Refusal } from '#domain/refusal'
import { type AdminState, action, adminAction, type FormState } from '#domain/session/action'
import { describeRefusal } from '#domain/session/describe-refusal'
import { historyForm } from './history-form.ts'
import { saveHistoryOutside } from './save-history-outside.ts'
import { type HistoryInput, sendHistory } from './send-history.ts'

/** The addresses that were typed come back with a refusal. */
export type HistoryState = FormState & { typed?: string }

/** Sends a history from the page without scripts, and goes back to the talk, where the notice stands. The panel has a door (`history-doors.ts`). */
export const sendHistoryAction = action<HistoryInput, HistoryState>(historyForm, async (viewer, input) => {
  try {
    await sendHistory(viewer, input)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { typed: input.addresses.join(' '), refusal: await describeRefusal(error) }
  }
  redirect(`/chat/${input.room}`)
})

/** A switch that is off is not sent. */
const form = z.strictObject({ outside: z.literal('on').optional() })

export const saveHistoryOutsideAction = adminAction<z.infer<typeof form>, AdminState>(form, async (viewer, { outside }) => {
  await saveHistoryOutside(viewer, outside === 'on')
  refresh()
  return { saved: true }
})
