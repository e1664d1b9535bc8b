import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { searchWords } from '#db/fold'
import { onePlan } from '#db/one-plan'
import type { Recipient } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'
import { mayWriteToGroup } from './communication-rules.ts'
import { FRENCH, isOneOf, matches, matchesWhole } from './name-match.ts'
import { type Reach, readReach } from './read-reach.ts'
import { groupSize, type NamedRow, toRecipient } from './recipient-row.ts'
import { SUGGESTIONS, suggestedPeople } from './suggested-people.ts'

/** How many of each there are when all have something to propose; people get the rest, at least two. */
const SHARES = { groups: 4, families: 3, people: SUGGESTIONS, children: 3 }

/**
 * Whom « À » proposes from the first letter on, at most 12: groups that the viewer may address, « Parents de … » of the
 * students found and of the children of guardians found, then people, then these children. Words may be in any order,
 * accents do not matter. Never anybody whom the rules do not allow, nobody without access, nobody of another school.
 */
export async function suggestRecipients(viewer: Viewer, query: string, db: Database = database()): Promise<Recipient[]> {
  const words = searchWords(query)
  if (words.length === 0) return []
  const reach = await readReach(viewer, db)
  const [groups, people] = await Promise.all([suggestGroups(viewer, words, reach, db), suggestedPeople(viewer, words, reach, db)])
  const shown = share({ groups, ...people })
  return shown.map((row) => toRecipient(viewer, row))
}

/** The groups that the viewer may address and whose name is meant, with their sizes. */
function suggestGroups(viewer: Viewer, words: string[], reach: Reach, db: Database): Promise<NamedRow[]> {
  return rows<NamedRow>(
    db,
    onePlan(sql`with found as materialized (
          select g.id, g.name, g.class_name, g.kind = 'mailbox' as mailbox, ${matchesWhole(sql`g.search_name || ' '`, words)} as whole, ${isOneOf(sql`g.class_name`, reach.classes)} as own
          from groups g
          where g.school_id = ${viewer.schoolId}::uuid and ${matches(sql`g.search_name`, words)} and ${mayWriteToGroup(viewer, sql`g.id`, reach)}
          order by whole desc, own desc, g.name ${FRENCH}, g.id limit ${sql.raw(String(SUGGESTIONS))})
        select 'group' as kind, f.id, f.name, ${groupSize(viewer, sql`f.id`)} as size, f.class_name as "className", null as facts, null as guardians,
          f.mailbox as "isMailbox"
        from found f order by f.whole desc, f.own desc, f.name ${FRENCH}, f.id`),
  )
}

type Found = { groups: NamedRow[]; families: NamedRow[]; people: NamedRow[]; children: NamedRow[] }
const ORDER = ['groups', 'families', 'people', 'children'] as const

/** Twelve places: each kind has its share, what one leaves free goes to the others, people first. */
function share(found: Found): NamedRow[] {
  const places = { groups: 0, families: 0, people: 0, children: 0 }
  let free = SUGGESTIONS
  const give = (kind: keyof Found, most: number) => {
    const more = Math.max(0, Math.min(most, found[kind].length, places[kind] + free) - places[kind])
    places[kind] += more
    free -= more
  }
  for (const kind of ['groups', 'families', 'children', 'people'] as const) give(kind, SHARES[kind])
  for (const kind of ORDER) give(kind, SUGGESTIONS)
  return ORDER.flatMap((kind) => found[kind].slice(0, places[kind]))
}
