import { decode, encode } from 'next-auth/jwt'
import { env } from '#env'

/** What the signed cookie carries: which session row to look at, and nothing that gives a right. */
export type SessionToken = { personId: string; sessionId: string }

/** The token as one word, to find it among others. */
export function tokenKey({ personId, sessionId }: SessionToken): string {
  return `${personId} ${sessionId}`
}

/** next-auth's own name for its cookie; the prefix makes browsers insist on https where there is https. */
export function sessionCookieName(): string {
  return isSecure() ? '__Secure-next-auth.session-token' : 'next-auth.session-token'
}

/** Attributes of the session cookie; it lives as long as the session's row at most. */
export function sessionCookieOptions(expires: Date) {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(), expires } as const
}

/** Signs and encrypts the token as next-auth does, so that next-auth's own routes read it too. */
export function sealToken(token: SessionToken, maxAge: number): Promise<string> {
  return encode({ token: { ...token }, secret: env().secret, maxAge })
}

type Opened = { token: SessionToken; endsAt: number }

/** Opening a cookie costs a third of a millisecond and gives the same each time. What it names is asked of the database on each request. */
const opened = new Map<string, Opened>()
const MOST_KEPT = 5_000

/** The token of a cookie, or null for anything that is not ours, expired or malformed. */
export async function openToken(cookie: string | undefined): Promise<SessionToken | null> {
  if (!cookie || cookie.length > 4096) return null
  const found = opened.get(cookie) ?? (await open(cookie))
  return found && found.endsAt > Date.now() ? found.token : null
}

async function open(cookie: string): Promise<Opened | null> {
  const token = await decode({ token: cookie, secret: env().secret }).catch(() => null)
  if (typeof token?.personId !== 'string' || typeof token.sessionId !== 'string' || typeof token.exp !== 'number') return null
  const found = { token: { personId: token.personId, sessionId: token.sessionId }, endsAt: token.exp * 1000 }
  if (opened.size >= MOST_KEPT) opened.clear()
  opened.set(cookie, found)
  return found
}

function isSecure(): boolean {
  return env().url.startsWith('https:')
}
