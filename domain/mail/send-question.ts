import { type Database, database } from '#db/client'
import { countAudience, standForMoreThan } from '#domain/directory/recipients'
import type { Viewer } from '#domain/session/viewer'
import { mentionsFile } from './mentions-file.ts'
import { type DraftInput, LIMITS } from './types.ts'

/** What is asked before a message leaves: to how many it goes (0: not asked), and whether a file was forgotten. */
export type SendQuestion = { people: number; file: boolean }

/**
 * The one question before sending, or null: the message goes to more than 30 people, or speaks of a file and has none.
 * `agreed` is the number of people that the author said yes to; more than that is asked anew, the file is not.
 */
export async function findSendQuestion(
  viewer: Viewer,
  input: DraftInput,
  agreed: number | undefined,
  db: Database = database(),
): Promise<SendQuestion | null> {
  const people = (await countAbove(viewer, input, Math.max(LIMITS.unasked, agreed ?? 0), db)) ?? 0
  const file = agreed === undefined && input.attachmentIds.length === 0 && mentionsFile(input.body)
  return people > 0 || file ? { people, file } : null
}

/** How many it goes to where that is more than `most`, else null: while they are fewer the number does not matter, and is not found out. */
async function countAbove(viewer: Viewer, { to, cc, bcc }: DraftInput, most: number, db: Database): Promise<number | null> {
  const refs = [...to, ...cc, ...bcc]
  if (refs.every(({ kind }) => kind === 'person')) return refs.length > most ? refs.length : null
  if (!(await standForMoreThan(viewer, refs, most, db))) return null
  const { total } = await countAudience(viewer, refs, db)
  return total > most ? total : null
}
