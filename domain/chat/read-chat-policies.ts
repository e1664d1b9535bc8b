import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import type { Viewer } from '#domain/session/viewer'
import { CHAT_DEFAULTS, type ChatContent, type ChatPolicies } from './chat-policy.ts'

/** What each profile of the viewer's school may say in the chat. */
export async function readChatPolicies(viewer: Viewer, db: Database = database()): Promise<ChatPolicies> {
  const found = await rows<{ profile: keyof ChatPolicies; content: ChatContent }>(
    db,
    sql`select profile, content from chat_policies where school_id = ${viewer.schoolId}`,
  )
  return { ...CHAT_DEFAULTS, ...Object.fromEntries(found.map(({ profile, content }) => [profile, content])) }
}

/** What the viewer may say in the chat: `off` is no chat at all. */
export async function chatPolicyOf(viewer: Viewer, db: Database = database()): Promise<ChatContent> {
  return (await readChatPolicies(viewer, db))[viewer.profile]
}
