import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import type { Viewer } from './viewer.ts'

/**
 * In whose name a job acts: the person as they would sign in now, or null when they no longer may. It has no session, and
 * nothing that a request brings may choose the person.
 */
export async function viewerOf(personId: string, db: Database): Promise<Viewer | null> {
  const [viewer] = await rows<Viewer>(
    db,
    sql`select p.id as "personId", '' as "sessionId", p.school_id as "schoolId", c.name as "schoolName",
          c.time_zone as "timeZone", p.profile, p.name, p.first_name as "firstName", p.is_admin as "isAdmin",
          p.locale, p.theme, p.density, p.reading_font as "readingFont"
        from people p join schools c on c.id = p.school_id
        where p.id = ${personId} and p.activated_at is not null and p.left_at is null`,
  )
  return viewer ?? null
}
