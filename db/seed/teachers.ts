import { NAMED_TEACHERS, SUBJECTS } from './named-people.ts'
import type { Person } from './people-types.ts'
import { drawAdult, type Registry } from './person-registry.ts'
import type { Random } from './random.ts'

type Team = { teachers: Person[]; head: Person }

/** Draws the teachers (45 for 20 classes) and gives each class one of each subject of its level, and a head teacher. */
export function assignTeachers(registry: Registry, random: Random, classNames: string[], named: boolean): Map<string, Team> {
  const teams = new Map(classNames.map((name) => [name, [] as Person[]]))
  const heads = new Map<string, Person>()
  const known = named ? NAMED_TEACHERS : []
  for (const one of known) {
    const person = registry.teacher(one, one.female, one.duty)
    for (const name of one.classes) teams.get(name)!.push(person)
    if (one.headOf) heads.set(one.headOf, person)
  }
  for (const subject of SUBJECTS) {
    const already = known.filter((one) => one.duty === subject.duty)
    const wanted = Math.max(1, Math.round((subject.teachers * classNames.length) / 20))
    const drawn = drawTeachers(registry, random, subject.duty, Math.max(wanted - already.length, 1))
    const open = classNames.filter(
      (name) => Number(name[0]) <= subject.from && !already.some((one) => one.classes.includes(name)),
    )
    if (subject.from > 6) continue
    for (const [index, name] of random.shuffle(open).entries()) teams.get(name)!.push(drawn[index % drawn.length]!)
  }
  return new Map(classNames.map((name) => [name, teamOf(teams.get(name)!, heads, name, named, registry, random)]))
}

function teamOf(
  teachers: Person[],
  heads: Map<string, Person>,
  name: string,
  named: boolean,
  registry: Registry,
  random: Random,
): Team {
  const busy = new Set(heads.values())
  if (named) busy.add(registry.named('paul.durand'))
  const head = heads.get(name) ?? random.shuffle(teachers).find((teacher) => !busy.has(teacher)) ?? teachers[0]!
  heads.set(name, head)
  return { teachers, head }
}

function drawTeachers(registry: Registry, random: Random, duty: string, count: number): Person[] {
  return Array.from({ length: count }, () => {
    const female = random.chance(0.62)
    return registry.teacher(drawAdult(random, female), female, duty)
  })
}
