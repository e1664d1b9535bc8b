import { sql } from 'drizzle-orm'
import { type Database, database } from '#db/client'
import { writeAuditLine } from '#domain/audit/write-audit-line'
import { signal } from '#domain/live/signal'
import { NotFound } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { CHAT_PROFILES, type ChatPolicies } from './chat-policy.ts'
import { readChatPolicies } from './read-chat-policies.ts'

/** Sets what each profile may say in the chat; a line of the log for each that changes. For administrators alone. */
export async function saveChatPolicies(viewer: Viewer, wanted: ChatPolicies, db: Database = database()): Promise<void> {
  if (!viewer.isAdmin) throw new NotFound()
  await db.transaction(async (tx) => {
    await tx.execute(sql`select from schools where id = ${viewer.schoolId} for no key update`)
    const before = await readChatPolicies(viewer, tx)
    for (const profile of CHAT_PROFILES.filter((one) => before[one] !== wanted[one])) {
      await tx.execute(sql`insert into chat_policies (school_id, profile, content)
        values (${viewer.schoolId}, ${profile}, ${wanted[profile]})
        on conflict (school_id, profile) do update set content = excluded.content`)
      const details = { profile, before: before[profile], after: wanted[profile] }
      await writeAuditLine(viewer, { action: 'chat.policy', details }, tx)
    }
    signal({ kind: 'chat-school', id: viewer.schoolId }, tx)
  })
}
