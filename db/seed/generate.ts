import { parseArgs } from 'node:util'
import { sql } from 'drizzle-orm'
import { env } from '#env'
import { connect, type Database, rows } from '../client.ts'
import { migrate } from '../migrate.ts'
import { fillDemoSchool } from './demo-school.ts'
import { addMassMail } from './mass-mail.ts'
import { addNetwork } from './network.ts'

/**
 * `node db/seed/generate.ts --students 5000 --deliveries 10000000 --network 100000`, with DATABASE_URL: migrates, fills the
 * demo school where the database is empty, then brings it to so many deliveries and adds so many people elsewhere.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { students: { type: 'string' }, deliveries: { type: 'string' }, network: { type: 'string' } },
  })
  const url = env().databaseUrl
  if (!url) throw new Error('DATABASE_URL is not set')
  await migrate(url)
  const { db, close } = connect(url, { size: 2, statementDeadline: 10 * 60_000, transactionDeadline: 60 * 60_000 })
  try {
    await generate(db, wholeNumber(values.students), wholeNumber(values.deliveries), wholeNumber(values.network))
  } finally {
    await close()
  }
}

async function generate(db: Database, students?: number, deliveries?: number, network?: number): Promise<void> {
  const schoolId = (await findDemoSchool(db)) ?? (await told('school', () => fillDemoSchool(db, firstFill(students)))).schoolId
  const [there] = await rows<{ count: number }>(db, sql`select count(*)::int as count from deliveries`)
  const missing = (deliveries ?? 0) - (there?.count ?? 0)
  if (missing > 0) await told('deliveries', () => addMassMail(db, schoolId, missing))
  if (network) await told('network', () => addNetwork(db, network))
}

/** What is written by hand stays small; the server makes the rest. */
function firstFill(students = 520) {
  return { students, deliveries: Math.min(students * 86, 60_000) }
}

async function findDemoSchool(db: Database): Promise<string | undefined> {
  const [school] = await rows<{ id: string }>(db, sql`select id from schools where uai = '0690001A'`)
  return school?.id
}

async function told<T>(what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const result = await work()
  process.stdout.write(`${what}: ${JSON.stringify(result)} in ${((performance.now() - start) / 1000).toFixed(1)} s\n`)
  return result
}

function wholeNumber(text?: string): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d+$/.test(text)) throw new Error(`« ${text} » is not a whole number`)
  return Number(text)
}

await main()
