import { type SQL, sql } from 'drizzle-orm'

/** How a French reader expects names in a list, É among the Es; the database itself orders bytes. */
export const FRENCH = sql.raw('collate "fr-x-icu"')

/** Whether each word begins a word of the folded name, in any order. Words are folded (`searchWords`): no wildcard is in them. */
export function matches(searchName: SQL, words: string[]): SQL {
  return sql`(${sql.join(
    words.map((word) => sql`${searchName} like ${`% ${word}%`}`),
    sql` and `,
  )})`
}

/** Whether each word is a whole one of folded words with a space after the last: these come first, « Martin » before « Martinez ». */
export function matchesWhole(foldedWords: SQL, words: string[]): SQL {
  return sql`(${sql.join(
    words.map((word) => sql`${foldedWords} like ${`% ${word} %`}`),
    sql` and `,
  )})`
}

/** Whether a class is one of the viewer's: what concerns it comes before the rest. */
export function isOneOf(className: SQL, classes: string[]): SQL {
  return sql`${className} = any (array(select json_array_elements_text(${JSON.stringify(classes)}::json)))`
}
