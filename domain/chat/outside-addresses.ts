import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'

/** Addresses outside that one history goes to. */
export const MOST_ADDRESSES = 10

/** Whether the school lets the history of talks leave it: off until an administrator opens it. */
export async function readHistoryOutside(viewer: Viewer, db: Database = database()): Promise<boolean> {
  const [found] = await rows<{ outside: boolean }>(
    db,
    sql`select history_outside as outside from chat_settings where school_id = ${viewer.schoolId}`,
  )
  return found?.outside ?? false
}

/** Whether the viewer may send a history outside: teachers and staff, where the school has opened it. */
export async function maySendOutside(viewer: Viewer, db: Database = database()): Promise<boolean> {
  return actsForSchool(viewer) && (await readHistoryOutside(viewer, db))
}

export const actsForSchool = ({ profile }: Pick<Viewer, 'profile'>) => profile === 'teacher' || profile === 'staff'

/**
 * What was typed, one address or several a text, as addresses, each once. Letters, digits and the usual signs alone: nothing that a
 * header would read as something else. Throws `history-address` and `history-addresses`.
 */
export function readAddresses(typed: string[]): string[] {
  const words = typed.flatMap((text) => text.split(/[\s,;]+/)).filter(Boolean)
  const addresses = [...new Map(words.map((word) => [word.toLowerCase(), word])).values()]
  const wrong = addresses.find((one) => one.length > 254 || !ADDRESS.test(one))
  if (wrong) throw new Refusal('history-address', { address: wrong.slice(0, 60) }, 'addresses')
  if (addresses.length > MOST_ADDRESSES) throw new Refusal('history-addresses', { limit: MOST_ADDRESSES }, 'addresses')
  return addresses
}

const ADDRESS = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i
