import { KNOWN_ELSEWHERE, NAME_POOLS, type NamePool } from './names.ts'
import type { Person, Profile } from './people-types.ts'
import type { Random } from './random.ts'
import { identifierPart } from './typography.ts'

/** A given name; the identifier is made from it unless it is given too. */
export type GivenName = { firstName: string; lastName: string; identifier?: string }
type Post = { female: boolean; duty: string; firstName?: string; lastName?: string; identifier?: string }

/** Where the people of a school are entered, each with an id and an identifier that nobody else has. */
export type Registry = ReturnType<typeof personRegistry>

/** The ids of people and groups are of late August, whenever the school is filled, so that they never change. */
const SINCE = Date.UTC(2026, 7, 24, 6)

/** An empty registry; the suffix tells the identifiers of one school from those of another. */
export function personRegistry(random: Random, suffix: string) {
  const people: Person[] = []
  const taken = new Map<string, Person>()

  function add(profile: Profile, given: GivenName, rest: Partial<Person>): Person {
    const wanted = given.identifier ?? `${identifierPart(given.firstName)}.${identifierPart(given.lastName)}`
    let identifier = wanted + suffix
    for (let number = 2; taken.has(identifier); number++) identifier = `${wanted}${number}${suffix}`
    const person: Person = {
      id: random.uuid(SINCE + people.length * 40),
      profile,
      firstName: given.firstName,
      lastName: given.lastName,
      name: `${given.firstName} ${given.lastName}`,
      identifier,
      female: false,
      duty: '',
      className: '',
      active: true,
      left: false,
      isAdmin: false,
      ...rest,
    }
    people.push(person)
    taken.set(identifier, person)
    return person
  }

  return {
    people,
    since: SINCE,
    named: (identifier: string): Person => {
      const person = taken.get(identifier + suffix)
      if (!person) throw new Error(`nobody is called ${identifier}`)
      return person
    },
    student: (given: GivenName, female: boolean, className: string) => add('student', given, { female, className }),
    guardian: (given: GivenName, female: boolean, active = true) => add('guardian', given, { female, active }),
    teacher: (given: GivenName, female: boolean, duty: string) => add('teacher', given, { female, duty }),
    staff(post: Post, withNames: boolean): Person {
      const isNamed = withNames && post.identifier !== undefined
      const given = isNamed ? (post as GivenName) : drawAdult(random, post.female)
      return add('staff', given, {
        female: post.female,
        duty: post.duty,
        isAdmin: post.duty === 'principale',
        active: post.identifier !== 'yann.morel',
      })
    },
  }
}

/** One of the pools of names, as often as its share says. */
export function drawPool(random: Random): NamePool {
  let ticket = random.next() * NAME_POOLS.reduce((sum, pool) => sum + pool.share, 0)
  for (const pool of NAME_POOLS) {
    ticket -= pool.share
    if (ticket < 0) return pool
  }
  return NAME_POOLS[0]!
}

/** First and last name of a grown-up. */
export function drawAdult(random: Random, female: boolean, pool: NamePool = drawPool(random), lastName?: string): GivenName {
  for (;;) {
    const firstName = random.pick(female ? pool.women : pool.men)
    const last = lastName ?? random.pick(pool.lastNames)
    if (!KNOWN_ELSEWHERE.has(`${firstName} ${last}`)) return { firstName, lastName: last }
  }
}
