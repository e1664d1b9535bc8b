'use server'

import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { Refusal } from '#domain/refusal'
import { action, type FormState, publicAction } from './action.ts'
import { authenticate } from './authenticate.ts'
import { describeRefusal } from './describe-refusal.ts'
import { ownPath } from './own-path.ts'
import { openToken, sealToken, sessionCookieName, sessionCookieOptions } from './session-cookie.ts'
import { closeSession, openSession } from './sessions.ts'

export type SignInState = FormState & { identifier?: string }

const signInForm = z.strictObject({
  identifier: z.string().max(500),
  password: z.string().max(10_000),
  next: z.string().max(2000).optional(),
})

/** Signs in and goes on to where the person wanted to go; keeps the identifier typed when refused. */
export const signInAction = publicAction<z.infer<typeof signInForm>, SignInState>(signInForm, async (input, state) => {
  const request = await headers()
  const answer = await authenticate(input, request.get('x-preau-address') ?? 'unknown').catch(keepRefusal)
  if (answer instanceof Refusal && state) return { identifier: input.identifier, refusal: await describeRefusal(answer) }
  if (answer instanceof Refusal) throw answer
  const { token, expiresAt } = await openSession(answer, request.get('user-agent') ?? '')
  const sealed = await sealToken(token, Math.ceil((expiresAt.getTime() - Date.now()) / 1000))
  ;(await cookies()).set(sessionCookieName(), sealed, sessionCookieOptions(expiresAt))
  redirect(ownPath(input.next))
})

function keepRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  throw error
}

/** Revokes the session on the server, then forgets the cookie. */
export const signOutAction = action(z.object({}), async () => {
  const jar = await cookies()
  const token = await openToken(jar.get(sessionCookieName())?.value)
  if (token) await closeSession(token)
  jar.delete(sessionCookieName())
  redirect('/sign-in')
})

const localeForm = z.strictObject({ locale: z.enum(['fr', 'en']), next: z.string().max(2000).optional() })

/** The language of the pages before sign-in. */
export const chooseLocaleAction = publicAction(localeForm, async ({ locale, next }) => {
  ;(await cookies()).set('locale', locale, { path: '/', sameSite: 'lax', maxAge: 365 * 24 * 3600, httpOnly: true })
  redirect(next ? `/sign-in?next=${encodeURIComponent(ownPath(next))}` : '/sign-in')
})
