import { sql } from 'drizzle-orm'
import { type Database, database } from '#db/client'
import { signal } from '#domain/live/signal'
import { Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { MOST_STATUS_TEXT, type Status } from './types.ts'

/** What turns the direction of text round, or is not seen at all (Unicode's bidi controls and C0/C1): a status needs none. */
const UNSEEN = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]+/gu

/** A status of one's own words as it is kept: one line. */
export function cleanStatusText(text: string): string {
  return text.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim()
}

/** Sets what the viewer says of themself; an empty text is none. Refuses `status-long`. Those who may know it are told. */
export async function saveStatus(viewer: Viewer, status: Status, text: string, db: Database = database()): Promise<void> {
  const said = cleanStatusText(text)
  if ([...said].length > MOST_STATUS_TEXT) throw new Refusal('status-long', { most: MOST_STATUS_TEXT }, 'text')
  await db.execute(sql`insert into presence (person_id, status, text) values (${viewer.personId}::uuid, ${status}, ${said})
    on conflict (person_id) do update set status = excluded.status, text = excluded.text, updated_at = now()`)
  signal({ kind: 'presence', id: viewer.personId }, db)
}
