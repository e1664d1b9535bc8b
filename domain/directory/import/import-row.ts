import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { uuidv7 } from '#db/uuid'
import type { Actor } from '#domain/audit/write-audit-line'
import { NotFound, Refusal } from '#domain/refusal'
import type { Plan } from './plan.ts'

export type ImportState = 'uploaded' | 'planned' | 'running' | 'done' | 'failed' | 'refused' | 'abandoned'
export type Trouble = { code: string; values: Record<string, string | number> }

/** One import as its pages and verbs know it. `progress` in percent. */
export type ImportRow = {
  id: string
  schoolId: string
  label: string
  state: ImportState
  plan: Plan | null
  agreed: string[]
  progress: number
  trouble: Trouble | null
  starterName: string
  createdAt: Date
  finishedAt: Date | null
}

const COLUMNS = sql`id, school_id as "schoolId", label, state, plan, agreed, progress, trouble, starter_name as "starterName",
  created_at as "createdAt", finished_at as "finishedAt"`

/** The import of the actor's school; throws `NotFound`. */
export async function getImport(actor: Pick<Actor, 'schoolId'>, id: string, db: Database): Promise<ImportRow> {
  const [row] = await rows<ImportRow>(
    db,
    sql`select ${COLUMNS} from imports where school_id = ${actor.schoolId}::uuid and id = ${id}::uuid`,
  )
  if (!row) throw new NotFound()
  return row
}

/** The latest imports of the actor's school, at most 20. */
export async function listImports(actor: Pick<Actor, 'schoolId'>, db: Database): Promise<ImportRow[]> {
  return rows<ImportRow>(
    db,
    sql`select ${COLUMNS} from imports where school_id = ${actor.schoolId}::uuid order by id desc limit 20`,
  )
}

/** Opens an import for files called `label`; gives its id. */
export async function beginImport(actor: Actor, label: string, db: Database, id = uuidv7()): Promise<string> {
  await db.execute(sql`insert into imports (id, school_id, label, state, started_by, starter_name)
    values (${id}, ${actor.schoolId}, ${label.slice(0, 200)}, 'uploaded', ${actor.personId}, ${actor.name})`)
  return id
}

/**
 * Takes a waiting import for reading, with nothing read yet; whoever comes beside (another tab, a second click) is refused `import-reading`.
 * A reading that was cut short holds it for ten minutes. Throws `NotFound` and `import-not-ready`.
 */
export async function takeForReading(actor: Pick<Actor, 'schoolId'>, id: string, db: Database): Promise<void> {
  const { state } = await getImport(actor, id, db)
  if (state !== 'uploaded') throw new Refusal('import-not-ready')
  const taken = await rows(
    db,
    sql`update imports set progress = 1, touched_at = now() where id = ${id}::uuid and state = 'uploaded'
          and (progress = 0 or touched_at < now() - interval '10 minutes') returning 1`,
  )
  if (taken.length === 0) throw new Refusal('import-reading')
  await forgetStaged(id, db)
  await db.execute(sql`delete from import_issues where import_id = ${id}::uuid`)
}

/** Changes an import's own row; `set` are assignments of ours. */
export async function noteImport(id: string, set: SQL, db: Database): Promise<void> {
  await db.execute(sql`update imports set ${set}, touched_at = now() where id = ${id}::uuid`)
}

/** An import ends here: what was read from its files goes. */
export async function forgetStaged(id: string, db: Database): Promise<void> {
  for (const table of ['people', 'classes', 'members', 'ties', 'groups', 'group_members'])
    await db.execute(sql`delete from ${sql.identifier(`import_${table}`)} where import_id = ${id}::uuid`)
}
