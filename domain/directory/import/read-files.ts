import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import type { Actor } from '#domain/audit/write-audit-line'
import { Refusal } from '#domain/refusal'
import { detectRoster } from '../roster/detect-roster.ts'
import { listOrgs, type RosterOrg } from '../roster/one-roster.ts'
import { type Brought, openRoster } from '../roster/open-roster.ts'
import { readRoster } from '../roster/read-roster.ts'
import type { ColumnMapping, KnownPerson, Roster, RosterOptions } from '../roster/roster.ts'
import { forgetStaged, noteImport, takeForReading } from './import-row.ts'
import type { Plan } from './plan.ts'
import { planImport } from './plan-import.ts'

/** What only a person can say of the files: which school is theirs, which column is what. */
export type Chosen = { org?: string; mappings?: Record<string, ColumnMapping> }

/** The roster in what was brought; throws what `openRoster` and `detectRoster` do. */
export async function openFiles(brought: Brought[]): Promise<Roster> {
  return detectRoster(await openRoster(brought))
}

/** The schools of OneRoster files among which to choose, or none. */
export async function schoolsIn(roster: Roster): Promise<RosterOrg[]> {
  const files = roster.filter(({ format }) => format === 'oneroster').map(({ file }) => file)
  const orgs = await listOrgs(files)
  return orgs.length > 1 ? orgs : []
}

/**
 * Reads the files into the import and plans it. When they cannot be read the import is `refused` and keeps the reason, which is also
 * thrown; `roster-choose-org` and `roster-no-mapping` leave it waiting for the choice. Refuses `import-reading` while it is read already.
 */
export async function readFiles(
  actor: Actor,
  id: string,
  roster: Roster,
  chosen: Chosen = {},
  db: Database = database(),
): Promise<Plan> {
  await takeForReading(actor, id, db)
  try {
    const options = { ...(await readOptions(actor, db)), ...chosen }
    return await planImport(actor, id, readRoster(roster, options), db)
  } catch (error) {
    await forgetStaged(id, db)
    if (endsImport(error)) await refuseImport(id, error, db)
    else await noteImport(id, sql`progress = 0`, db)
    throw error
  }
}

const WAITING = new Set(['roster-choose-org', 'roster-no-mapping', 'import-not-ready', 'import-reading'])

/** Whether the files cannot be taken, whatever is chosen of them. */
export function endsImport(error: unknown): error is Refusal {
  return error instanceof Refusal && !WAITING.has(error.code)
}

/** Keeps why the files cannot be taken; the import ends with it. */
export async function refuseImport(id: string, { code, values }: Refusal, db: Database): Promise<void> {
  const trouble = JSON.stringify({ code, values })
  await noteImport(id, sql`state = 'refused', finished_at = now(), trouble = ${trouble}::text::jsonb`, db)
}

/** The school's UAI, the day it is there, and whom and what it has by key. */
async function readOptions({ schoolId }: Actor, db: Database): Promise<RosterOptions> {
  const [school] = await rows<{ uai: string; today: string }>(
    db,
    sql`select uai, (now() at time zone time_zone)::date::text as today from schools where id = ${schoolId}::uuid`,
  )
  const people = await rows<KnownPerson>(
    db,
    sql`select external_id as "externalId", profile, first_name as "firstName", last_name as "lastName", class_name as "className"
        from people where school_id = ${schoolId}::uuid and external_id is not null and left_at is null`,
  )
  const groups = await rows<{ id: string }>(
    db,
    sql`select regexp_replace(external_id, '#students$', '') as id from groups
        where school_id = ${schoolId}::uuid and kind in ('class_students', 'course_students') and external_id is not null`,
  )
  return { uai: school?.uai ?? '', today: school?.today ?? '', known: { people, groups: groups.map((one) => one.id) } }
}
