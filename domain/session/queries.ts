import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { type Enrolment, readEnrolment } from './second-factor.ts'
import { SECOND_FACTOR_ON, SECOND_FACTOR_REQUIRED } from './second-factor-rule.ts'
import type { Viewer } from './viewer.ts'

export type SecondFactor = { isOn: boolean; isRequired: boolean; codesLeft: number; enrolment: Enrolment | null }

/** The viewer's own second factor: on or not, asked for by the school or not, and the key that waits for its first code. */
export async function getSecondFactor(viewer: Viewer, db: Database = database()): Promise<SecondFactor> {
  const [found] = await rows<Omit<SecondFactor, 'enrolment'>>(
    db,
    sql`select ${SECOND_FACTOR_ON} as "isOn", ${SECOND_FACTOR_REQUIRED} as "isRequired",
          (select count(*)::int from recovery_codes r where r.person_id = p.id and r.used_at is null) as "codesLeft"
        from people p join schools c on c.id = p.school_id
        where p.id = ${viewer.personId} and p.school_id = ${viewer.schoolId}`,
  )
  const { isOn = false, isRequired = false, codesLeft = 0 } = found ?? {}
  return { isOn, isRequired, codesLeft, enrolment: isOn ? null : await readEnrolment(viewer.personId, db) }
}
