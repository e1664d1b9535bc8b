import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { uuidArray } from '#domain/directory/ref-ids'
import { isLiving, SILENT_S } from './presence-view.ts'

export type OpenScreen = { personId: string; id: string }

/** Going offline waits so many seconds: a page change closes a stream and opens another. */
const GRACE_S = 8
const GONE_IN_GRACE = sql.raw(`interval '${SILENT_S - GRACE_S} seconds'`)

/**
 * Writes that these screens are open at this process. Gives those of their people who came by it: they had no screen in use
 * before, and somebody has them as a favourite.
 */
export async function keepScreens(screens: OpenScreen[], processId: string, db: Database): Promise<string[]> {
  if (screens.length === 0) return []
  const came = await rows<{ id: string }>(
    db,
    sql`with came as (select p.id as person_id, one.id from ${unnested(screens)} join people p on p.id = one.person_id),
          kept as (insert into screens (person_id, id, process_id) select person_id, id, ${processId}::uuid from came
            on conflict (person_id, id) do update set seen_at = now(), process_id = excluded.process_id)
        select distinct came.person_id as id from came where not ${isInUse('came.person_id')} and ${isWatched('came.person_id')}`,
  )
  return came.map(({ id }) => id)
}

/** These screens were closed: they count for a few seconds more. */
export async function leaveScreens(screens: OpenScreen[], db: Database): Promise<void> {
  if (screens.length === 0) return
  await db.execute(sql`update screens s set seen_at = least(s.seen_at, now() - ${GONE_IN_GRACE})
    from ${unnested(screens)} where s.person_id = one.person_id and s.id = one.id`)
}

/**
 * Takes out the screens that are nobody's: closed a while ago, or of a process that was killed. Gives those of their people who
 * are seen differently now: no screen in use is left, and somebody has them as a favourite.
 */
export async function sweepScreens(db: Database): Promise<string[]> {
  const gone = await rows<{ id: string }>(
    db,
    sql`with old as (select person_id, id from screens s where not ${isLiving('s')} for update skip locked),
          gone as (delete from screens s using old where s.person_id = old.person_id and s.id = old.id returning s.person_id)
        select distinct gone.person_id as id from gone
        where not ${isInUse('gone.person_id')} and ${isWatched('gone.person_id')}`,
  )
  return gone.map(({ id }) => id)
}

function unnested(screens: OpenScreen[]): SQL {
  return sql`unnest(${uuidArray(screens.map(({ personId }) => personId))}, ${uuidArray(screens.map(({ id }) => id))}) one(person_id, id)`
}

/** Whether somebody touches one of the person's screens: as it was before the statement that asks. */
function isInUse(personId: string): SQL {
  return sql`exists (select from screens used where used.person_id = ${sql.raw(personId)}
    and used.idle_since is null and ${isLiving('used')})`
}

function isWatched(personId: string): SQL {
  return sql`exists (select from contacts c where c.contact_id = ${sql.raw(personId)} and c.state = 'accepted')`
}
