'use server'

import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { z } from 'zod'
import { action, type GateState, publicAction } from './action.ts'
import { enter } from './enter.ts'
import { countReset, resetPassword, sendResetLinks } from './password-reset.ts'
import { changePassword } from './passwords.ts'
import { requestAddress } from './request-scope.ts'

const password = z.string().max(10_000)

const ask = z.strictObject({ identifier: z.string().max(500) })

/** Asks for a link to set a new password: the same answer, as quick, whether or not there is such an account. */
export const askResetAction = publicAction<z.infer<typeof ask>, GateState>(ask, async ({ identifier }) => {
  await countReset(identifier, requestAddress())
  after(() => sendResetLinks(identifier))
  redirect('/forgot?sent=1')
})

/** Sets the password by the link of the mail, and signs in. */
export const resetPasswordAction = publicAction(z.strictObject({ token: z.string().max(200), password }), async (input) => {
  await enter(await resetPassword(input.token, input.password))
})

const change = z.strictObject({ current: password, password })

/** Changes one's own password. */
export const changePasswordAction = action<z.infer<typeof change>, GateState>(change, async (viewer, input) => {
  await changePassword(viewer, input)
  return { done: true }
})
