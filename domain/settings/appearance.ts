import { sql } from 'drizzle-orm'
import { type Database, database } from '#db/client'
import type { Viewer } from '#domain/session/viewer'

export type Appearance = Pick<Viewer, 'locale' | 'theme' | 'density' | 'readingFont'>

/** Keeps how the interface looks for the person, on every device. */
export async function saveAppearance(viewer: Viewer, input: Appearance, db: Database = database()): Promise<void> {
  await db.execute(sql`update people
    set locale = ${input.locale}, theme = ${input.theme}, density = ${input.density}, reading_font = ${input.readingFont}
    where id = ${viewer.personId} and school_id = ${viewer.schoolId}`)
}
