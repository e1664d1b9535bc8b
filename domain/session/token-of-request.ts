import type { IncomingMessage } from 'node:http'
import { openToken, type SessionToken, sessionCookieName } from './session-cookie.ts'

/** The token that a request of Node's brings, or null; what it names is asked of the database. For what is served beside Next. */
export function tokenOfRequest({ headers }: IncomingMessage): Promise<SessionToken | null> {
  const name = `${sessionCookieName()}=`
  const found = headers.cookie?.split(/;\s*/).find((one) => one.startsWith(name))
  return openToken(found?.slice(name.length))
}
