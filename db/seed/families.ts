import { KNOWN_ELSEWHERE, type NamePool } from './names.ts'
import type { Guardianship, Person } from './people-types.ts'
import { drawAdult, drawPool, type Registry } from './person-registry.ts'
import type { Random } from './random.ts'

type Household = { adults: { person: Person; relation: Guardianship['relation'] }[]; lastName: string; pools: NamePool[] }

/** A family with a child in each of those classes, and who is tied to whom. */
export function drawFamily(registry: Registry, random: Random, classNames: string[]): Guardianship[] {
  const household = drawHousehold(registry, random)
  const names: string[] = []
  return classNames.flatMap((className) => {
    const student = drawChild(registry, random, household, className, names)
    return household.adults.map(({ person, relation }) => ({ guardian: person, student, relation }))
  })
}

/** Two parents mostly, under one name or two; one alone in a sixth of the families; now and then somebody else as well. */
function drawHousehold(registry: Registry, random: Random): Household {
  const pool = drawPool(random)
  const other = random.chance(0.78) ? pool : drawPool(random)
  const fatherName = random.pick(pool.lastNames)
  const motherName = random.chance(0.55) ? fatherName : random.pick(other.lastNames)
  const isActive = () => !random.chance(0.03)
  const mother = () => registry.guardian(drawAdult(random, true, other, motherName), true, isActive())
  const father = () => registry.guardian(drawAdult(random, false, pool, fatherName), false, isActive())
  const alone = random.next()
  const adults: Household['adults'] = []
  if (alone > 0.04) adults.push({ person: mother(), relation: 'mother' })
  if (alone <= 0.04 || alone > 0.1) adults.push({ person: father(), relation: 'father' })
  if (random.chance(0.02)) adults.push({ person: registry.guardian(drawAdult(random, true), true), relation: 'guardian' })
  return { adults, lastName: childName(random, fatherName, motherName), pools: [pool, other] }
}

function childName(random: Random, fatherName: string, motherName: string): string {
  if (fatherName === motherName) return fatherName
  const both = `${fatherName}-${motherName}`
  if (random.chance(0.2) && both.length <= 18 && !both.includes(' ')) return both
  return random.chance(0.75) ? fatherName : motherName
}

function drawChild(registry: Registry, random: Random, home: Household, className: string, used: string[]): Person {
  const female = random.chance(0.5)
  for (;;) {
    const pool = random.pick(home.pools)
    const firstName = random.pick(female ? pool.girls : pool.boys)
    if (used.includes(firstName) || KNOWN_ELSEWHERE.has(`${firstName} ${home.lastName}`)) continue
    used.push(firstName)
    return registry.student({ firstName, lastName: home.lastName }, female, className)
  }
}
