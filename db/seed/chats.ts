import type { Calendar } from './calendar.ts'
import { CHAT_DECKS, CHAT_SCENES, type ChatScene, FAVOURITES } from './chat-texts.ts'
import type { Person, School } from './people-types.ts'
import type { Random } from './random.ts'
import { hoursOf } from './threads.ts'
import { french } from './typography.ts'

type Row = Record<string, unknown>
type Line = { author: Person; text: string; at: number }
type Talk = { name: string; people: Person[]; lines: Line[]; unread: Map<Person, number> }

/** Rows for the tables of the chat. */
export type ChatRows = { rooms: Row[]; room_members: Row[]; chat_messages: Row[]; contacts: Row[] }

const MINUTE = 60_000
/** Talks a school has beside those written by hand, for each hundred people. */
const TALKS_A_HUNDRED = 10

/** What the school says in the chat: the talks around the people known by name, and as many more as its size makes plausible. */
export function writeChats(school: School, calendar: Calendar, random: Random): ChatRows {
  const told = CHAT_SCENES.map((scene) => talkOf(scene, school, calendar))
  const taken = new Set(told.filter(({ people }) => people.length === 2).map(({ people }) => pairKey(people)))
  const more = Array.from({ length: Math.round((school.people.length * TALKS_A_HUNDRED) / 100) }, () =>
    drawTalk(school, calendar, random),
  )
  const rows: ChatRows = { rooms: [], room_members: [], chat_messages: [], contacts: [] }
  for (const pair of FAVOURITES.map((two) => two.map((who) => school.named(who)))) {
    taken.add(pairKey(pair))
    addFavourites(rows, pair)
  }
  for (const talk of told) addTalk(rows, talk, school.id, random)
  for (const talk of more) {
    if (!talk || taken.has(pairKey(talk.people))) continue
    taken.add(pairKey(talk.people))
    addTalk(rows, talk, school.id, random)
    if (talk.people[0]?.profile !== 'guardian' && random.chance(0.5)) addFavourites(rows, talk.people)
  }
  return rows
}

const pairKey = (people: Person[]) =>
  people
    .map(({ id }) => id)
    .sort()
    .join(' ')

function talkOf(scene: ChatScene, school: School, calendar: Calendar): Talk {
  const people = scene.people.map((identifier) => school.named(identifier))
  let at = calendar.before(scene.ago, hoursOf(school.named(scene.lines[0]![0])))
  const lines = scene.lines.map(([who, text, after = 2], index) => {
    if (index > 0) at += after * MINUTE
    return { author: school.named(who), text: french(text), at }
  })
  const unread = new Map(Object.entries(scene.unread ?? {}).map(([who, count]) => [school.named(who), count]))
  return { name: scene.name ?? '', people, lines, unread }
}

/** A talk of two who may write to each other; nothing where the draw fell on somebody without access. */
function drawTalk(school: School, calendar: Calendar, random: Random): Talk | undefined {
  const [kind, people] = drawPair(school, random)
  if (people[0] === people[1] || people.some((person) => !person?.active || person.left)) return
  let at = calendar.before(random.between(60, 25_000), hoursOf(people[0]))
  const lines = random.pick(CHAT_DECKS[kind]).map((text, index) => {
    if (index > 0) at += random.between(1, 12) * MINUTE
    return { author: people[index % 2]!, text: french(text), at }
  })
  const unread = random.chance(0.15) ? new Map([[people[lines.length % 2]!, 1]]) : new Map()
  return { name: '', people, lines, unread }
}

function drawPair(school: School, random: Random): [keyof typeof CHAT_DECKS, [Person, Person]] {
  const draw = random.next()
  if (draw < 0.5) {
    const { students } = random.pick(school.classes)
    return ['students', [random.pick(students), random.pick(students)]]
  }
  if (draw < 0.8) return ['colleagues', [random.pick(school.teachers), random.pick([...school.teachers, ...school.staff])]]
  return ['family', [random.pick(school.guardians), random.pick(school.staff)]]
}

function addTalk(rows: ChatRows, { name, people, lines, unread }: Talk, schoolId: string, random: Random): void {
  const [first, last] = [lines[0]!, lines.at(-1)!]
  const id = random.uuid(first.at)
  const isPair = name === ''
  const [low, high] = people.map((person) => person.id).sort()
  rows.rooms.push({
    id,
    school_id: schoolId,
    kind: isPair ? 'pair' : 'group',
    name,
    low_id: isPair ? low : null,
    high_id: isPair ? high : null,
    last_seq: lines.length,
    last_at: iso(last.at),
    created_at: iso(first.at),
  })
  for (const person of people)
    rows.room_members.push({
      room_id: id,
      person_id: person.id,
      state: 'joined',
      read_seq: lines.length - (unread.get(person) ?? 0),
      from_seq: 0,
    })
  lines.forEach(({ author, text, at }, index) => {
    rows.chat_messages.push({
      room_id: id,
      seq: index + 1,
      id: random.uuid(at),
      author_id: author.id,
      author_name: author.name,
      kind: 'text',
      text,
      sent_at: iso(at),
    })
  })
}

/** They see each other's status. */
function addFavourites(rows: ChatRows, people: Person[]): void {
  const [one, other] = people as [Person, Person]
  for (const [person, contact] of [
    [one, other],
    [other, one],
  ] as const)
    rows.contacts.push({ person_id: person.id, contact_id: contact.id, state: 'accepted' })
}

const iso = (at: number) => new Date(at).toISOString()
