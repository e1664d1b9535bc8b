import { sql } from 'drizzle-orm'
import { connect } from '../../db/client.ts'
import { applyPolicies } from '../../domain/directory/policies/apply-policies.ts'
import { writePolicies } from '../../domain/directory/policies/policies.ts'
import { PRESETS } from '../../domain/directory/policies/presets.ts'
import { COLLEGE } from '../../domain/directory/test-college.ts'
import { insertSchool, type TestSchool } from '../../domain/directory/test-school.ts'

/**
 * A college of a handful in the database of the demo server, for what changes a whole school: `karim` is its administrator, its rules
 * are those of the preset « usual », and everybody signs in with their id and the password of all.
 */
export async function makeOwnSchool(): Promise<TestSchool> {
  const { db, close } = connect(process.env.PREAU_E2E_DATABASE_URL!, { size: 1 })
  try {
    const school = await insertSchool(db, COLLEGE)
    await db.execute(sql`update schools set second_factor = 'off' where id = ${school.id}`)
    await db.execute(sql`update people set is_admin = id = ${school.idOf('karim')}::uuid,
        password_hash = (select password_hash from people where identifier = 'claire.martin')
      where school_id = ${school.id} and activated_at is not null`)
    await writePolicies(school.id, PRESETS.usual, db)
    await applyPolicies(school.id, db)
    return school
  } finally {
    await close()
  }
}
