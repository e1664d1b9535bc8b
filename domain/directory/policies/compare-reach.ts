import { setImmediate } from 'node:timers/promises'
import { PROFILES, type Profile, type Target } from './policy-table.ts'

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
/** So long the process may be kept from everything else. */
const BREATH_MS = 20

/**
 * Who gains and who loses contact, counted by profiles. Here and not in SQL: marking is a few milliseconds where joining, sorting
 * and comparing a quarter of a million pairs of ids took seconds. Whoever writes from the same groups reaches the same people, own
 * children apart, and is marked once: one by one, the 100,000 of a network took minutes in which nobody else was served.
 */
export async function compareReach(cast: Cast, edges: Edge[]): Promise<Effect[]> {
  const leaving = Map.groupBy(edges, ({ from }) => from)
  const groupsOf = groupsByPlace(cast)
  const writers = new Set(
    edges.filter(({ was, will }) => was !== will).flatMap(({ from }) => cast.groups.get(from)?.members ?? []),
  )
  const from = (writer: number) => (groupsOf.get(writer) ?? []).filter((group) => leaving.has(group))
  const alike = Map.groupBy(
    [...writers].toSorted((a, b) => a - b),
    (writer) => from(writer).join(' '),
  )
  const marks = new Uint8Array(cast.people.length)
  const effects = new Map<string, Effect>()
  let since = performance.now()
  for (const same of alike.values()) {
    const own = from(same[0]!).flatMap((group) => leaving.get(group) ?? [])
    const reached = reachedFrom(cast, own, marks)
    for (const writer of same) countWriter({ cast, effects, marks }, writer, reached, apart(cast, groupsOf, own, marks, writer))
    if (performance.now() - since > BREATH_MS) {
      await setImmediate()
      since = performance.now()
    }
  }
  return [...effects.values()]
}

function groupsByPlace({ groups }: Cast): Map<number, string[]> {
  const groupsOf = new Map<number, string[]>()
  for (const [id, { members }] of groups)
    for (const member of members)
      groupsOf
        .set(member, groupsOf.get(member) ?? [])
        .get(member)!
        .push(id)
  return groupsOf
}

/** (what and target) → how many people, or names of groups, that are reached only before or only after. */
type Reached = { people: Map<string, number>; wholes: Map<string, string[]> }

const bitsOf = ({ was, will }: Edge) => (was ? WAS : 0) | (will ? WILL : 0)
const keyOf = (bits: number, target: Target) => (bits === WAS ? `lost ${target}` : bits === WILL ? `gained ${target}` : null)

/** Marks who is reached before and after, whosever child they are, and counts those with whom it changes. */
function reachedFrom(cast: Cast, own: Edge[], marks: Uint8Array): Reached {
  const bits = new Map<string, number>()
  marks.fill(0)
  for (const edge of own) {
    if (edge.reach === 'group') bits.set(edge.to, (bits.get(edge.to) ?? 0) | bitsOf(edge))
    if (edge.reach !== 'members') continue
    for (const member of cast.groups.get(edge.to)?.members ?? []) marks[member]! |= bitsOf(edge)
  }
  const wholes = Map.groupBy(bits.keys(), (id) => keyOf(bits.get(id)!, 'groups'))
  const named = [...wholes].flatMap(([key, ids]) =>
    key ? [[key, ids.map((id) => cast.groups.get(id)?.name ?? '')] as const] : [],
  )
  return { people: tally(cast, marks), wholes: new Map(named) }
}

/** The innermost loop: figures alone. */
function tally({ people }: Cast, marks: Uint8Array): Map<string, number> {
  const sums = Object.fromEntries(PROFILES.map((profile) => [profile, [0, 0, 0, 0]])) as Record<Profile, number[]>
  for (let place = 0; place < marks.length; place++) if (marks[place]) sums[people[place]!.profile][marks[place]!]!++
  const counted = PROFILES.flatMap((profile) => [WAS, WILL].map((bits) => [keyOf(bits, profile)!, sums[profile][bits]!] as const))
  return new Map(counted.filter(([, number]) => number > 0))
}

/** Of whom it is otherwise for this writer: themself, and own children. By place, what is said of all who are alike and what of them. */
type Apart = Map<number, { all: string | null; own: string | null }>

function apart(cast: Cast, groupsOf: Map<number, string[]>, edges: Edge[], marks: Uint8Array, writer: number): Apart {
  const said = (place: number, bits: number) => {
    const { profile } = cast.people[place]!
    return { all: keyOf(marks[place]!, profile), own: keyOf(bits, profile) }
  }
  const found: Apart = new Map([[writer, said(writer, 0)]])
  for (const child of cast.children.get(writer) ?? []) {
    const ofChild = edges.filter(({ reach, to }) => reach === 'own_children' && groupsOf.get(child)?.includes(to))
    const bits = ofChild.reduce((all, edge) => all | bitsOf(edge), marks[child]!)
    found.set(child, said(child, bits))
  }
  return found
}

type Counting = { cast: Cast; effects: Map<string, Effect>; marks: Uint8Array }

function countWriter({ cast, effects, marks }: Counting, writer: number, { people, wholes }: Reached, others: Apart): void {
  const own = [...others.values()]
  for (const key of new Set([...people.keys(), ...own.flatMap((one) => one.own ?? [])])) {
    const more = own.filter((one) => one.own === key).length - own.filter(({ all }) => all === key).length
    const isSo = ({ profile }: Cast['people'][number], place: number) =>
      (others.get(place)?.own ?? (others.has(place) ? null : keyOf(marks[place]!, profile))) === key
    const names = () => cast.people.filter(isSo).map(({ name }) => name)
    count(cast, effects, writer, key, (people.get(key) ?? 0) + more, names)
  }
  for (const [key, names] of wholes) count(cast, effects, writer, key, names.length, () => names)
}

function count(
  cast: Cast,
  effects: Map<string, Effect>,
  writer: number,
  key: string,
  number: number,
  names: () => string[],
): void {
  if (number === 0) return
  const { name, profile } = cast.people[writer]!
  const [what, target] = key.split(' ') as [Effect['what'], Target]
  const place = `${what} ${profile} ${target}`
  const effect = effects.get(place) ?? { what, from: profile, target, contacts: 0, people: 0, examples: [] }
  effect.contacts += number
  effect.people++
  // Another one of the many for each writer, or three writers would name the same.
  if (effect.examples.length < EXAMPLES) effect.examples.push({ from: name, to: names()[(writer * 7) % number]! })
  effects.set(place, effect)
}
