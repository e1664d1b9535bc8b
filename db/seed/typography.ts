const NO_BREAK = '\u00a0'
const NARROW = '\u202f'

/** French typography (no-break spaces, apostrophes) put into a text typed with ordinary spaces. */
export function french(text: string): string {
  return text
    .replaceAll("'", '’')
    .replaceAll('...', '…')
    .replaceAll(/ ([;?!])/g, `${NARROW}$1`)
    .replaceAll(' :', `${NO_BREAK}:`)
    .replaceAll('« ', `«${NO_BREAK}`)
    .replaceAll(' »', `${NO_BREAK}»`)
    .replaceAll(/(\d) (h|min|€|ko|Mo)(?![\p{L}])/gu, `$1${NO_BREAK}$2`)
    .replaceAll(/(\d\u00a0h) (\d\d)/g, `$1${NO_BREAK}$2`)
    .replaceAll(/\b(Mme|M\.) (?=\p{Lu})/gu, `$1${NO_BREAK}`)
}

/** « d’Inès », « de Léa », « qu’Hugo »: the little word before a name, with its vowel or without. */
export function elided(word: string, next: string): string {
  const bare = next.normalize('NFD').toLowerCase()
  return /^([aeiou]|y[^aeiou])/.test(bare) ? `${word.slice(0, -1)}’${next}` : `${word} ${next}`
}

/** Lower case, without accents or signs: what identifiers are made of. */
export function identifierPart(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll(/[^a-z-]/g, '')
}
