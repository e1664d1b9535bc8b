import { sql } from 'drizzle-orm'
import { type Database, database } from '#db/client'
import { writeAuditLine } from '#domain/audit/write-audit-line'
import { signal } from '#domain/live/signal'
import { NotFound } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { type ChatLooks, readChatLooks } from './chat-looks.ts'

/** Sets both designs, each independent of the other; a line of the log where one changes. For administrators alone. */
export async function saveChatLooks(viewer: Viewer, wanted: ChatLooks, db: Database = database()): Promise<void> {
  if (!viewer.isAdmin) throw new NotFound()
  await db.transaction(async (tx) => {
    await tx.execute(sql`select from schools where id = ${viewer.schoolId} for no key update`)
    const before = await readChatLooks(viewer, tx)
    if (before.list === wanted.list && before.detail === wanted.detail) return
    await tx.execute(sql`insert into chat_settings (school_id, list_design, detail_design)
      values (${viewer.schoolId}, ${wanted.list}, ${wanted.detail})
      on conflict (school_id) do update set list_design = excluded.list_design, detail_design = excluded.detail_design`)
    await writeAuditLine(viewer, { action: 'chat.looks', details: wanted }, tx)
    signal({ kind: 'chat-school', id: viewer.schoolId }, tx)
  })
}
