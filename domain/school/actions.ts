'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { type AdminState, adminAction } from '#domain/session/action'
import { saveIdentity } from './save-identity.ts'
import { saveKeeping } from './save-keeping.ts'
import { saveSecondFactor } from './save-second-factor.ts'

const identity = z.strictObject({ name: z.string().max(200), timeZone: z.string().max(60) })

export const saveIdentityAction = adminAction<z.infer<typeof identity>, AdminState>(identity, async (viewer, input) => {
  await saveIdentity(viewer, input)
  refresh()
  return { saved: true }
})

const factor = z.strictObject({ secondFactor: z.enum(['off', 'admins', 'staff']), password: z.string().max(10_000) })

export const saveSecondFactorAction = adminAction<z.infer<typeof factor>, AdminState>(factor, async (viewer, input) => {
  await saveSecondFactor(viewer, input.secondFactor, input.password)
  refresh()
  return { saved: true }
})

const number = z.string().max(30)
const keeping = z.strictObject({
  trashDays: number,
  retentionMonths: number,
  student: number,
  guardian: number,
  teacher: number,
  staff: number,
  isSure: z.literal('on').optional(),
})

export const saveKeepingAction = adminAction<z.infer<typeof keeping>, AdminState>(
  keeping,
  async (viewer, { isSure, ...typed }) => {
    await saveKeeping(viewer, typed, isSure === 'on')
    refresh()
    return { saved: true }
  },
)
