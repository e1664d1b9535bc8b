import 'server-only'
import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { askOnce } from './request-scope.ts'
import { openToken, sessionCookieName } from './session-cookie.ts'
import { findViewer } from './sessions.ts'
import type { Viewer } from './viewer.ts'
import { wantedPath } from './wanted-path.ts'

/** Who asks, or null for a stranger; looked up once a request. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const token = await openToken((await cookies()).get(sessionCookieName())?.value)
  return token && askOnce(`viewer ${token.personId} ${token.sessionId}`, () => findViewer(token))
})

/** Who asks; strangers are sent to sign in and come back afterwards. */
export async function requireViewer(): Promise<Viewer> {
  return (await getViewer()) ?? redirect(await signInPath())
}

/** An administrator of the school; for everybody else signed in, nothing is there. */
export async function requireAdmin(): Promise<Viewer> {
  const viewer = await requireViewer()
  if (!viewer.isAdmin) notFound()
  return viewer
}

async function signInPath(): Promise<string> {
  const path = await wantedPath()
  return path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`
}
