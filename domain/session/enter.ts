import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { ownPath } from './own-path.ts'
import { sealToken, sessionCookieName, sessionCookieOptions } from './session-cookie.ts'
import { openSession } from './sessions.ts'

/** Who has shown who they are gets a session of their own in this browser, and goes on to the page that they wanted. */
export async function enter(personId: string, next?: string): Promise<never> {
  await beginSession(personId)
  redirect(ownPath(next))
}

async function beginSession(personId: string): Promise<void> {
  const { token, expiresAt } = await openSession(personId, (await headers()).get('user-agent') ?? '')
  const sealed = await sealToken(token, Math.ceil((expiresAt.getTime() - Date.now()) / 1000))
  ;(await cookies()).set(sessionCookieName(), sealed, sessionCookieOptions(expiresAt))
}
