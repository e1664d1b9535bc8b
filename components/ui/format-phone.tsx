const PAIRS = '\u00a0'

/** A number as it is read in France: « 06 39 98 45 10 » in pairs that no line breaks; foreign and short ones stay as they were written. */
export function formatPhone(number: string): string {
  const national = frenchNumber(number)
  return national ? national.replace(/(\d\d)(?=\d)/g, `$1${PAIRS}`) : number.trim()
}

/** The address of a link that calls the number (RFC 3966). */
export function phoneHref(number: string): string {
  const national = frenchNumber(number)
  return `tel:${national ? `+33${national.slice(1)}` : number.replace(/(?!^\+)[^\d*#]/g, '')}`
}

/** The ten figures of a French number, however it was written: 06…, +33 6…, 0033 6…, +33 (0)6…; else undefined. */
function frenchNumber(number: string): string | undefined {
  const figures = number.replace(/\(0\)/, '').replace(/[\s.()/\u00a0\u202f-]/g, '')
  const [, rest] = /^(?:\+33|0033|0)([1-9]\d{8})$/.exec(figures) ?? []
  return rest && `0${rest}`
}
