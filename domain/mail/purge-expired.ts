import { type SQL, sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { type Collected, collectFiles } from '#domain/attachments/collect-files'
import type { FileStore } from '#domain/attachments/file-store'
import { due, type Policy, readPolicies } from './due-copies.ts'

/** People and copies handled in one statement: short locks, and a send never waits for long. */
const PEOPLE = 200
const COPIES = 2000
const MESSAGES = 1000

/** Copies that went, by school: out of the trash, and by the school's retention. */
export type PurgedSchool = { id: string; name: string; trashed: number; outdated: number }
export type Purged = { schools: PurgedSchool[]; messages: number; files: Collected }

/**
 * Deletes for good, school by school, the copies that lie in the trash longer than `mail_policies.trash_days` and those older
 * than its `retention_months`; then messages of which nobody has a copy, then files that nobody has. `now` is the moment to
 * count from. In small batches, each a transaction: it may be stopped and begun again at any time, and run twice at once.
 * Once `stopping` is aborted it ends with the signal's reason before the next batch. Takes no viewer: it is the school's own rule,
 * the same for everybody.
 */
export async function purgeExpired(
  now: Date,
  db: Database = database(),
  store?: FileStore,
  stopping?: AbortSignal,
): Promise<Purged> {
  const schools: PurgedSchool[] = []
  for (const policy of await readPolicies(db)) {
    const trashed = await purgeCopies(policy, due.trashed(policy, now), db, stopping)
    const outdated = policy.retentionMonths === null ? 0 : await purgeCopies(policy, due.outdated(policy, now), db, stopping)
    schools.push({ id: policy.id, name: policy.name, trashed, outdated })
  }
  const messages = await purgeMessagesWithoutCopy(db, stopping)
  return { schools, messages, files: await collectFiles(now, db, store, stopping) }
}

async function purgeCopies({ id }: Policy, isDue: SQL, db: Database, stopping?: AbortSignal): Promise<number> {
  let purged = 0
  for (let last: string | null = null; ; ) {
    stopping?.throwIfAborted()
    const people: { id: string }[] = await rows(
      db,
      sql`select id from people where school_id = ${id} and ${last === null ? sql`true` : sql`id > ${last}`}
          order by id limit ${sql.raw(String(PEOPLE))}`,
    )
    if (people.length === 0) return purged
    purged += await purgeCopiesOf(
      people.map((one) => one.id),
      isDue,
      db,
    )
    last = people.at(-1)?.id ?? null
  }
}

/**
 * The condition is asked again of each row as it is deleted: what was restored meanwhile stays. What its owner changes at this
 * moment is left to the next night: were it waited for, the two could wait for each other.
 */
async function purgeCopiesOf(people: string[], isDue: SQL, db: Database): Promise<number> {
  for (let purged = 0; ; ) {
    const gone = await rows(
      db,
      sql`with page as materialized (
            select d.person_id, d.message_id, d.box from deliveries d where d.person_id in ${people} and ${isDue} limit ${sql.raw(String(COPIES))}
            for update skip locked)
          delete from deliveries d using page
          where d.person_id = page.person_id and d.message_id = page.message_id and d.box = page.box and ${isDue} returning 1`,
    )
    purged += gone.length
    if (gone.length < COPIES) return purged
  }
}

/**
 * Messages of which nobody has a copy any more, with what was typed as their recipients and their links to files. One on its
 * way to many is left alone until it has arrived. Gives how many went.
 */
export async function purgeMessagesWithoutCopy(db: Database = database(), stopping?: AbortSignal): Promise<number> {
  let purged = 0
  for (let last: string | null = null; ; ) {
    stopping?.throwIfAborted()
    const page: { id: string; alone: boolean }[] = await rows(
      db,
      sql`with page as materialized (
            select id from messages where ${last === null ? sql`true` : sql`id > ${last}`} order by id limit ${sql.raw(String(MESSAGES))})
          select m.id, ${WITHOUT_COPY} as alone from page m order by m.id`,
    )
    purged += await purgeAlone(
      page.filter(({ alone }) => alone).map(({ id }) => id),
      db,
    )
    last = page.at(-1)?.id ?? null
    if (page.length < MESSAGES || last === null) return purged
  }
}

const WITHOUT_COPY = sql`not exists (select from deliveries d where d.message_id = m.id)`

/** Locked by one statement, looked at by the next, which sees copies that were given meanwhile. */
async function purgeAlone(ids: string[], db: Database): Promise<number> {
  if (ids.length === 0) return 0
  return db.transaction(async (tx) => {
    const locked = await rows<{ id: string }>(
      tx,
      sql`select m.id from messages m where m.id in ${ids} and not exists (
            select from sendings s where s.person_id = m.author_id and s.message_id = m.id and s.finished_at is null)
          for update skip locked`,
    )
    if (locked.length === 0) return 0
    const gone = await rows<{ id: string; authorId: string }>(
      tx,
      sql`delete from messages m where m.id in ${locked.map(({ id }) => id)} and ${WITHOUT_COPY}
          returning m.id, m.author_id as "authorId"`,
    )
    if (gone.length > 0)
      await tx.execute(sql`delete from sendings where (person_id, message_id) in
        (${sql.join(
          gone.map(({ id, authorId }) => sql`(${authorId}::uuid, ${id}::uuid)`),
          sql`, `,
        )})`)
    return gone.length
  })
}

/** The database's clock, which all moments of rows come from. */
export async function databaseNow(db: Database = database()): Promise<Date> {
  const [clock] = await rows<{ now: Date }>(db, sql`select now() as now`)
  return clock?.now ?? new Date()
}
