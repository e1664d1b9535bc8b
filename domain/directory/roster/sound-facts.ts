import { Refusal } from '#domain/refusal'
import { cleanText, cut, lengthOf } from './clean-text.ts'
import { error, type RawFact, type RawPerson, warning } from './raw-facts.ts'
import type { KnownPerson, RosterFact, RosterIssue, RosterOptions } from './roster.ts'
import { soundPerson } from './sound-person.ts'

type Fact<Kind extends RosterFact['kind']> = Extract<RosterFact, { kind: Kind }>
type GroupFact = RosterFact & { kind: 'class' | 'course' }
type Reference = Fact<'member'> | Fact<'tie'>
type Seen = {
  people: Map<string, { profile: Fact<'person'>['profile']; leaves: boolean; line: number }>
  groups: Map<string, number>
  /** Names given, and the number that the next of that name gets. */
  names: Map<string, number>
  references: Map<string, Reference>
  /** Whom a line named that was left out: what else it says of them needs no second complaint. */
  leftOut: Set<string>
}
/** Whom and what the school has already. */
type Before = { people: Map<string, KnownPerson & { leaves: boolean }>; groups: Set<string> }

/** What one school can need: a file with more is another file, or made to fill the memory. */
export const MOST_FACTS = 500_000
export const MOST_ISSUES = 20_000
const LONGEST_ID = 200
const LONGEST_GROUP = 100

/**
 * What the readers said, made sound: texts cleaned and within their lengths, ids once (the first wins), group names once, and members and
 * ties, which come last, only of people and groups that exist. What is left out or mended is told. Holds ids, not people.
 * Throws `roster-too-large`, `roster-too-many-issues`.
 */
export async function* soundFacts(
  facts: AsyncIterable<RawFact | RosterIssue>,
  known: RosterOptions['known'] = { people: [], groups: [] },
): AsyncGenerator<RosterFact | RosterIssue> {
  const seen: Seen = { people: new Map(), groups: new Map(), names: new Map(), references: new Map(), leftOut: new Set() }
  const before: Before = {
    people: new Map([...known.people].map((one) => [one.externalId, { ...one, leaves: false }])),
    groups: new Set(known.groups),
  }
  const count = countUpTo()
  for await (const fact of facts)
    for (const sound of count(fact.kind === 'issue' ? [fact] : checked(fact, seen, before))) yield sound
  for (const reference of seen.references.values()) yield* count(checkedReference(reference, seen, before))
}

/** Passes everything on and refuses what no school can be. */
function countUpTo() {
  let facts = 0
  let issues = 0
  return function* pass(found: Iterable<RosterFact | RosterIssue>): Generator<RosterFact | RosterIssue> {
    for (const one of found) {
      if (one.kind === 'issue') issues += 1
      else facts += 1
      if (facts > MOST_FACTS) throw new Refusal('roster-too-large', { limit: MOST_FACTS }, 'file')
      if (issues > MOST_ISSUES) throw new Refusal('roster-too-many-issues', { limit: MOST_ISSUES }, 'file')
      yield one
    }
  }
}

function* checked(fact: RawFact, seen: Seen, before: Before): Generator<RosterFact | RosterIssue> {
  if (fact.kind === 'member' || fact.kind === 'tie') return holdBack(fact, seen)
  const externalId = cleanText(fact.externalId)
  if (externalId.endsWith(':') || lengthOf(externalId) > LONGEST_ID)
    return yield error('bad-id', fact.place, { id: cut(externalId, 40) })
  if (fact.kind === 'person') yield* checkedPerson({ ...fact, externalId }, seen, before)
  else yield* checkedGroup({ ...fact, externalId }, seen)
}

/** References are looked at when everybody is known; the same one twice is one. */
function holdBack(fact: Reference, seen: Seen): void {
  if (seen.references.size > MOST_FACTS) throw new Refusal('roster-too-large', { limit: MOST_FACTS }, 'file')
  const [first, second] = fact.kind === 'tie' ? [fact.guardian, fact.student] : [fact.group, fact.person]
  const clean = [cleanText(first), cleanText(second)] as const
  const key = `${fact.kind} ${clean.join(' ')} ${fact.kind === 'member' ? fact.role : ''}`
  const { kind, place } = fact
  if (seen.references.has(key)) return
  if (kind === 'tie') seen.references.set(key, { kind, place, guardian: clean[0], student: clean[1], relation: fact.relation })
  else seen.references.set(key, { kind, place, group: clean[0], person: clean[1], role: fact.role })
}

function* checkedPerson(fact: RawPerson, seen: Seen, before: Before): Generator<RosterFact | RosterIssue> {
  const first = seen.people.get(fact.externalId)
  const place = { ...fact.place, column: fact.columns?.externalId ?? fact.place.column ?? '' }
  if (first) return yield error('duplicate-id', place, { id: idIn(fact.externalId), line: first.line })
  const { sound, issues } = withKnownName(fact, before)
  yield* issues
  if (!sound) return void seen.leftOut.add(fact.externalId)
  seen.people.set(sound.externalId, { profile: sound.profile, leaves: sound.leaves, line: sound.place.line })
  yield sound
}

/** A slip in the name of somebody whom the school has must not make them leave: they keep the name that they have. */
function withKnownName(fact: RawPerson, before: Before): ReturnType<typeof soundPerson> {
  const found = soundPerson(fact)
  const kept = before.people.get(fact.externalId)
  if (found.sound || !kept) return found
  const { firstName, lastName } = kept
  const again = soundPerson({ ...fact, firstName, lastName })
  return { sound: again.sound, issues: [warning('name-as-before', found.issues.at(-1)!.place), ...again.issues] }
}

function* checkedGroup(fact: GroupFact, seen: Seen): Generator<RosterFact | RosterIssue> {
  const { kind, place, externalId, level } = fact
  const whole = cleanText(fact.name)
  const first = seen.groups.get(externalId)
  if (first !== undefined) return yield error('duplicate-id', place, { id: idIn(externalId), line: first })
  if (whole === '') return yield error('empty-group-name', place)
  if (lengthOf(whole) > LONGEST_GROUP) yield warning('cut', place, { limit: LONGEST_GROUP })
  const name = freeName(cut(whole, LONGEST_GROUP), seen.names)
  if (name !== cut(whole, LONGEST_GROUP)) yield warning('same-name', place, { name: whole, given: name })
  seen.groups.set(externalId, place.line)
  yield { kind, place, externalId, name, level: cut(cleanText(level), 2) }
}

/** Two groups of a school cannot bear one name: the second gets a number. Numbers go on from the last one: thousands may be alike. */
function freeName(wanted: string, names: Seen['names']): string {
  const base = cut(wanted, LONGEST_GROUP - 8)
  let name = wanted
  let number = names.get(wanted) ?? 2
  for (; names.has(name); number++) name = `${base} (${number})`
  names.set(wanted, number)
  if (name !== wanted) names.set(name, 2)
  return name
}

/** People whom the file lets go keep neither class nor children: they are passed over in silence. */
function* checkedReference(fact: Reference, seen: Seen, before: Before): Generator<RosterFact | RosterIssue> {
  const who = (id: string) => seen.people.get(id) ?? before.people.get(id)
  const wanted: [string, string][] =
    fact.kind === 'tie'
      ? [
          [fact.guardian, 'guardian'],
          [fact.student, 'student'],
        ]
      : [[fact.person, fact.role === 'student' ? 'student' : 'adult']]
  if (wanted.some(([id]) => seen.leftOut.has(id) && !who(id))) return
  for (const [id, role] of wanted) {
    const found = who(id)
    if (!found) return yield error('unknown-person', fact.place, { id: idIn(id) })
    if (found.leaves) return
    if (role === 'adult' ? !isAdult(found.profile) : found.profile !== role)
      return yield error(`not-${role}`, fact.place, { id: idIn(id) })
  }
  if (fact.kind === 'member' && !seen.groups.has(fact.group) && !before.groups.has(fact.group))
    return yield error('unknown-group', fact.place, { id: idIn(fact.group) })
  yield fact
}

const isAdult = (profile: string) => profile === 'teacher' || profile === 'staff'

/** The id as it stands in the file, without the source that we put before it. */
const idIn = (externalId: string) => cut(externalId.replace(/^[^:]*:/, ''), 60)
