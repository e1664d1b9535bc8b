import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { writeAuditLine } from '#domain/audit/write-audit-line'
import { NotFound, Refusal } from '#domain/refusal'
import { isAdministeredBy } from '#domain/session/administers'
import type { Viewer } from '#domain/session/viewer'
import { applyPolicies } from './apply-policies.ts'
import type { Change } from './change.ts'
import { readPolicies, writePolicies } from './policies.ts'
import { CHOICES, changedCells, samePolicies } from './policy-table.ts'

/**
 * Makes a change of who may write to whom, with the rules that follow from it and a line of the log for each cell, rule or group.
 * Throws `policies-changed` when the matrix is no longer what the change was shown on, `bad-input` for a cell that may not say
 * this, `NotFound` for groups or rules that are not the school's.
 */
export async function saveChange(viewer: Viewer, change: Change, db: Database = database()): Promise<void> {
  await db.transaction(async (tx) => {
    const [school] = await rows(
      tx,
      sql`select s.id from schools s where ${isAdministeredBy(viewer, sql`s.id`)} for no key update`,
    )
    if (!school) throw new NotFound()
    if (change.kind === 'policies') await changePolicies(viewer, change, tx)
    else if (change.kind === 'inner') await changeInnerWriting(viewer, change, tx)
    else await changeRule(viewer, change, tx)
    await applyPolicies(viewer.schoolId, tx)
  })
}

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>

async function changePolicies(viewer: Viewer, { before, after }: Of<'policies'>, tx: Database): Promise<void> {
  if (!samePolicies(await readPolicies(viewer.schoolId, tx), before)) throw new Refusal('policies-changed')
  const cells = changedCells(before, after)
  if (cells.some((cell) => !CHOICES[cell.from][cell.target].includes(cell.after))) throw new Refusal('bad-input')
  await writePolicies(viewer.schoolId, after, tx)
  for (const cell of cells) await writeAuditLine(viewer, { action: 'rules.change', details: cell }, tx)
}

async function changeRule(viewer: Viewer, { kind, from, to, reach }: Of<'add' | 'remove'>, tx: Database): Promise<void> {
  const [named] = await rows<{ from: string; to: string }>(
    tx,
    sql`select f.name as "from", t.name as "to" from groups f, groups t where f.id = ${from}::uuid and t.id = ${to}::uuid
        and f.school_id = ${viewer.schoolId}::uuid and t.school_id = ${viewer.schoolId}::uuid`,
  )
  if (!named) throw new NotFound()
  const changed = await rows(
    tx,
    kind === 'add'
      ? sql`insert into communication_rules (from_group_id, to_group_id, reach, origin, school_id)
          values (${from}::uuid, ${to}::uuid, ${reach}, 'hand', ${viewer.schoolId}::uuid)
          on conflict (from_group_id, to_group_id, reach) do update set origin = 'hand' returning reach`
      : sql`delete from communication_rules where from_group_id = ${from}::uuid and to_group_id = ${to}::uuid and reach = ${reach}
          and origin = 'hand' and school_id = ${viewer.schoolId}::uuid returning reach`,
  )
  if (changed.length === 0) throw new NotFound()
  await writeAuditLine(viewer, { action: `rules.${kind}`, details: { ...named, reach } }, tx)
}

async function changeInnerWriting(viewer: Viewer, { group, writing }: Of<'inner'>, tx: Database): Promise<void> {
  const [changed] = await rows<{ id: string; name: string }>(
    tx,
    sql`update groups set inner_writing = ${writing === 'policy' ? 'policy' : 'hand'}, members_may_write = ${writing === 'yes'}
        where id = ${group}::uuid and school_id = ${viewer.schoolId}::uuid returning id, name`,
  )
  if (!changed) throw new NotFound()
  await writeAuditLine(viewer, { action: 'group.writing', subject: changed, details: { writing } }, tx)
}
