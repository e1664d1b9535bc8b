import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import type { Viewer } from '#domain/session/viewer'

/** The list's designs: 1 picture, 2 picture and sign of what is new, 3 the sign alone. The talk's: 1 square picture, 2 round, 3 none. */
export const DESIGNS = ['1', '2', '3'] as const
export type Design = (typeof DESIGNS)[number]
export type ChatLooks = { list: Design; detail: Design }

/** The designs of the viewer's school: 2 and 2, until it says otherwise. */
export async function readChatLooks(viewer: Viewer, db: Database = database()): Promise<ChatLooks> {
  const [found] = await rows<ChatLooks>(
    db,
    sql`select list_design as list, detail_design as detail from chat_settings where school_id = ${viewer.schoolId}`,
  )
  return found ?? { list: '2', detail: '2' }
}
