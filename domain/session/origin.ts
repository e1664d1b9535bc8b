import { Refusal } from '#domain/refusal'
import { env } from '#env'

/**
 * Refuses a change that another site asked for: the Origin must be there and be ours (the public address, or the host that
 * the browser itself named). X-Forwarded-Host is not believed.
 */
export function requireSameOrigin(headers: Headers): void {
  if (!isSameOrigin(headers)) throw new Refusal('foreign-origin')
}

/** The same as a question, for doors that programs alone use and whose refusal nobody reads. */
export function isSameOrigin(headers: Pick<Headers, 'get'>): boolean {
  const origin = headers.get('origin')
  if (!origin || origin === 'null' || !URL.canParse(origin)) return false
  const { host, origin: whole } = new URL(origin)
  return whole === new URL(env().url).origin || host === headers.get('host')
}
