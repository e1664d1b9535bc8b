import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { searchName } from '#db/fold'
import { uuidv7 } from '#db/uuid'
import { writeAuditLine } from '#domain/audit/write-audit-line'
import { NotFound, Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { freeIdentifier, holdIdentifiers } from '../import/identifiers.ts'
import { PROFILE_GROUPS } from '../policies/policy-table.ts'
import { cleanContact, cleanName, type Named } from './correct-person.ts'

export type NewPerson = Named & { profile: 'teacher' | 'staff'; email: string; anyway: boolean }

/**
 * Adds a member of the staff or a teacher whom no roster knows (a guest, a replacement): in the group of their profile, without
 * access until a code is used. Gives the id. Families come with the roster, which ties them to children. Refuses `name-missing`,
 * `bad-email` and, unless it is meant, a namesake of the same profile (`already-there`).
 */
export async function addPerson(viewer: Viewer, input: NewPerson, db: Database = database()): Promise<string> {
  if (!viewer.isAdmin) throw new NotFound()
  const { firstName, lastName, duty, name } = cleanName(input)
  const { email } = cleanContact({ email: input.email, mobile: '', phone: '', address: '' })
  const folded = searchName(firstName, lastName)
  const id = uuidv7()
  await db.transaction(async (tx) => {
    await holdIdentifiers(tx)
    if (!input.anyway) await requireNoNamesake(viewer, input.profile, folded, tx)
    const identifier = await freeIdentifier(firstName, lastName, tx)
    await tx.execute(sql`insert into people (id, school_id, profile, first_name, last_name, name, search_name, duty, identifier)
      values (${id}, ${viewer.schoolId}, ${input.profile}, ${firstName}, ${lastName}, ${name}, ${folded}, ${duty}, ${identifier})`)
    if (email) await tx.execute(sql`insert into contact_details (person_id, email) values (${id}, ${email})`)
    await tx.execute(sql`insert into group_members (person_id, group_id) select ${id}, g.id from groups g
      where g.school_id = ${viewer.schoolId} and g.kind = 'profile' and g.name = ${PROFILE_GROUPS[input.profile]}`)
    await writeAuditLine(viewer, { action: 'person.add', subject: { id, name } }, tx)
  })
  return id
}

async function requireNoNamesake(viewer: Viewer, profile: string, folded: string, tx: Database): Promise<void> {
  const [found] = await rows<{ name: string }>(
    tx,
    sql`select name from people where school_id = ${viewer.schoolId} and profile = ${profile} and search_name = ${folded} limit 1`,
  )
  if (found) throw new Refusal('already-there', { name: found.name }, 'lastName')
}
