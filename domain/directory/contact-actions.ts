'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { action, type FormState } from '#domain/session/action'
import { saveContactable } from './contactable.ts'

/** A switch that is off is not sent. */
const contactableForm = z.strictObject({ contactable: z.literal('on').optional() })

type SavedState = FormState & { saved?: boolean }

/** « Permettre aux utilisateurs de me contacter », on or off. */
export const saveContactableAction = action<z.infer<typeof contactableForm>, SavedState>(
  contactableForm,
  async (viewer, { contactable }) => {
    await saveContactable(viewer, contactable === 'on')
    refresh()
    return { saved: true }
  },
)
