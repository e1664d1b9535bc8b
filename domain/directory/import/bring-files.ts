import { type Database, database } from '#db/client'
import { uuidv7 } from '#db/uuid'
import type { Actor } from '#domain/audit/write-audit-line'
import { Refusal } from '#domain/refusal'
import { type CsvPreview, previewCsv } from '../roster/csv-records.ts'
import type { RosterOrg } from '../roster/one-roster.ts'
import { beginImport, getImport } from './import-row.ts'
import { type Chosen, endsImport, openFiles, readFiles, refuseImport, schoolsIn } from './read-files.ts'
import { keepUploads, removeUploads, uploadsOf } from './uploads.ts'

/** What must be chosen before the files can be read: their school, or what the columns of tables are. */
export type Choice = { orgs: RosterOrg[] } | { tables: CsvPreview[] }

/**
 * Takes the files of a form as a new import of the actor's school, and plans it unless something must be chosen first. Gives its id,
 * also where the files cannot be read: the import says why. Refuses `import-too-large` and `import-no-file`.
 */
export async function bringFiles(actor: Actor, request: Request, db: Database = database()): Promise<string> {
  const id = uuidv7()
  const names = await keepUploads(id, request)
  await beginImport(actor, names.join(', '), db, id)
  try {
    const roster = await openFiles(await uploadsOf(id))
    // What columns hold is never guessed without being shown.
    if (roster.every(({ format }) => format !== 'csv')) await readKept(actor, id, {}, db)
  } catch (error) {
    await settleRefusal(id, error, db)
  }
  return id
}

/** Reads the files of a waiting import with what was chosen. Throws `NotFound`, `import-not-ready`, `import-files-gone`. */
export async function readBrought(actor: Actor, id: string, chosen: Chosen, db: Database = database()): Promise<void> {
  const { state } = await getImport(actor, id, db)
  if (state !== 'uploaded') throw new Refusal('import-not-ready')
  await readKept(actor, id, chosen, db)
}

async function readKept(actor: Actor, id: string, chosen: Chosen, db: Database): Promise<void> {
  try {
    await readFiles(actor, id, await openFiles(await uploadsOf(id)), chosen, db)
  } catch (error) {
    if (endsImport(error)) await removeUploads([id])
    throw error
  }
  await removeUploads([id])
}

/** A refused import ends and says why; one that waits for a choice stays; anything else is a fault. */
async function settleRefusal(id: string, error: unknown, db: Database): Promise<void> {
  const isRefusal = error instanceof Refusal
  if (isRefusal && error.code === 'roster-choose-org') return
  await removeUploads([id])
  if (!isRefusal) throw error
  await refuseImport(id, error, db)
}

/** What a waiting import of the viewer's school waits for. Throws `NotFound`, `import-files-gone`. */
export async function choiceOf(actor: Pick<Actor, 'schoolId'>, id: string, db: Database): Promise<Choice> {
  await getImport(actor, id, db)
  const roster = await openFiles(await uploadsOf(id))
  const orgs = await schoolsIn(roster)
  if (orgs.length > 0) return { orgs }
  return { tables: await Promise.all(roster.map(({ file }) => previewCsv(file))) }
}
