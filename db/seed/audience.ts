import type { Group } from './groups.ts'
import type { Person, School } from './people-types.ts'
import { elided } from './typography.ts'

/** What « À » may name. */
export type Target = { kind: 'person'; person: Person } | { kind: 'group'; group: Group } | { kind: 'guardians'; student: Person }
export type Copy = { person: Person; about: string[]; tag: string }
/** Who gets a message: one copy a person, whatever names them. */
export type Audience = {
  expand(targets: Target[], author: Person, about: Person[], className: string): Copy[]
  sizeOf(target: Target): number
  nameOf(target: Target): string
}

/** The audience of targets in a school; what a group means for each member is worked out once. */
export function audienceOf(school: School): Audience {
  const cache = new Map<string, Copy[]>()
  const copiesOf = (group: Group) => {
    const known =
      cache.get(group.id) ?? group.members.filter((one) => one.active).map((person) => copyInGroup(school, group, person))
    cache.set(group.id, known)
    return known
  }
  const guardians = (student: Person) => (school.guardiansOf.get(student.id) ?? []).filter((one) => one.active)

  function copiesFor(target: Target, about: Person[], className: string): Copy[] {
    if (target.kind === 'group') return copiesOf(target.group)
    const people = target.kind === 'person' ? [target.person].filter((one) => one.active) : guardians(target.student)
    return people.map((person) => personalCopy(school, person, target.kind === 'guardians' ? [target.student] : about, className))
  }

  return {
    expand(targets, author, about, className) {
      const found = new Map<string, Copy>()
      for (const copy of targets.flatMap((target) => copiesFor(target, about, className))) {
        if (copy.person !== author && !found.has(copy.person.id)) found.set(copy.person.id, copy)
      }
      return [...found.values()]
    },
    sizeOf: (target) => copiesFor(target, [], '').length,
    nameOf: (target) =>
      target.kind === 'group'
        ? target.group.name
        : target.kind === 'person'
          ? target.person.name
          : `Parents ${elided('de', target.student.name)}`,
  }
}

function copyInGroup(school: School, group: Group, person: Person): Copy {
  if (person.profile !== 'guardian') return { person, about: [], tag: group.kind === 'mailbox' ? group.name : group.className }
  const children = (school.childrenOf.get(person.id) ?? []).filter((child) => concerns(group, child))
  return { person, about: children.map((child) => child.id), tag: children.map((child) => child.firstName).join(', ') }
}

/** A class, a level or all families: the children through whom a guardian is in the group. */
function concerns(group: Group, child: Person): boolean {
  if (group.className) return child.className === group.className
  if (group.level) return child.className.startsWith(group.level)
  return group.name === 'Parents'
}

/** One person’s copy of a message about students: families see their child, everybody else the class. */
export function personalCopy(school: School, person: Person, about: Person[], className: string): Copy {
  const children = school.childrenOf.get(person.id)
  const concerned = children ? about.filter((one) => children.includes(one)) : about
  const tag = children ? concerned.map((child) => child.firstName).join(', ') : concerned[0]?.className || className
  return { person, about: concerned.map((one) => one.id), tag }
}
