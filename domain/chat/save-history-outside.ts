import { sql } from 'drizzle-orm'
import { type Database, database } from '#db/client'
import { writeAuditLine } from '#domain/audit/write-audit-line'
import { NotFound } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { readHistoryOutside } from './outside-addresses.ts'

/** Opens or closes sending histories outside; a line of the log where it changes. For administrators alone. */
export async function saveHistoryOutside(viewer: Viewer, isOpen: boolean, db: Database = database()): Promise<void> {
  if (!viewer.isAdmin) throw new NotFound()
  await db.transaction(async (tx) => {
    await tx.execute(sql`select from schools where id = ${viewer.schoolId} for no key update`)
    if ((await readHistoryOutside(viewer, tx)) === isOpen) return
    await tx.execute(sql`insert into chat_settings (school_id, history_outside) values (${viewer.schoolId}, ${isOpen})
      on conflict (school_id) do update set history_outside = excluded.history_outside`)
    await writeAuditLine(viewer, { action: 'chat.outside', details: { open: isOpen ? 'yes' : 'no' } }, tx)
  })
}
