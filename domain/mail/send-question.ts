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
  const total = await countMany(viewer, input, db)
  const people = total > Math.max(LIMITS.unasked, agreed ?? 0) ? total : 0
  const file = agreed === undefined && input.attachmentIds.length === 0 && mentionsFile(input.body)
  return people > 0 || file ? { people, file } : null
}

/** How many it goes to; while they are few the number does not matter, and is not found out. */
async function countMany(viewer: Viewer, { to, cc, bcc }: DraftInput, db: Database): Promise<number> {
  const refs = [...to, ...cc, ...bcc]
  if (refs.length <= LIMITS.unasked && refs.every(({ kind }) => kind === 'person')) return refs.length
  if (!(await standForMoreThan(viewer, refs, LIMITS.unasked, db))) return LIMITS.unasked
  return (await countAudience(viewer, refs, db)).total
}
