import { sql } from 'drizzle-orm'
import { type Database, database } from '#db/client'
import { searchWords } from '#db/fold'
import { readReach } from '#domain/directory/read-reach'
import { toRecipient } from '#domain/directory/recipient-row'
import { suggestPeople } from '#domain/directory/suggested-people'
import type { Viewer } from '#domain/session/viewer'
import { policyOf } from './open-talk.ts'
import { chatPolicyOf } from './read-chat-policies.ts'

export type ChatPerson = { id: string; name: string; role: string }

/** Whom the viewer may begin a talk with, by the first letters of their names: at most 12, best first; nobody without chat. */
export async function suggestChatPeople(viewer: Viewer, query: string, db: Database = database()): Promise<ChatPerson[]> {
  const words = searchWords(query)
  if (words.length === 0 || (await chatPolicyOf(viewer, db)) === 'off') return []
  const reach = await readReach(viewer, db)
  const also = sql`exists (select from people contacted where contacted.id = s.id and contacted.contactable
    and contacted.id <> ${viewer.personId}::uuid and ${policyOf('contacted')} <> 'off')`
  const found = await suggestPeople(viewer, words, reach, also, db)
  return found.map((row) => ({ id: row.id, name: row.name, role: toRecipient(viewer, row).detail }))
}
