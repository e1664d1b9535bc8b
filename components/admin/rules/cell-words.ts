import type { Profile, Reach, Target } from '#domain/directory/policies/policy-table'

/** The words of `rules`; keys are made of profiles and so cannot be checked by type. */
type Translate = (key: never) => string

/** What a cell says: « Sa classe », « Tous », « Personne ». */
export function cellWords(t: Translate, from: Profile, target: Target, reach: Reach): string {
  const say = t as (key: string) => string
  if (reach === 'own') return say(`own.${from}.${target}`)
  return say(`${reach}.${target === 'groups' ? 'groups' : 'people'}`)
}
