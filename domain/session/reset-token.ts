import { createHash, createHmac } from 'node:crypto'
import { env } from '#env'

/**
 * The secret of a link that sets a new password, made from the id of its mail: the job that writes the mail needs no secret to be
 * kept for it, and writes the same link at every try.
 */
export function resetToken(key: string): string {
  return createHmac('sha256', env().secret).update(`reset\n${key}`).digest('base64url')
}

/** What is kept of a token of 128 bits and more. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
