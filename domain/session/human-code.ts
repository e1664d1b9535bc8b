import { createHmac, randomInt } from 'node:crypto'
import { env } from '#env'

/** Crockford's base 32: no I, L, O, which are read as 1, 1 and 0, and no U. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 8

/** A code that people copy from paper, « K7Q4-M2XT »: 40 random bits. */
export function makeHumanCode(): string {
  const signs = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]!)
  return `${signs.slice(0, 4).join('')}-${signs.slice(4).join('')}`
}

/** What is kept of a code however it was typed, or null for what cannot be one. Keyed: forty bits alone are soon tried through. */
export function hashHumanCode(typed: string): string | null {
  const signs = typed
    .slice(0, 50)
    .toUpperCase()
    .replaceAll(/[\s–-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  if (signs.length !== LENGTH || [...signs].some((sign) => !SIGNS.includes(sign))) return null
  return createHmac('sha256', env().secret).update(`code\n${signs}`).digest('hex')
}
