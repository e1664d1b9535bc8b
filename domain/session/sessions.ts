import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { SECOND_FACTOR_ON, SECOND_FACTOR_REQUIRED } from './second-factor-rule.ts'
import { type SessionToken, tokenKey } from './session-cookie.ts'
import type { Viewer } from './viewer.ts'

/** How long a session lives: unused for `idle`, and in all, by profile. Families on their own phone stay signed in longer. */
const LIFE = {
  student: { idle: '7 days', total: '30 days' },
  guardian: { idle: '30 days', total: '90 days' },
  teacher: { idle: '24 hours', total: '14 days' },
  staff: { idle: '12 hours', total: '7 days' },
} as const

/** Neither revoked, nor expired, nor unused for too long; `s` is the session, `p` its person. */
export const SESSION_LIVES = sql`s.revoked_at is null and s.expires_at > now()
  and s.last_seen_at > now() - (case p.profile ${perProfile('idle')} end)::interval`

export type Opening = {
  /** Whether the person has just given it. */
  secondFactor?: boolean
  /** The session that this one goes on from, in another account of the same human: it ends no later than that one would have. */
  from?: SessionToken | undefined
}

/** Opens a session for a person with access; gives the token's content and its end. */
export async function openSession(
  personId: string,
  userAgent: string,
  db: Database = database(),
  { secondFactor = false, from }: Opening = {},
) {
  const [session] = await rows<{ id: string; expiresAt: Date }>(
    db,
    sql`insert into sessions (person_id, expires_at, user_agent, second_factor_at)
        select id, least(now() + (case profile ${perProfile('total')} end)::interval,
            (select expires_at from sessions where person_id = ${from?.personId ?? null} and id = ${from?.sessionId ?? null})),
          ${userAgent.slice(0, 300)}, case when ${secondFactor}::boolean then now() end
        from people where id = ${personId} and activated_at is not null and left_at is null
        returning id, expires_at as "expiresAt"`,
  )
  if (!session) throw new Error('a session was asked for a person without access')
  return { token: { personId, sessionId: session.id } satisfies SessionToken, expiresAt: session.expiresAt }
}

/** Revokes one session; a token that still names it is nobody's from now on. */
export async function closeSession(token: SessionToken, db: Database = database()): Promise<void> {
  await db.execute(sql`update sessions set revoked_at = now()
    where person_id = ${token.personId} and id = ${token.sessionId} and revoked_at is null`)
}

/** Revokes all sessions of a person, or all but one, and every step towards one that a password opened. */
export async function closeSessionsOf(personId: string, db: Database = database(), keep?: string): Promise<void> {
  await db.execute(sql`update sessions set revoked_at = now()
    where person_id = ${personId} and revoked_at is null ${keep ? sql`and id <> ${keep}` : sql``}`)
  await db.execute(sql`delete from sign_in_challenges where person_id = ${personId}`)
}

/**
 * The person behind a token, or null when the session ended, was revoked, lay idle too long, or the person left. Whichever door opened
 * it, a session without the second factor that it needs is nobody's. One query.
 */
export async function findViewer(token: SessionToken, db: Database = database()): Promise<Viewer | null> {
  const [viewer] = await rows<Viewer & { stale: boolean }>(
    db,
    sql`select p.id as "personId", s.id as "sessionId", p.school_id as "schoolId", c.name as "schoolName",
          c.time_zone as "timeZone", p.profile, p.name, p.first_name as "firstName", p.is_admin as "isAdmin",
          p.locale, p.theme, p.density, p.reading_font as "readingFont", p.account_id is not null as "hasOtherSchools",
          p.writing_blocked_at is not null as "isWritingBlocked",
          s.last_seen_at < now() - interval '5 minutes' as stale
        from sessions s join people p on p.id = s.person_id join schools c on c.id = p.school_id
        where s.person_id = ${token.personId} and s.id = ${token.sessionId} and ${opensDoors()}`,
  )
  if (!viewer) return null
  const { stale, ...rest } = viewer
  if (stale) await markSeen(token, db)
  return rest
}

/** Those of the tokens, as `tokenKey` writes them, that still are somebody's. */
export async function listLiving(tokens: SessionToken[], db: Database = database()): Promise<Set<string>> {
  const found = await rows<SessionToken>(
    db,
    sql`select s.person_id as "personId", s.id as "sessionId" from json_to_recordset(${JSON.stringify(tokens)}::json)
          as t("personId" uuid, "sessionId" uuid) join sessions s on s.person_id = t."personId" and s.id = t."sessionId"
          join people p on p.id = s.person_id join schools c on c.id = p.school_id where ${opensDoors()}`,
  )
  return new Set(found.map(tokenKey))
}

/** The session `s` of the person `p` of the school `c` opens doors: it lives, the person may sign in, and gave what the school asks. */
function opensDoors() {
  return sql`${SESSION_LIVES} and p.activated_at is not null and p.left_at is null
    and (s.second_factor_at is not null or not (${SECOND_FACTOR_REQUIRED} or ${SECOND_FACTOR_ON}))`
}

async function markSeen(token: SessionToken, db: Database): Promise<void> {
  await db.execute(sql`update sessions set last_seen_at = now() where person_id = ${token.personId} and id = ${token.sessionId}`)
}

function perProfile(end: 'idle' | 'total') {
  return sql.raw(
    Object.entries(LIFE)
      .map(([profile, life]) => `when '${profile}' then '${life[end]}'`)
      .join(' '),
  )
}
