import { fold, searchWords } from '#db/fold'
import type { ClassLink, DirectoryQuestion, Profile } from './types.ts'

const PROFILES: Profile[] = ['student', 'guardian', 'teacher', 'staff']

type Given = { q?: unknown; profile?: unknown; class?: unknown }

/**
 * What the address of the directory asks. A class among the words typed is taken for that class, as if it had been chosen:
 * « maths 3A » asks for who teaches mathematics in 3A. `classes` are those that the viewer may browse; others stay words.
 */
export function readQuestion(given: Given, classes: ClassLink[]): DirectoryQuestion {
  const query = typeof given.q === 'string' ? given.q.trim().slice(0, 100) : ''
  const profile = PROFILES.find((one) => one === given.profile) ?? null
  const chosen = classes.find(({ name }) => name === given.class)?.name ?? null
  const typed = ` ${fold(query)} `
  const isTyped = ({ name }: ClassLink) => fold(name) !== '' && typed.includes(` ${fold(name)} `)
  const meant = chosen ?? longest(classes.filter(isTyped).map(({ name }) => name))
  const rest = chosen || !meant ? typed : typed.replace(` ${fold(meant)} `, ' ')
  return { query, profile, chosen, className: meant, words: searchWords(rest) }
}

export function isAsked({ query, profile, className }: DirectoryQuestion): boolean {
  return query !== '' || profile !== null || className !== null
}

function longest(names: string[]): string | null {
  return names.toSorted((a, b) => b.length - a.length)[0] ?? null
}
