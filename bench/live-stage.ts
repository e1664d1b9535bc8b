import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { connect, type Database, rows } from '#db/client'
import { migrate } from '#db/migrate'
import { sealToken, sessionCookieName } from '#domain/session/session-cookie'
import { env } from '#env'
import { asAdmin } from './database.ts'
import { type Served, startServed } from './served.ts'
import type { Stage } from './stage.ts'

/** People of one school of their own who may all write to each other, signed in; the product and a bare server for them. */
export type LiveStage = {
  db: Database
  schoolId: string
  /** Everybody. */
  groupId: string
  people: LivePerson[]
  /** A fresh process of each; whoever starts one stops it. */
  startOurs: (how?: How) => Promise<Served>
  startBare: (how?: How) => Promise<Served>
}
/** At a port of one's own; `inspect`: where its inspector listens. */
export type How = { port?: number; inspect?: number }
export type LivePerson = { id: string; name: string; cookie: string; bareCookie: string }

const DATABASE = 'bench_live'
const PEOPLE = 2_600

/** Makes the school in a database of its own, which goes after `work`. */
export async function withLiveStage<T>({ server }: Pick<Stage, 'server'>, work: (stage: LiveStage) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'preau-bench-live-'))
  const url = server.url(DATABASE)
  await asAdmin(server, (db) => db.execute(sql.raw(`drop database if exists ${DATABASE} with (force)`)))
  await asAdmin(server, (db) => db.execute(sql.raw(`create database ${DATABASE}`)))
  await migrate(url)
  const { db, close } = connect(url, { size: 4, statementDeadline: 600_000, transactionDeadline: 600_000 })
  try {
    const school = await makeSchool(db)
    const settings = {
      DATABASE_URL: url,
      PREAU_SECRET: env().secret,
      PREAU_DATA: folder,
      NEXT_DIST_DIR: process.env.NEXT_DIST_DIR ?? '.next',
      NEXT_TELEMETRY_DISABLED: '1',
    }
    const start = (script: string, probe: string, { port, inspect }: How = {}) => {
      const options: Record<string, string> = inspect ? { NODE_OPTIONS: `--inspect=127.0.0.1:${inspect}` } : {}
      return startServed(script, probe, join(folder, 'server.log'), { ...settings, ...options }, port)
    }
    return await work({
      db,
      ...school,
      startOurs: (how) => start('server.ts', '/api/health', how),
      startBare: (how) => start('bench/floor/streams.ts', '/', how),
    })
  } finally {
    await close()
    await asAdmin(server, (admin) => admin.execute(sql.raw(`drop database if exists ${DATABASE} with (force)`)))
    rmSync(folder, { recursive: true, force: true })
  }
}

async function makeSchool(db: Database): Promise<Pick<LiveStage, 'schoolId' | 'groupId' | 'people'>> {
  const [made] = await rows<{ schoolId: string; groupId: string }>(
    db,
    sql`with school as (insert into schools (uai, name, second_factor) values ('0690098Y', 'Lycée du banc', 'off') returning id),
          member as (insert into groups (school_id, kind, name, search_name, members_may_write)
            select id, 'manual', 'Tout le monde', ' tout le monde', true from school returning id, school_id),
          rule as (insert into communication_rules (from_group_id, to_group_id, reach, origin, school_id)
            select id, id, 'group', 'hand', school_id from member)
        select school_id as "schoolId", id as "groupId" from member`,
  )
  if (!made) throw new Error('no school')
  await db.execute(sql`create table floor_messages (room_id uuid not null, seq bigint generated always as identity, id uuid not null,
    author_id uuid not null, text text not null, sent_at timestamptz not null default clock_timestamp(), primary key (room_id, seq), unique (room_id, id))`)
  await db.execute(sql`insert into people (school_id, profile, first_name, last_name, name, search_name, duty, identifier, activated_at)
    select ${made.schoolId}, 'staff', 'Camille', 'Banc ' || n, 'Camille Banc ' || n, ' camille banc ' || n, 'CPE', 'banc.' || n, now()
    from generate_series(1, ${PEOPLE}::int) n`)
  await db.execute(
    sql`insert into group_members (person_id, group_id) select id, ${made.groupId} from people where school_id = ${made.schoolId}`,
  )
  const sessions = await rows<{ id: string; name: string; session: string }>(
    db,
    sql`with opened as (insert into sessions (person_id, expires_at, user_agent)
          select id, now() + interval '1 day', 'bench' from people where school_id = ${made.schoolId} returning person_id, id)
        select p.id, p.name, o.id as session from opened o join people p on p.id = o.person_id order by p.id`,
  )
  await db.execute(sql`analyze`)
  const people = await Promise.all(
    sessions.map(async ({ id, name, session }) => {
      const sealed = await sealToken({ personId: id, sessionId: session }, 86_400)
      return { id, name, cookie: `${sessionCookieName()}=${sealed}`, bareCookie: `floor=${id}` }
    }),
  )
  return { ...made, people }
}
