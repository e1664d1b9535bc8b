import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { keepChallenge } from './challenge-cookie.ts'
import { tellNewDevice } from './new-device.ts'
import { ownPath } from './own-path.ts'
import { type SessionToken, sealToken, sessionCookieName, sessionCookieOptions } from './session-cookie.ts'
import { type Opening, openSession } from './sessions.ts'
import { nextStep, openChallenge } from './sign-in-challenges.ts'

const STEPS = { challenge: '/sign-in/second-factor', enrol: '/sign-in/enrol' } as const

/**
 * Who has shown who they are, by password, code from paper, link or identity provider, goes on to the page that they wanted, with a session
 * of their own in this browser; or first to the second factor, with nothing but the token of that step. `from`: the session left for it.
 */
export async function enter(personId: string, next?: string, from?: SessionToken): Promise<never> {
  const step = await nextStep(personId)
  const wanted = ownPath(next)
  if (step === 'none') {
    await beginSession(personId, { from })
    redirect(wanted)
  }
  await keepChallenge(await openChallenge(personId, step))
  redirect(wanted === '/' ? STEPS[step] : `${STEPS[step]}?next=${encodeURIComponent(wanted)}`)
}

/** A new session, and its cookie. */
export async function beginSession(personId: string, opening?: Opening): Promise<void> {
  const { token, expiresAt } = await openSession(personId, (await headers()).get('user-agent') ?? '', undefined, opening)
  await tellNewDevice(token)
  const sealed = await sealToken(token, Math.ceil((expiresAt.getTime() - Date.now()) / 1000))
  ;(await cookies()).set(sessionCookieName(), sealed, sessionCookieOptions(expiresAt))
}
