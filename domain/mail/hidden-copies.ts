import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { audienceSql } from '#domain/directory/recipients'
import { signal } from '#domain/live/signal'
import type { Viewer } from '#domain/session/viewer'
import { noteAsked } from './give-copies.ts'
import type { DraftInput, RecipientRef } from './types.ts'

/**
 * Gives a copy to those whom « Copie cachée » reaches and nobody else does, after the others have theirs. Apart from them, so
 * that no tag of a visible copy speaks of a group that was hidden. Gives how many these are.
 */
export async function giveHiddenCopies(
  author: Pick<Viewer, 'personId' | 'schoolId'>,
  { id, asksConfirmation }: Pick<DraftInput, 'id' | 'asksConfirmation'>,
  hidden: RecipientRef[],
  tx: Database,
): Promise<number> {
  if (hidden.length === 0) return 0
  signal({ kind: 'mail', id }, tx)
  const [given] = await rows<{ count: number }>(
    tx,
    sql`with given as (
          insert into deliveries (person_id, message_id, box, delivered_at, about, tag, blind)
          select a.person_id, ${id}::uuid, 'inbox', now(), a.about, a.tag, true from (${audienceSql(author, hidden)}) a
          on conflict do nothing returning person_id)${asksConfirmation ? noteAsked(author, id) : sql``},
        counted as (select count(*)::int as count from given)
        update messages set hidden_count = counted.count from counted where id = ${id} returning counted.count`,
  )
  return given?.count ?? 0
}
