'use server'

import { refresh } from 'next/cache'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { action, type FormState } from '#domain/session/action'
import { type Appearance, saveAppearance } from './appearance.ts'

const appearanceForm = z.strictObject({
  locale: z.enum(['fr', 'en']),
  theme: z.enum(['auto', 'light', 'dark']),
  density: z.enum(['airy', 'compact']),
  /** A box that is not ticked is not sent. */
  readingFont: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
})

export type SavedState = FormState & { saved?: boolean }

/** Saves the look; the browser also keeps language and theme for its sign-in page. */
export const saveAppearanceAction = action<Appearance, SavedState>(appearanceForm, async (viewer, input) => {
  await saveAppearance(viewer, input)
  const jar = await cookies()
  const kept = { path: '/', sameSite: 'lax', maxAge: 365 * 24 * 3600, httpOnly: true } as const
  jar.set('locale', input.locale, kept)
  jar.set('theme', input.theme, kept)
  refresh()
  return { saved: true }
})
