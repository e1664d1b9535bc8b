import { Refusal } from '#domain/refusal'
import { WORST_PASSWORDS } from './worst-passwords.ts'

/** Longest password looked at; the hash's cost must not grow with what a stranger sends. */
export const MAX_PASSWORD = 200

/** Whose password it is to be. */
export type PasswordOwner = {
  profile: 'student' | 'guardian' | 'teacher' | 'staff'
  isAdmin: boolean
  identifier: string
  firstName: string
  lastName: string
  schoolName: string
}

/** The shortest password in characters: those who see much of others choose a longer one. */
export function leastPassword({ profile, isAdmin }: Pick<PasswordOwner, 'profile' | 'isAdmin'>): number {
  return isAdmin || profile === 'staff' || profile === 'teacher' ? 12 : 8
}

/**
 * Refuses a password that is too short or long, among the worst known, or little more than the person's own names
 * (NIST SP 800-63B §3.1.1.2). No rule about kinds of characters: they make passwords shorter, not better.
 */
export function requireGoodPassword(password: string, owner: PasswordOwner): void {
  const least = leastPassword(owner)
  if ([...password].length < least) throw new Refusal('password-too-short', { least }, 'password')
  if (password.length > MAX_PASSWORD) throw new Refusal('password-too-long', { most: MAX_PASSWORD }, 'password')
  const bare = letters(password)
  if (WORST_PASSWORDS.has(bare) || new Set(bare).size <= 2) throw new Refusal('password-common', {}, 'password')
  if (withoutNames(bare, owner).length < 5) throw new Refusal('password-personal', {}, 'password')
}

function withoutNames(bare: string, { identifier, firstName, lastName, schoolName }: PasswordOwner): string {
  const names = [identifier, firstName, lastName, schoolName]
  const words = [...names, ...names.flatMap((name) => name.split(/[^\p{L}\d]+/u)), 'preau'].map(letters)
  const long = words.filter((word) => word.length > 2).toSorted((a, b) => b.length - a.length)
  return long.reduce((rest, word) => rest.replaceAll(word, ''), bare)
}

/** Letters and digits alone, without accents or capitals. */
function letters(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\d]/gu, '')
    .toLowerCase()
}
