import type { DeliveryRow, Mailbag, MessageRow } from './mailbag.ts'
import type { School } from './people-types.ts'
import type { Random } from './random.ts'

export type FolderRow = { person_id: string; id: string; name: string; created_at: string }
type Habit = { unread: number; trash: number; folders: { name: string; match: RegExp; tag?: string; share: number }[] }

/** How the people known by name keep their boxes. */
const HABITS: Record<string, Habit> = {
  'claire.martin': {
    unread: 5,
    trash: 14,
    folders: [
      { name: '3A – vie de classe', match: /classe|ambiance|délégués|rendez-vous|bulletin/i, tag: '3A', share: 0.6 },
      { name: 'Brevet blanc', match: /brevet|surveillance|évaluation commune/i, share: 0.8 },
      { name: 'Sorties', match: /sortie|gadagne|accompagn/i, share: 0.8 },
    ],
  },
  'paul.durand': { unread: 4, trash: 5, folders: [{ name: 'Gadagne', match: /gadagne|sortie/i, share: 0.7 }] },
  'karim.benali': {
    unread: 6,
    trash: 9,
    folders: [
      { name: 'Demi-pension', match: /cantine|self|demi-pension/i, share: 0.7 },
      { name: 'Absences et retards', match: /absence|retard/i, share: 0.5 },
    ],
  },
  'anne.leroy': {
    unread: 3,
    trash: 4,
    folders: [{ name: 'Projets de classe', match: /rendez-vous|entretien/i, share: 0.8 }],
  },
  'lea.bernard': { unread: 3, trash: 3, folders: [{ name: 'Exposés', match: /exposé/i, share: 0.5 }] },
  'hugo.petit': { unread: 4, trash: 1, folders: [] },
  'ines.moreau': { unread: 2, trash: 2, folders: [] },
  'tom.garcia': { unread: 2, trash: 2, folders: [] },
  'jules.bernard': { unread: 3, trash: 0, folders: [] },
  'sophie.bernard': { unread: 3, trash: 2, folders: [{ name: 'Cantine', match: /cantine|menus|facture/i, share: 0.8 }] },
  'marc.bernard': { unread: 2, trash: 1, folders: [] },
  'nadia.petit': { unread: 2, trash: 1, folders: [] },
}

const DAY = 24 * 3600_000

/** Puts the boxes of the people known by name in order: read, unread, filed, thrown away. Returns their folders. */
export function settleBoxes(school: School, bag: Mailbag, random: Random, now: number, sceneUnread: Set<string>): FolderRow[] {
  const messages = new Map(bag.messages.map((message) => [message.id, message]))
  const byPerson = Map.groupBy(bag.deliveries, (row) => row.person_id)
  return Object.entries(HABITS).flatMap(([identifier, habit]) => {
    const person = school.named(identifier)
    const inbox = (byPerson.get(person.id) ?? [])
      .filter((row) => row.box === 'inbox')
      .sort((a, b) => b.delivered_at.localeCompare(a.delivered_at))
    markRead(inbox, habit.unread, sceneUnread, now)
    throwAway(inbox, habit.trash, random, now)
    return habit.folders.map((folder) => {
      const id = random.uuid(now - 80 * DAY)
      file(inbox, messages, folder, id, random)
      return { person_id: person.id, id, name: folder.name, created_at: new Date(now - 80 * DAY).toISOString() }
    })
  })
}

/** What the scenes say, then the newest ones up to the count. */
function markRead(inbox: DeliveryRow[], unread: number, sceneUnread: Set<string>, now: number): void {
  const fromScenes = inbox.filter((row) => sceneUnread.has(`${row.message_id} ${row.person_id}`)).slice(0, unread)
  const others = inbox.filter((row, index) => index % 3 === 1 && !fromScenes.includes(row)).slice(0, unread - fromScenes.length)
  const kept = new Set([...fromScenes, ...others])
  for (const row of inbox) {
    const at = Date.parse(row.delivered_at)
    row.read_at = kept.has(row) ? null : (row.read_at ?? new Date(Math.min(at + DAY / 8, now)).toISOString())
  }
}

function throwAway(inbox: DeliveryRow[], count: number, random: Random, now: number): void {
  const old = inbox.filter((row) => row.read_at !== null && Date.parse(row.delivered_at) < now - 6 * DAY)
  for (const row of random.shuffle(old).slice(0, count)) {
    row.trashed_at = new Date(Math.min(Date.parse(row.delivered_at) + 3 * DAY, now)).toISOString()
  }
}

function file(
  inbox: DeliveryRow[],
  messages: Map<string, MessageRow>,
  folder: Habit['folders'][number],
  id: string,
  random: Random,
): void {
  for (const row of inbox.slice(12)) {
    if (row.folder_id || row.trashed_at || row.read_at === null || !folder.match.test(messages.get(row.message_id)!.subject))
      continue
    if ((!folder.tag || row.tag === folder.tag) && random.chance(folder.share)) row.folder_id = id
  }
}
