import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { mayBeContacted } from '#domain/directory/contactable'
import { requireMayWrite } from '#domain/directory/may-write'
import { uuidArray } from '#domain/directory/ref-ids'
import { Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import type { ChatContent } from './chat-policy.ts'
import { policyOf } from './open-talk.ts'
import { chatPolicyOf } from './read-chat-policies.ts'
import { requireAllowed } from './sayable.ts'

/** What the viewer may say. Throws `chat-off` without chat, `writing-blocked` while the school forbids them to write. */
export async function requireMaySpeak(viewer: Viewer, db: Database): Promise<ChatContent> {
  const policy = await chatPolicyOf(viewer, db)
  if (policy === 'off') throw new Refusal('chat-off')
  await requireMayWrite(viewer, db)
  return policy
}

/** The same for somebody who names a room. Throws also `no-links`, `no-smileys`. */
export async function requireMayName(viewer: Viewer, name: string, db: Database): Promise<void> {
  requireAllowed(await requireMaySpeak(viewer, db), name, 'name')
}

/**
 * Throws `cannot-chat` unless the viewer may begin a talk with each of the people: whom the rules reach, who let themselves be
 * contacted, and who have the chat. Whoever does not exist gets the same answer; whoever blocks the viewer is like all others.
 */
export async function requireMayBegin(viewer: Viewer, people: string[], db: Database): Promise<void> {
  const found = await rows(
    db,
    sql`select p.id from people p where p.id = any (${uuidArray(people)}) and ${mayBeContacted(viewer, sql`p.id`)} and ${policyOf('p')} <> 'off'`,
  )
  if (found.length < people.length) throw new Refusal('cannot-chat', {}, 'people')
}
