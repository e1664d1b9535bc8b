import type { Profile, Target } from './policy-table.ts'

/** `contacts`: pairs of somebody who writes and somebody, or a group, written to; `people`: how many write; at most three examples. */
export type Effect = {
  what: 'gained' | 'lost'
  from: Profile
  target: Target
  contacts: number
  people: number
  examples: { from: string; to: string }[]
}

/** From group to group; `was` and `will` say whether it holds before and after the change. */
export type Edge = { from: string; to: string; reach: 'members' | 'group' | 'own_children'; was: boolean; will: boolean }

/** People with access, groups by id with the places of their members among these people, children by the place of their guardian. */
export type Cast = {
  people: { id: string; name: string; profile: Profile }[]
  groups: Map<string, { name: string; members: number[] }>
  children: Map<number, number[]>
}

const [WAS, WILL] = [1, 2]
const EXAMPLES = 3

/**
 * Who gains and who loses contact, counted by profiles. Here and not in SQL: marking is a few milliseconds where joining, sorting
 * and comparing a quarter of a million pairs of ids took seconds.
 */
export function compareReach(cast: Cast, edges: Edge[]): Effect[] {
  const leaving = Map.groupBy(edges, ({ from }) => from)
  const groupsOf = new Map<number, string[]>()
  for (const [id, { members }] of cast.groups)
    for (const member of members) groupsOf.set(member, [...(groupsOf.get(member) ?? []), id])
  const writers = new Set(
    edges.filter(({ was, will }) => was !== will).flatMap(({ from }) => cast.groups.get(from)?.members ?? []),
  )
  const marks = new Uint8Array(cast.people.length)
  const effects = new Map<string, Effect>()
  for (const writer of [...writers].toSorted((a, b) => a - b)) {
    const own = (groupsOf.get(writer) ?? []).flatMap((group) => leaving.get(group) ?? [])
    const wholes = markReached(cast, writer, own, marks)
    for (const [target, found] of changesOf(cast, writer, marks, wholes)) count(cast, effects, writer, target, found)
  }
  return [...effects.values()]
}

/** Marks who is reached before and after; gives the same for groups as wholes. */
function markReached(cast: Cast, writer: number, own: Edge[], marks: Uint8Array): Map<string, number> {
  const wholes = new Map<string, number>()
  const children = cast.children.get(writer) ?? []
  marks.fill(0)
  for (const { to, reach, was, will } of own) {
    const bits = (was ? WAS : 0) | (will ? WILL : 0)
    if (reach === 'group') {
      wholes.set(to, (wholes.get(to) ?? 0) | bits)
      continue
    }
    for (const member of cast.groups.get(to)?.members ?? [])
      if (reach === 'members' || children.includes(member)) marks[member]! |= bits
  }
  marks[writer] = 0
  return wholes
}

/** (what and target) → names, of those reached only before or only after. */
function changesOf(cast: Cast, writer: number, marks: Uint8Array, wholes: Map<string, number>): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const add = (bits: number, target: Target, name: string) => {
    if (bits !== WAS && bits !== WILL) return
    const key = `${bits === WILL ? 'gained' : 'lost'} ${cast.people[writer]!.profile} ${target}`
    const names = found.get(key)
    if (names) names.push(name)
    else found.set(key, [name])
  }
  for (const [place, bits] of marks.entries()) if (bits) add(bits, cast.people[place]!.profile, cast.people[place]!.name)
  for (const [id, bits] of wholes) add(bits, 'groups', cast.groups.get(id)?.name ?? '')
  return found
}

function count(cast: Cast, effects: Map<string, Effect>, writer: number, key: string, names: string[]): void {
  const [what, from, target] = key.split(' ') as [Effect['what'], Profile, Target]
  const effect = effects.get(key) ?? { what, from, target, contacts: 0, people: 0, examples: [] }
  effect.contacts += names.length
  effect.people++
  // Another one of the many for each writer, or three writers would name the same.
  if (effect.examples.length < EXAMPLES)
    effect.examples.push({ from: cast.people[writer]!.name, to: names[(writer * 7) % names.length]! })
  effects.set(key, effect)
}
