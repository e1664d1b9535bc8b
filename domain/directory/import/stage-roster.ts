import { sql } from 'drizzle-orm'
import type { Database } from '#db/client'
import { searchName } from '#db/fold'
import type { RosterFact, RosterIssue } from '../roster/roster.ts'
import { identifierOf } from './identifiers.ts'

/** Facts that one statement takes. */
const BATCH = 2000
/** Wrong lines that are kept: whoever has more has the wrong file. */
const MOST_ISSUES = 5000

type Row = Record<string, unknown>
type Table = 'people' | 'classes' | 'members' | 'ties' | 'issues'

/**
 * Writes what the files say into the import's own tables, batch by batch, while they are read: nothing of the school changes. What is
 * said twice is taken as it was said first. Gives how many facts and issues there were.
 */
export async function stageRoster(
  importId: string,
  said: AsyncIterable<RosterFact | RosterIssue> | Iterable<RosterFact | RosterIssue>,
  db: Database,
): Promise<{ facts: number; issues: number }> {
  const waiting: Record<Table, Row[]> = { people: [], classes: [], members: [], ties: [], issues: [] }
  const counts = { facts: 0, issues: 0 }
  for await (const one of said) {
    if (one.kind === 'issue') counts.issues++
    else counts.facts++
    if (one.kind === 'issue' && counts.issues > MOST_ISSUES) continue
    const table = TABLES[one.kind]
    waiting[table].push({ import_id: importId, ...rowOf(one, counts.issues) })
    if (waiting[table].length >= BATCH) await write(table, waiting[table].splice(0), db)
  }
  for (const [table, rest] of Object.entries(waiting)) await write(table as Table, rest, db)
  await db.execute(sql`analyze import_people, import_classes, import_members, import_ties`)
  return counts
}

const TABLES: Record<(RosterFact | RosterIssue)['kind'], Table> = {
  person: 'people',
  class: 'classes',
  course: 'classes',
  member: 'members',
  tie: 'ties',
  issue: 'issues',
}

function rowOf(one: RosterFact | RosterIssue, position: number): Row {
  switch (one.kind) {
    case 'person':
      return personRow(one)
    case 'class':
    case 'course':
      return { external_id: one.externalId, source: sourceOf(one.externalId), kind: one.kind, name: one.name, level: one.level }
    case 'member':
      return { class_id: one.group, person: one.person, role: one.role }
    case 'tie':
      return { guardian: one.guardian, student: one.student, relation: one.relation }
    case 'issue':
      return { position, severity: one.severity, code: one.code, values: one.values, ...placeOf(one) }
  }
}

function placeOf({ place: { file, line, column = '' } }: RosterIssue): Row {
  return { file, line, column }
}

function personRow({ place, externalId, firstName, lastName, contact, ...one }: Extract<RosterFact, { kind: 'person' }>): Row {
  return {
    external_id: externalId,
    source: sourceOf(externalId),
    profile: one.profile,
    first_name: firstName,
    last_name: lastName,
    name: `${firstName} ${lastName}`.trim(),
    search_name: searchName(firstName, lastName),
    duty: one.duty,
    is_admin: one.isAdmin,
    leaves: one.leaves,
    email: contact.email ?? null,
    mobile: contact.mobile ?? null,
    phone: contact.phone ?? null,
    address: contact.address ?? null,
    identifier: identifierOf(firstName, lastName),
    file: place.file,
    line: place.line,
  }
}

/** `siecle-eleve` of `siecle-eleve:4012`: where a key comes from. */
export function sourceOf(externalId: string): string {
  return externalId.split(':', 1)[0]!
}

/** A class that two files name is one class; its level is said by whichever knows it. */
const AGAIN = {
  classes: sql`on conflict (import_id, external_id) do update set level = excluded.level where import_classes.level = ''`,
}

async function write(table: Table, batch: Row[], db: Database): Promise<void> {
  const [first] = batch
  if (!first) return
  const columns = sql.raw(
    Object.keys(first)
      .map((column) => `"${column}"`)
      .join(', '),
  )
  const name = sql.identifier(`import_${table}`)
  const json = JSON.stringify(table === 'classes' ? onceEach(batch) : batch)
  const again = table === 'classes' ? AGAIN.classes : sql`on conflict do nothing`
  await db.execute(
    sql`insert into ${name} (${columns}) select ${columns} from json_populate_recordset(null::${name}, ${json}::text::json) ${again}`,
  )
}

/** One statement may not change a row twice. */
function onceEach(batch: Row[]): Row[] {
  const byId = new Map<unknown, Row>()
  for (const row of batch) {
    const before = byId.get(row.external_id)
    byId.set(row.external_id, before ? { ...before, level: before.level || row.level } : row)
  }
  return [...byId.values()]
}
