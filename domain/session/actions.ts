'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { action, publicAction } from './action.ts'
import { activate } from './activation.ts'
import { authenticate } from './authenticate.ts'
import { enter } from './enter.ts'
import { enterChosen } from './oidc-doors.ts'
import { ownPath } from './own-path.ts'
import { requestAddress } from './request-scope.ts'
import { openToken, sessionCookieName } from './session-cookie.ts'
import { closeSession } from './sessions.ts'

const next = z.string().max(2000).optional()
const signInForm = z.strictObject({ identifier: z.string().max(500), password: z.string().max(10_000), next })

/** Signs in and goes on to where the person wanted to go. */
export const signInAction = publicAction(signInForm, async ({ next, ...credentials }) => {
  await enter(await authenticate(credentials, requestAddress()), next)
})

const activationForm = z.strictObject({
  code: z.string().max(100),
  identifier: z.string().max(500),
  password: z.string().max(10_000),
})

/** « Première connexion »: opens the account and signs in. */
export const activateAction = publicAction(activationForm, async (input) => {
  await enter(await activate(input, requestAddress()))
})

/** After the identity provider: which of one's schools. */
export const chooseSchoolAction = publicAction(z.strictObject({ id: z.uuid() }), async ({ id }) => {
  await enterChosen(id)
})

/** Revokes the session on the server, then forgets the cookie. */
export const signOutAction = action(z.object({}), async () => {
  const jar = await cookies()
  const token = await openToken(jar.get(sessionCookieName())?.value)
  if (token) await closeSession(token)
  jar.delete(sessionCookieName())
  redirect('/sign-in')
})

const localeForm = z.strictObject({ locale: z.enum(['fr', 'en']), next })

/** The language of the pages before sign-in. */
export const chooseLocaleAction = publicAction(localeForm, async ({ locale, next }) => {
  ;(await cookies()).set('locale', locale, { path: '/', sameSite: 'lax', maxAge: 365 * 24 * 3600, httpOnly: true })
  redirect(next ? `/sign-in?next=${encodeURIComponent(ownPath(next))}` : '/sign-in')
})
