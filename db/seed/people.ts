import { drawFamily } from './families.ts'
import { NAMED_GUARDIANS, NAMED_STUDENTS, STAFF_POSTS } from './named-people.ts'
import type { Guardianship, Person, School } from './people-types.ts'
import { personRegistry, type Registry } from './person-registry.ts'
import { type Random, seededRandom } from './random.ts'
import { assignTeachers } from './teachers.ts'

export type SchoolPlan = { seed: string; uai: string; name: string; students: number; named: boolean; identifierSuffix?: string }
type Seat = { className: string; level: string }

const CLASS_SIZE = 26

/**
 * A school of so many students in classes of 26, with families, teachers and staff. The same plan gives the same people,
 * ids included. With `named` the people of the contract have their seats.
 */
export function makeSchool(plan: SchoolPlan): School {
  const random = seededRandom(`${plan.seed} people`)
  const registry = personRegistry(random, plan.identifierSuffix ?? '')
  const classNames = classNamesFor(Math.ceil(plan.students / CLASS_SIZE))
  const staff = STAFF_POSTS.map((post) => registry.staff(post, plan.named))
  const teaching = assignTeachers(registry, random, classNames, plan.named)
  const guardianships = fillSeats(registry, random, seatsFor(classNames, plan.students), plan.named)
  const students = registry.people.filter((person) => person.profile === 'student')
  addFormerPeople(registry)
  const classes = classNames.map((name) => ({
    name,
    level: levelOf(name),
    students: students.filter((student) => student.className === name),
    ...teaching.get(name)!,
  }))
  return {
    id: random.uuid(registry.since),
    uai: plan.uai,
    name: plan.name,
    people: registry.people,
    students,
    guardians: present(registry, 'guardian'),
    teachers: present(registry, 'teacher'),
    staff,
    classes,
    guardianships,
    guardiansOf: gather(
      guardianships,
      (tie) => tie.student.id,
      (tie) => tie.guardian,
    ),
    childrenOf: gather(
      guardianships,
      (tie) => tie.guardian.id,
      (tie) => tie.student,
    ),
    named: registry.named,
  }
}

/** « 6 » of « 6C ». */
export function levelOf(className: string): string {
  return className[0]!
}

function present(registry: Registry, profile: Person['profile']): Person[] {
  return registry.people.filter((person) => person.profile === profile && !person.left)
}

function gather<T>(ties: Guardianship[], key: (tie: Guardianship) => string, value: (tie: Guardianship) => T): Map<string, T[]> {
  const map = new Map<string, T[]>()
  for (const tie of ties) map.set(key(tie), [...(map.get(key(tie)) ?? []), value(tie)])
  return map
}

/** The classes of the contract first, so that a small school has them too; then A to E, and on as far as needed. */
function classNamesFor(count: number): string[] {
  const names = ['3A', '6C', '4B']
  for (let rank = 0; names.length < Math.max(count, 3); rank++) {
    for (const level of ['6', '5', '4', '3']) {
      const name = `${level}${letters(rank)}`
      if (!names.includes(name) && names.length < count) names.push(name)
    }
  }
  return names.sort((a, b) => b[0]!.localeCompare(a[0]!) || a.length - b.length || a.localeCompare(b))
}

function letters(rank: number): string {
  const last = String.fromCharCode(65 + (rank % 26))
  return rank < 26 ? last : letters(Math.floor(rank / 26) - 1) + last
}

function seatsFor(classNames: string[], students: number): Seat[] {
  return Array.from({ length: students }, (_, index) => {
    const className = classNames[index % classNames.length]!
    return { className, level: levelOf(className) }
  })
}

function fillSeats(registry: Registry, random: Random, allSeats: Seat[], named: boolean): Guardianship[] {
  const ties = named ? seatNamedFamilies(registry, allSeats) : []
  const seats = random.shuffle(allSeats)
  while (seats.length > 0) {
    const children = random.chance(0.06) ? 2 : random.chance(0.012) ? 3 : 1
    ties.push(...drawFamily(registry, random, takeSeats(seats, children)))
  }
  return ties
}

/** Brothers and sisters sit in different levels where the seats allow it. */
function takeSeats(seats: Seat[], count: number): string[] {
  const taken = [seats.pop()!]
  for (let index = seats.length - 1; index >= 0 && taken.length < count; index--) {
    if (taken.every((seat) => seat.level !== seats[index]!.level)) taken.push(...seats.splice(index, 1))
  }
  return taken.map((seat) => seat.className)
}

function seatNamedFamilies(registry: Registry, seats: Seat[]): Guardianship[] {
  const ties: Guardianship[] = []
  const guardians = NAMED_GUARDIANS.map((one) => ({ ...one, person: registry.guardian(one, one.relation !== 'father') }))
  for (const child of NAMED_STUDENTS) {
    seats.splice(
      seats.findIndex((seat) => seat.className === child.className),
      1,
    )
    const student = registry.student(child, child.female, child.className)
    const family = guardians.filter((one) => one.family === child.family)
    ties.push(...family.map(({ person, relation }) => ({ guardian: person, student, relation })))
  }
  return ties
}

/** Who left keeps a name on old messages and nothing else. */
function addFormerPeople(registry: Registry): void {
  const student = registry.student({ firstName: 'Maxence', lastName: 'Lebon' }, false, '')
  const teacher = registry.teacher({ firstName: 'Brigitte', lastName: 'Chassagne' }, true, 'français')
  for (const person of [student, teacher]) Object.assign(person, { left: true, active: false })
}
