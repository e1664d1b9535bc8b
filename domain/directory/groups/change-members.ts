import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { searchName } from '#db/fold'
import { writeAuditLine } from '#domain/audit/write-audit-line'
import { NotFound, Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { applyPolicies } from '../policies/apply-policies.ts'
import type { Profile } from '../types.ts'
import { holdGroup, lineOf, naming, runnersName } from './own-group.ts'

/** `runner`: somebody who runs the group and may address it as a whole; they are members too. */
export type Membership = { group: string; person: string; role: 'member' | 'runner' }

/**
 * Puts somebody of the school into a group or shared mailbox made by hand. Throws `runner-profile` and `mailbox-profile` for
 * students and guardians who should run it or answer in its name, `NotFound` for groups and people who are not the school's.
 */
export async function addMember(viewer: Viewer, { group: id, person: personId, role }: Membership, db: Database = database()) {
  await db.transaction(async (tx) => {
    const group = await holdGroup(viewer, id, tx)
    const person = await getPerson(viewer, personId, tx)
    if (group.kind === 'mailbox' && role === 'runner') throw new NotFound()
    if (isFamily(person.profile) && group.kind === 'mailbox') throw new Refusal('mailbox-profile')
    if (isFamily(person.profile) && role === 'runner') throw new Refusal('runner-profile')
    const joined = await join(id, personId, tx)
    const runs = role === 'runner' && (await join(await runnersOf(viewer, group.id, group.name, tx), personId, tx))
    if (!joined && !runs) return
    await writeAuditLine(viewer, { action: lineOf(group, 'join'), subject: group, details: { name: person.name, role } }, tx)
    if (runs) await applyPolicies(viewer.schoolId, tx)
  })
}

/** Takes somebody out of a group made by hand, whom it also loses if they ran it; or out of those who run it alone. */
export async function removeMember(viewer: Viewer, { group: id, person: personId, role }: Membership, db: Database = database()) {
  await db.transaction(async (tx) => {
    const group = await holdGroup(viewer, id, tx)
    const person = await getPerson(viewer, personId, tx)
    const gone = await rows(
      tx,
      sql`delete from group_members where person_id = ${personId}::uuid and (
            group_id = (select g.id from groups g where g.runners_of = ${id}::uuid) or (${role === 'member'} and group_id = ${id}::uuid))
          returning group_id`,
    )
    if (gone.length === 0) return
    await writeAuditLine(viewer, { action: lineOf(group, 'leave'), subject: group, details: { name: person.name, role } }, tx)
  })
}

const isFamily = (profile: Profile) => profile === 'student' || profile === 'guardian'

async function getPerson(viewer: Viewer, id: string, tx: Database): Promise<{ name: string; profile: Profile }> {
  const [person] = await rows<{ name: string; profile: Profile }>(
    tx,
    sql`select name, profile from people where id = ${id}::uuid and school_id = ${viewer.schoolId}::uuid and left_at is null`,
  )
  if (!person) throw new NotFound()
  return person
}

/** Whether the person was not in it before. */
async function join(groupId: string, personId: string, tx: Database): Promise<boolean> {
  const made = await rows(
    tx,
    sql`insert into group_members (person_id, group_id) values (${personId}::uuid, ${groupId}::uuid) on conflict do nothing returning group_id`,
  )
  return made.length > 0
}

/** The group of those who run a group, made when the first is named. */
async function runnersOf(viewer: Viewer, id: string, name: string, tx: Database): Promise<string> {
  const [there] = await rows<{ id: string }>(tx, sql`select id from groups where runners_of = ${id}::uuid`)
  if (there) return there.id
  const runners = runnersName(name)
  const [made] = await naming(() =>
    rows<{ id: string }>(
      tx,
      sql`insert into groups (school_id, kind, name, search_name, runners_of)
          values (${viewer.schoolId}::uuid, 'runners', ${runners}, ${searchName(runners)}, ${id}::uuid) returning id`,
    ),
  )
  return made!.id
}
