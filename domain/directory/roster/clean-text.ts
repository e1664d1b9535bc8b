/** Controls and invisible characters that make a name lie or that a database refuses (NUL). */
const HIDDEN = /[\p{Cc}\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/gu
const EMAIL = /^[^\s@<>,;:"()[\]\\]{1,64}@(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.)+[\p{L}]{2,63}$/u
const LONGEST_EMAIL = 254

export const lengthOf = (text: string) => [...text].length
export const hasHidden = (text: string) => text.replaceAll(/[\s\uFEFF]/g, '').search(HIDDEN) >= 0 || !text.isWellFormed()
export const isUndecoded = (text: string) => text.includes('\uFFFD')

const PLAIN = /^[!-~]+(?: [!-~]+)*$/

/** One line of text in NFC, spaces single, nothing hidden. */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text
  return text.toWellFormed().replaceAll(/\s+/g, ' ').replaceAll(HIDDEN, '').normalize('NFC').trim()
}

export function cut(text: string, most: number): string {
  return [...text].slice(0, most).join('').trim()
}

/** National exports shout (« LE GOFF-MARTIN »): a name all in capitals is written as names are (« Le Goff-Martin »). */
export function nameCase(name: string): string {
  if (lengthOf(name) < 2 || name !== name.toLocaleUpperCase('fr') || name === name.toLocaleLowerCase('fr')) return name
  return name
    .toLocaleLowerCase('fr')
    .replaceAll(/(^|[^\p{L}\p{M}])(\p{L})/gu, (_, before, letter) => before + letter.toLocaleUpperCase('fr'))
}

/** The address as it is kept, or null when no mail can go there (RFC 5321 lengths). */
export function emailOf(text: string): string | null {
  return text.length <= LONGEST_EMAIL && EMAIL.test(text) ? text : null
}

/** E.164 where the number is French or says its country, or null when it is no number: « 06 12 34 56 78 » → +33612345678. */
export function phoneOf(text: string): string | null {
  const digits = text.replaceAll(/[\s.\-/()\u00A0]/g, '').replace(/^00/, '+')
  if (/^0[1-9]\d{8}$/.test(digits)) return `+33${digits.slice(1)}`
  return /^\+?\d{3,15}$/.test(digits) ? digits.replace(/^\+330/, '+33') : null
}
