import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { connect, type Database, rows } from '#db/client'
import { migrate } from '#db/migrate'
import { fillDemoSchool } from '#db/seed/demo-school'
import { asAdmin, type BenchServer, databaseExists, startBenchServer } from '../database.ts'
import { senderOf } from './ids.ts'
import { fillMail } from './mail.ts'
import { fillNetwork } from './network.ts'
import type { Size } from './size.ts'

const HOUR = 3_600_000
/** About 5,000 people with their families and teachers. */
const STUDENTS = 1_757

/** Starts the bench server on `folder` with the database of that size in it, made now unless it was kept from an earlier run. */
export async function prepareDatabase(folder: string, size: Size, say: (line: string) => void): Promise<BenchServer> {
  const server = await startBenchServer(folder)
  if (await isCurrent(server, size)) return server
  await server.stop()
  say(`Making the database « ${size.database} » (kept in ${folder} for the next run) …`)
  const filling = await startBenchServer(folder, { filling: true })
  try {
    await make(filling, size, say)
  } finally {
    await filling.stop()
  }
  return startBenchServer(folder)
}

/** What was sent in a run that was cut short is taken back, so that every run measures the same rows. */
export async function takeBackSent(db: Database, size: Size): Promise<void> {
  const sender = senderOf(size)
  const [any] = await rows(db, sql`select from messages where author_id = ${sender} limit 1`)
  if (!any) return
  await db.execute(sql`delete from deliveries where message_id in (select id from messages where author_id = ${sender})`)
  await db.execute(sql`delete from sendings where person_id = ${sender}`)
  await db.execute(sql`delete from messages where author_id = ${sender}`)
  await db.execute(sql`vacuum analyze deliveries`)
}

async function isCurrent(server: BenchServer, size: Size): Promise<boolean> {
  if (!(await databaseExists(server, size.database))) return false
  const made = await asAdmin(server, (db) =>
    rows<{ note: string | null }>(
      db,
      sql`select shobj_description(oid, 'pg_database') as note from pg_database where datname = ${size.database}`,
    ),
  )
  return made[0]?.note === recipe()
}

/** Changes with the tables and with what fills them. The demo school lends its words only: it may change without this. */
function recipe(): string {
  const root = join(import.meta.dirname, '..', '..')
  const hash = createHash('sha256')
  for (const path of globSync(['bench/data/*.ts', 'db/migrations/*.sql'], { cwd: root }).sort())
    hash.update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

/** The note on the database is written last: one that was cut short is made again. */
async function make(server: BenchServer, size: Size, say: (line: string) => void): Promise<void> {
  const name = sql.identifier(size.database)
  await asAdmin(server, async (db) => {
    await db.execute(sql`drop database if exists ${name} with (force)`)
    await db.execute(sql`create database ${name}`)
  })
  await migrate(server.url(size.database))
  const { db, close } = connect(server.url(size.database), { size: 1, statementDeadline: HOUR, transactionDeadline: HOUR })
  try {
    for (const [what, fill] of STEPS) {
      const began = performance.now()
      await fill(db, size)
      say(`  ${what}: ${((performance.now() - began) / 1000).toFixed(0)} s`)
    }
  } finally {
    await close()
  }
  await asAdmin(server, (admin) => admin.execute(sql`comment on database ${name} is ${sql.raw(`'${recipe()}'`)}`))
}

const STEPS: [string, (db: Database, size: Size) => Promise<unknown>][] = [
  ['a school of 5,000', (db) => fillDemoSchool(db, { students: STUDENTS })],
  ['a network of 100,000 people', fillNetwork],
  ['messages and their copies', fillMail],
  ['vacuum', (db) => db.execute(sql`vacuum (freeze, analyze)`)],
]
