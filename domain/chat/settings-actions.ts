'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { saveContactable } from '#domain/directory/contactable'
import { action, type FormState } from '#domain/session/action'
import { LIST_ORDERS, saveListOrder } from './list-order.ts'

/** A switch that is off is not sent. */
const form = z.strictObject({ contactable: z.literal('on').optional(), order: z.enum(LIST_ORDERS) })

/** « Messagerie instantanée » of the settings: who may begin a talk, and how the list is ordered. */
export const saveChatSettingsAction = action<z.infer<typeof form>, FormState & { saved?: boolean }>(
  form,
  async (viewer, { contactable, order }) => {
    await saveContactable(viewer, contactable === 'on')
    await saveListOrder(viewer, order)
    refresh()
    return { saved: true }
  },
)
