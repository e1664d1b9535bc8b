import { type SQL, sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { searchWords } from '#db/fold'
import { momentOf } from '#domain/school-time'
import { isAdministeredBy } from '#domain/session/administers'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import type { AuditFilter } from './audit-filter.ts'

const PAGE = 50

/** What was done, as it was written down; `actorName` names a command of the server where no person acted. */
export type KeptLine = {
  id: string
  at: Date
  actorName: string
  action: string
  subjectName: string
  details: Record<string, string | number>
  address: string
}

/** At most 50 lines, the newest first; `next` is the cursor for `?before=`, null on the last page. */
export type AuditPage = { lines: KeptLine[]; next: string | null }

/** The log of the viewer's school, for its administrators; nobody else has one. */
export async function listAuditLines(
  viewer: Viewer,
  filter: AuditFilter,
  before = '',
  db: Database = database(),
): Promise<AuditPage> {
  const found = await readLines(viewer, filter, before, PAGE + 1, db)
  const lines = found.slice(0, PAGE)
  return { lines, next: found.length > PAGE ? (lines.at(-1)?.id ?? null) : null }
}

/** Up to `limit` lines older than the one whose id is `before`. */
export function readLines(viewer: Viewer, filter: AuditFilter, before: string, limit: number, db: Database): Promise<KeptLine[]> {
  const older = isUuid(before) ? sql`and l.id < ${before}::uuid` : sql``
  return rows<KeptLine>(
    db,
    sql`select l.id, l.created_at as at, l.actor_name as "actorName", l.action, l.subject_name as "subjectName", l.details, l.address
        from audit_lines l where ${isAdministeredBy(viewer, sql`l.school_id`)} ${older} ${wanted(viewer, filter)}
        order by l.id desc limit ${limit}`,
  )
}

function wanted(viewer: Viewer, { actor, subject, about, kind, from, until }: AuditFilter): SQL {
  const begin = (day: string) => momentOf(`${day}T00:00`, viewer.timeZone)
  const since = begin(from)
  const end = begin(until) && begin(dayAfter(until))
  const conditions = [
    named(sql`l.actor_name`, actor),
    named(sql`l.subject_name`, subject),
    isUuid(about) ? sql`and l.subject_id = ${about}::uuid` : sql``,
    kind ? sql`and split_part(l.action, '.', 1) = ${kind}` : sql``,
    since ? sql`and l.created_at >= ${since.toISOString()}::timestamptz` : sql``,
    end ? sql`and l.created_at < ${end.toISOString()}::timestamptz` : sql``,
  ]
  return sql.join(conditions, sql` `)
}

/** Each word begins a word of the name, accents ignored. */
function named(name: SQL, query: string): SQL {
  return sql.join(searchWords(query).map((word) => sql` and ' ' || search_text(${name}) like ${`% ${word}%`}`))
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}
