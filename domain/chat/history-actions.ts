'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { type AdminState, adminAction } from '#domain/session/action'
import { saveHistoryOutside } from './save-history-outside.ts'

/** A switch that is off is not sent. */
const form = z.strictObject({ outside: z.literal('on').optional() })

export const saveHistoryOutsideAction = adminAction<z.infer<typeof form>, AdminState>(form, async (viewer, { outside }) => {
  await saveHistoryOutside(viewer, outside === 'on')
  refresh()
  return { saved: true }
})
