/** Letters that do not come apart into a base letter and an accent. */
const LETTERS: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }

/** A query is cut here before anything else is done with it. */
const QUERY_LENGTH = 100
const QUERY_WORDS = 6

/**
 * Text as it is compared: lower case, no accents, ligatures written out, everything else than letters and figures a
 * single space. « Œuvres d’été » gives `oeuvres d ete`. What comes out holds no wildcard of LIKE.
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[œæßøłđðþı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * What `people.search_name` and `groups.search_name` hold: the folded words after a space, so that `like '% ber%'`
 * finds the beginning of any word through the trigram index. People: first name, last name; groups: the name.
 */
export function searchName(...parts: string[]): string {
  return ` ${fold(parts.join(' '))}`
}

/** The words that a query looks for: at most 6, from its first 100 characters, each once. */
export function searchWords(query: string): string[] {
  const words = fold(query.slice(0, QUERY_LENGTH)).split(' ').filter(Boolean)
  return [...new Set(words)].slice(0, QUERY_WORDS)
}
