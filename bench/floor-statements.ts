import { writeFileSync } from 'node:fs'
import type { Database } from '#db/client'
import { openMessage } from '#domain/mail/open-message'
import { listMessages, readMailCounts } from '#domain/mail/queries'
import { findViewer } from '#domain/session/sessions'
import type { Bare, Example, FloorStatements } from './floor/statements.ts'
import { newestIds, type SignedIn } from './people.ts'
import { bareStatement, recordStatements } from './recorded.ts'

const MICROS = '12345678901234567'
const LAST = '018fffff-0000-7000-8000-ffffffffffff'

/** Writes down what the product asks the database for a page, for the floor to ask the same without our layers. */
export async function writeFloorStatements(db: Database, { viewer }: SignedIn, file: string): Promise<void> {
  const { personId: person, sessionId: session } = viewer
  const [message = ''] = await newestIds(db, person, 1)
  const record = async (work: (noting: Database) => Promise<unknown>): Promise<Bare[]> =>
    (await recordStatements(db, work)).map(bareStatement)
  const only = async (work: (noting: Database) => Promise<unknown>): Promise<Bare> => {
    const [statement, ...more] = await record(work)
    if (!statement || more.length > 0) throw new Error('the floor knows pages whose parts are one statement each')
    return statement
  }
  const [open, thread] = await record((noting) => openMessage(viewer, message, noting, { place: 'inbox' }))
  if (!open || !thread) throw new Error('opening a message is no longer two statements: the floor must follow')
  const statements: FloorStatements = {
    session: await only((noting) => findViewer({ personId: person, sessionId: session }, noting)),
    counts: await only((noting) => readMailCounts(viewer, noting)),
    list: await only((noting) => listMessages(viewer, 'inbox', {}, noting)),
    older: await only((noting) => listMessages(viewer, 'inbox', { before: `${MICROS}_${LAST}` }, noting)),
    open,
    thread,
  }
  const example: Example = { person, session, message, micros: MICROS, last: LAST }
  writeFileSync(file, JSON.stringify({ statements, example }))
}
