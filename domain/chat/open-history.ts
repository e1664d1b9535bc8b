import { type Database, database } from '#db/client'
import { uuidv7 } from '#db/uuid'
import { listRecipients } from '#domain/directory/recipients'
import { suggestRecipients } from '#domain/directory/suggestions'
import { parseChosen } from '#domain/mail/compose-form'
import type { Recipient } from '#domain/mail/types'
import { NotFound, Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { maySendOutside } from './outside-addresses.ts'
import { getRoom } from './overview.ts'
import type { RoomRow } from './types.ts'

/** What the page « Envoyer l’historique » shows: those found who are not chosen yet, and those chosen; `nextId` names what is sent from it. */
export type OpenedHistory = { room: RoomRow; chosen: Recipient[]; found: Recipient[]; mayOutside: boolean; nextId: string }

/** `refs`: those chosen before, as an address carries them. NotFound for a talk that the viewer is not in. */
export async function openHistory(
  viewer: Viewer,
  { roomId, query, refs }: { roomId: string; query: string; refs: string[] },
  db: Database = database(),
): Promise<OpenedHistory> {
  const room = await getRoom(viewer, roomId, db)
  if (room.state !== 'joined') throw new NotFound()
  const [chosen, found, mayOutside] = await Promise.all([
    listRecipients(viewer, readRefs(refs), db),
    suggestRecipients(viewer, query, db),
    maySendOutside(viewer, db),
  ])
  const isChosen = (one: Recipient) => chosen.some(({ kind, id }) => kind === one.kind && id === one.id)
  return { room, chosen, found: found.filter((one) => !isChosen(one)), mayOutside, nextId: uuidv7() }
}

/** An address that nobody of ours wrote names nobody. */
function readRefs(refs: string[]) {
  try {
    return parseChosen(refs.join(' '))
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}
