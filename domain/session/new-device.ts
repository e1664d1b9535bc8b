import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { sendLetter } from '#domain/notifications/send-letter'
import { deviceOf } from './device.ts'
import type { SessionToken } from './session-cookie.ts'

/** Writes to the person when they signed in before, and never with such a browser on such a system. */
export async function tellNewDevice({ personId, sessionId }: SessionToken, db: Database = database()): Promise<void> {
  const sessions = await rows<{ id: string; userAgent: string }>(
    db,
    sql`select id, user_agent as "userAgent" from sessions where person_id = ${personId} order by id desc limit 200`,
  )
  const words = ({ userAgent }: { userAgent: string }) => Object.values(deviceOf(userAgent)).join()
  const now = sessions.find(({ id }) => id === sessionId)
  const before = sessions.filter(({ id }) => id !== sessionId)
  if (now && before.length > 0 && !before.some((one) => words(one) === words(now))) await sendLetter(personId, 'new-device', db)
}
