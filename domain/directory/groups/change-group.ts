import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { searchName } from '#db/fold'
import { writeAuditLine } from '#domain/audit/write-audit-line'
import { NotFound } from '#domain/refusal'
import { isAdministeredBy } from '#domain/session/administers'
import type { Viewer } from '#domain/session/viewer'
import { applyPolicies } from '../policies/apply-policies.ts'
import { holdGroup, lineOf, naming, type OwnGroup, runnersName } from './own-group.ts'

/** Makes an empty group by hand (a club, a trip) and gives its id. Throws `group-name-taken`. */
export function makeGroup(viewer: Viewer, name: string, db: Database = database()): Promise<string> {
  return make(viewer, 'manual', name, db)
}

/** Makes a shared mailbox without members and gives its id; whoever reaches the staff writes to it. Throws `group-name-taken`. */
export function makeMailbox(viewer: Viewer, name: string, db: Database = database()): Promise<string> {
  return make(viewer, 'mailbox', name, db)
}

function make(viewer: Viewer, kind: OwnGroup['kind'], name: string, db: Database): Promise<string> {
  return naming(() =>
    db.transaction(async (tx) => {
      const [made] = await rows<OwnGroup>(
        tx,
        sql`insert into groups (school_id, kind, name, search_name)
            select s.id, ${kind}, ${name}, ${searchName(name)} from schools s where ${isAdministeredBy(viewer, sql`s.id`)}
            returning id, name, kind`,
      )
      if (!made) throw new NotFound()
      await writeAuditLine(viewer, { action: lineOf(made, 'make'), subject: made }, tx)
      await applyPolicies(viewer.schoolId, tx)
      return made.id
    }),
  )
}

/** Renames a group made by hand, with those who run it. Messages keep the name that it had. Throws `group-name-taken`. */
export function renameGroup(viewer: Viewer, id: string, name: string, db: Database = database()): Promise<void> {
  return naming(() =>
    db.transaction(async (tx) => {
      const group = await holdGroup(viewer, id, tx)
      if (group.name === name) return
      await tx.execute(sql`update groups set name = ${name}, search_name = ${searchName(name)} where id = ${id}::uuid`)
      const runners = runnersName(name)
      await tx.execute(
        sql`update groups set name = ${runners}, search_name = ${searchName(runners)} where runners_of = ${id}::uuid`,
      )
      await writeAuditLine(
        viewer,
        { action: lineOf(group, 'rename'), subject: { id, name }, details: { before: group.name } },
        tx,
      )
    }),
  )
}

/** Deletes a group made by hand with its memberships and rules. Messages to it keep its name and size; drafts say that it is no more. */
export async function deleteGroup(viewer: Viewer, id: string, db: Database = database()): Promise<void> {
  await db.transaction(async (tx) => {
    const group = await holdGroup(viewer, id, tx)
    const [members] = await rows<{ count: number }>(
      tx,
      sql`select count(*)::int as count from group_members where group_id = ${id}::uuid`,
    )
    await tx.execute(sql`delete from groups where id = ${id}::uuid`)
    await writeAuditLine(viewer, { action: lineOf(group, 'remove'), subject: group, details: { count: members?.count ?? 0 } }, tx)
  })
}
