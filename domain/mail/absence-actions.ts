'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { action, type FormState } from '#domain/session/action'
import { type Absence, saveAbsence } from './absence.ts'

const absenceForm = z.strictObject({
  from: z.string().max(10),
  until: z.string().max(10),
  subject: z.string().max(1_000),
  text: z.string().max(50_000),
})

export type AbsenceState = FormState & { saved?: boolean; isAway?: boolean }

export const saveAbsenceAction = action<Absence, AbsenceState>(absenceForm, async (viewer, input) => {
  const { isAway } = await saveAbsence(viewer, input)
  refresh()
  return { saved: true, isAway }
})
