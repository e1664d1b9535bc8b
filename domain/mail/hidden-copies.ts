import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { audienceSql } from '#domain/directory/recipients'
import type { Viewer } from '#domain/session/viewer'
import type { NamedRecipient } from './drafts.ts'

/**
 * Gives a copy to those whom « Copie cachée » reaches and nobody else does, after the others have theirs. Apart from them, so
 * that no tag of a visible copy speaks of a group that was hidden. Gives how many these are.
 */
export async function giveHiddenCopies(
  viewer: Viewer,
  messageId: string,
  recipients: NamedRecipient[],
  tx: Database,
): Promise<number> {
  const hidden = recipients.filter(({ field }) => field === 'bcc')
  if (hidden.length === 0) return 0
  const [given] = await rows<{ count: number }>(
    tx,
    sql`with given as (
          insert into deliveries (person_id, message_id, box, delivered_at, about, tag, blind)
          select a.person_id, ${messageId}::uuid, 'inbox', now(), a.about, a.tag, true from (${audienceSql(viewer, hidden)}) a
          on conflict do nothing returning 1),
        counted as (select count(*)::int as count from given)
        update messages set hidden_count = counted.count from counted where id = ${messageId} returning counted.count`,
  )
  return given?.count ?? 0
}
