import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import type { Range } from '#domain/directory/audience'
import { audienceSql } from '#domain/directory/recipients'
import { signal } from '#domain/live/signal'
import type { Viewer } from '#domain/session/viewer'
import type { RecipientRef } from './types.ts'

/** How many got a copy, and who of them is away now (100 at most). */
export type Given = { count: number; away: string[] }

type Message = { id: string; asksConfirmation: boolean }

/**
 * Gives everybody whom the refs stand for a copy, in one statement for one person or ten thousand. The caller holds the message
 * locked and gives each range of people once: nobody has a copy already, and looking whether somebody does would cost a quarter
 * of the whole. Who is asked to confirm reading is noted with the copy.
 */
export async function giveCopies(
  author: Pick<Viewer, 'personId' | 'schoolId'>,
  { id, asksConfirmation }: Message,
  refs: RecipientRef[],
  tx: Database,
  range?: Range,
): Promise<Given> {
  signal({ kind: 'mail', id }, tx)
  const [given] = await rows<Given>(
    tx,
    sql`with given as (
          insert into deliveries (person_id, message_id, box, delivered_at, about, tag)
          select a.person_id, ${id}::uuid, 'inbox', now(), a.about, a.tag from (${audienceSql(author, refs, range)}) a
          returning person_id)${asksConfirmation ? noteAsked(author, id) : sql``}
        select count(*)::int as count, to_json(array(select w.person_id from mail_settings w
          where w.away_from <= now() and w.away_until > now() and w.person_id in (select g.person_id from given g) limit 100)) as away
        from given`,
  )
  return given ?? { count: 0, away: [] }
}

/** One more part of the statement whose part `given` names who got a copy: they are asked to confirm reading. */
export function noteAsked({ personId }: Pick<Viewer, 'personId'>, id: string): SQL {
  return sql`, asked as (insert into confirmations (message_id, person_id)
    select ${id}::uuid, g.person_id from given g where g.person_id <> ${personId}::uuid)`
}
