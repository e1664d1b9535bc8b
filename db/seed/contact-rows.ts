import type { Person, School } from './people-types.ts'
import { type Random, seededRandom } from './random.ts'

const STREETS = ['rue des Lilas', 'rue Garibaldi', 'avenue Jean-Jaurès', 'place Bellecour', 'quai Perrache', 'montée des Carmes']
const TOWNS = ['69003 Lyon', '69007 Lyon', '69008 Lyon', '69100 Villeurbanne', '69500 Bron']

/** How grown-ups are reached: addresses of mail for all, numbers and a home for guardians, by a chance of their own. */
export function contactRows(school: School): Record<string, unknown>[] {
  const random = seededRandom(`${school.uai} contact`)
  return [...school.guardians, ...school.teachers, ...school.staff].map((person) => ({
    person_id: person.id,
    email: `${person.identifier}@example.org`,
    ...(person.profile === 'guardian' ? guardianRow(person, random) : { mobile: null, phone: null, address: null }),
  }))
}

/** The numbers are of the ranges that are never given out (« fictifs », plan de numérotation de l'Arcep). */
function guardianRow({ name }: Person, random: Random) {
  const figures = (count: number) => String(random.between(0, 10 ** count - 1)).padStart(count, '0')
  const [mobile, phone, hasPhone] = [`063998${figures(4)}`, `046571${figures(4)}`, random.chance(0.4)]
  const address = `${random.between(1, 98)} ${random.pick(STREETS)}, ${random.pick(TOWNS)}`
  const known = name.endsWith(' Bernard')
  return { mobile, phone: hasPhone || known ? phone : null, address }
}
