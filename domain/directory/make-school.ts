import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { searchName } from '#db/fold'
import { writeAuditLine } from '#domain/audit/write-audit-line'
import { Refusal } from '#domain/refusal'
import { makeActivationCodes } from '#domain/session/activation'
import { freeIdentifier, holdIdentifiers } from './import/identifiers.ts'
import { applyPolicies } from './policies/apply-policies.ts'
import { writePolicies } from './policies/policies.ts'
import { PROFILE_GROUPS } from './policies/policy-table.ts'
import { PRESETS } from './policies/presets.ts'

/** `actor`: in whose name the server's command acts, in words. */
type NewSchool = { uai: string; name: string; adminFirstName: string; adminLastName: string; actor: string }
export type MadeSchool = { schoolId: string; identifier: string; code: string }

/**
 * A new school with the rules « usual » and its first administrator, a member of the staff whose activation code is told here only.
 * Refuses `school-exists` for a UAI that is known.
 */
export async function makeSchool(given: NewSchool, db: Database = database()): Promise<MadeSchool> {
  return db.transaction(async (tx) => {
    const [school] = await rows<{ id: string }>(
      tx,
      sql`insert into schools (uai, name) values (${given.uai}, ${given.name}) on conflict (uai) do nothing returning id`,
    )
    if (!school) throw new Refusal('school-exists', { uai: given.uai })
    await addProfileGroups(school.id, tx)
    const admin = await addAdmin(school.id, given, tx)
    await writePolicies(school.id, PRESETS.usual, tx)
    await applyPolicies(school.id, tx)
    const actor = { schoolId: school.id, personId: null, name: given.actor }
    await writeAuditLine(actor, { action: 'school.make', details: { school: given.name } }, tx)
    const [made] = await makeActivationCodes(actor, [admin.id], tx)
    return { schoolId: school.id, identifier: admin.identifier, code: made?.code ?? '' }
  })
}

async function addProfileGroups(schoolId: string, tx: Database): Promise<void> {
  for (const [profile, name] of Object.entries(PROFILE_GROUPS))
    await tx.execute(sql`insert into groups (school_id, kind, external_id, name, search_name)
      values (${schoolId}, 'profile', ${`profile:${profile}`}, ${name}, ${searchName(name)})`)
}

async function addAdmin(schoolId: string, { adminFirstName, adminLastName }: NewSchool, tx: Database) {
  await holdIdentifiers(tx)
  const identifier = await freeIdentifier(adminFirstName, adminLastName, tx)
  const name = `${adminFirstName} ${adminLastName}`
  const [admin] = await rows<{ id: string }>(
    tx,
    sql`with made as (
          insert into people (school_id, profile, first_name, last_name, name, search_name, identifier, is_admin)
          values (${schoolId}, 'staff', ${adminFirstName}, ${adminLastName}, ${name}, ${searchName(name)}, ${identifier}, true) returning id),
        member as (insert into group_members (person_id, group_id)
          select made.id, g.id from made, groups g where g.school_id = ${schoolId}::uuid and g.external_id = 'profile:staff')
        select id from made`,
  )
  return { id: admin!.id, identifier }
}

/** Every school of the database, for the server's own commands. */
export async function listSchools(db: Database = database()): Promise<{ id: string; uai: string; name: string }[]> {
  return rows(db, sql`select id, uai, name from schools order by uai`)
}
