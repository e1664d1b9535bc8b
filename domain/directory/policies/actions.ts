'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { adminAction, type FormState } from '#domain/session/action'
import { type Change, changeSchema } from './change.ts'
import { saveChange } from './save-change.ts'

/** The change as it was shown, word for word. */
const form = z.strictObject({
  change: z
    .string()
    .max(2000)
    .transform((text, context): Change => {
      const parsed = changeSchema.safeParse(readJson(text))
      if (parsed.success) return parsed.data
      context.addIssue({ code: 'custom' })
      return z.NEVER
    }),
})

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Saves what was shown and goes back to where it was asked for. */
export const saveChangeAction = adminAction<{ change: Change }, FormState>(form, async (viewer, { change }) => {
  await saveChange(viewer, change)
  redirect(change.kind === 'inner' ? `/admin/groups/${change.group}` : '/admin/rules?saved=yes')
})
