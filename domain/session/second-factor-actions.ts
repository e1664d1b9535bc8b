'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { action, type GateState, publicAction } from './action.ts'
import { challengeToken, forgetChallenge } from './challenge-cookie.ts'
import { beginSession } from './enter.ts'
import { ownPath } from './own-path.ts'
import { beginOwnSecondFactor, confirmSecondFactor, dropSecondFactor, renewRecoveryCodes } from './second-factor.ts'
import { answerChallenge, answerEnrolment } from './sign-in-challenges.ts'

const code = z.string().max(100)
const next = z.string().max(2000).optional()
const current = z.string().max(10_000)

/** The step after the password: a code of the app or a recovery code. */
const answer = z.strictObject({ code, next })
export const answerChallengeAction = publicAction<z.infer<typeof answer>, GateState>(answer, async (input) => {
  const personId = await answerChallenge(await challengeToken(), input.code)
  await forgetChallenge()
  await beginSession(personId, { secondFactor: true })
  redirect(ownPath(input.next))
})

/** The first code of an app that the school asks for; what is left to do is keeping the recovery codes. */
export const answerEnrolmentAction = publicAction<{ code: string }, GateState>(z.strictObject({ code }), async (input) => {
  const { personId, codes } = await answerEnrolment(await challengeToken(), input.code)
  await forgetChallenge()
  await beginSession(personId, { secondFactor: true })
  return { codes }
})

const own = z.strictObject({ current })

/** Begins to set an app up, from the settings. */
export const beginSecondFactorAction = action<z.infer<typeof own>, GateState>(own, async (viewer, input) => {
  await beginOwnSecondFactor(viewer, input.current)
  redirect('/settings/second-factor')
})

/** Recovery codes: the first ones for the first code of the app, later ones for the password. */
const recovery = z.union([z.strictObject({ code }), z.strictObject({ current })])
export const makeRecoveryCodesAction = action<z.infer<typeof recovery>, GateState>(recovery, async (viewer, input) => {
  if ('current' in input) return { codes: await renewRecoveryCodes(viewer, input.current) }
  const codes = await confirmSecondFactor(viewer.personId, input.code)
  await beginSession(viewer.personId, { secondFactor: true })
  refresh()
  return { codes }
})

export const dropSecondFactorAction = action<z.infer<typeof own>, GateState>(own, async (viewer, input) => {
  await dropSecondFactor(viewer, input.current)
  redirect('/settings/second-factor')
})
