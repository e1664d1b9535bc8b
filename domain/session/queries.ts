import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { env } from '#env'
import { type Device, deviceOf } from './device.ts'
import { OPENS_FROM } from './other-schools.ts'
import { type Enrolment, readEnrolment } from './second-factor.ts'
import { SECOND_FACTOR_ON, SECOND_FACTOR_REQUIRED } from './second-factor-rule.ts'
import { SESSION_LIVES } from './sessions.ts'
import type { Viewer } from './viewer.ts'

/** What the sign-in page calls the identity provider; null where there is none. */
export function getProviderName(): string | null {
  return env().oidc?.name ?? null
}

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

export type OwnSession = { id: string; device: Device; createdAt: Date; lastSeenAt: Date; isThis: boolean }

/** Where the viewer is signed in, this browser first, then the latest seen; fifty at most. */
export async function listSessions(viewer: Viewer, db: Database = database()): Promise<OwnSession[]> {
  const found = await rows<Omit<OwnSession, 'device'> & { userAgent: string }>(
    db,
    sql`select s.id, s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.user_agent as "userAgent",
          s.id = ${viewer.sessionId} as "isThis"
        from sessions s join people p on p.id = s.person_id
        where s.person_id = ${viewer.personId} and p.school_id = ${viewer.schoolId} and ${SESSION_LIVES}
        order by s.id = ${viewer.sessionId} desc, s.last_seen_at desc limit 50`,
  )
  return found.map(({ userAgent, ...session }) => ({ ...session, device: deviceOf(userAgent) }))
}

/** `opens`: without its own password, from the account that the viewer is signed in to. */
export type OwnSchool = { personId: string; schoolName: string; name: string; opens: boolean }

/** The viewer's own accounts in other schools. */
export function listOtherSchools(viewer: Viewer, db: Database = database()): Promise<OwnSchool[]> {
  return rows<OwnSchool>(
    db,
    sql`select p.id as "personId", c.name as "schoolName", p.name, ${OPENS_FROM} as opens
        from people me join people p on p.account_id = me.account_id join schools c on c.id = p.school_id
        where me.id = ${viewer.personId} and me.school_id = ${viewer.schoolId} and p.id <> me.id
          and p.activated_at is not null and p.left_at is null
        order by c.name limit 20`,
  )
}
