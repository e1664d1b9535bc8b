import { Refusal } from '#domain/refusal'
import { env } from '#env'

/**
 * Refuses a change that another site asked for: the Origin must be there and be ours (the public address, or the host that
 * the browser itself named). X-Forwarded-Host is not believed.
 */
export function requireSameOrigin(headers: Headers): void {
  const origin = headers.get('origin')
  if (!origin || origin === 'null' || !URL.canParse(origin)) throw new Refusal('foreign-origin')
  const { host, origin: whole } = new URL(origin)
  if (whole !== new URL(env().url).origin && host !== headers.get('host')) throw new Refusal('foreign-origin')
}
