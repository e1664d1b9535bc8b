import { type SQL, sql } from 'drizzle-orm'
import type { PresenceView } from './types.ts'

export const OFFLINE: PresenceView = { status: 'offline', text: '', idleSince: null }

/** A screen that its process has not spoken of for so many seconds is nobody's: three times missed, and a half. */
export const SILENT_S = 75

/** Whether the row of `screens` called `alias` (ours, never typed) is somebody's. */
export function isLiving(alias: string): SQL {
  return sql.raw(`${alias}.seen_at > now() - interval '${SILENT_S} seconds'`)
}

/**
 * What favourites see of a person, as one JSON value (`PresenceView`), null for offline: without a living screen, or where the
 * chat is off for their profile. Whether the viewer may know it is asked besides.
 */
export function presenceView(personId: SQL): SQL {
  return sql`(select json_build_object(
        'status', case when bool_and(screen.idle_since is not null) then 'away' else coalesce(min(said.status), 'available') end,
        'text', coalesce(min(said.text), ''),
        'idleSince', case when bool_and(screen.idle_since is not null) then max(screen.idle_since) end)
      from screens screen join people watched on watched.id = screen.person_id left join presence said on said.person_id = watched.id
      where screen.person_id = ${personId} and ${isLiving('screen')} and not exists (select from chat_policies barred
        where barred.school_id = watched.school_id and barred.profile = watched.profile and barred.content = 'off')
      having count(*) > 0)`
}
