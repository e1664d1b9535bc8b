import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { connect, type Database } from '#db/client'
import { migrate } from '#db/migrate'
import { applyImport } from '#domain/directory/import/apply-import'
import { beginImport } from '#domain/directory/import/import-row'
import { guardKey } from '#domain/directory/import/plan'
import { openFiles, readFiles } from '#domain/directory/import/read-files'
import { requestImport } from '#domain/directory/import/request-import'
import { makeSchool } from '#domain/directory/make-school'
import { writeOneRoster } from '#domain/directory/roster/test-rosters'
import { makeRosterSchool, type RosterSchool, sizeOf } from '#domain/directory/roster/test-school-roster'
import { asAdmin } from '../database.ts'
import { median } from '../measure.ts'
import { atMost, type Line, milliseconds } from '../report.ts'
import type { Stage } from '../stage.ts'
import type { Workload } from './workload.ts'

/** With their families, teachers and staff these are 2,500 people. */
const STUDENTS = 905
const LONGEST = 30_000
/** Schools of the same size that are there before: what one takes must not grow with the others. */
const OTHERS = 20
const DATABASE = 'bench_import'

export const w17: Workload = {
  name: 'IMPORT',
  title: `a school from OneRoster files beside ${OTHERS} others: read and planned, applied, and the same files again`,
  run: async ({ server, rounds }: Pick<Stage, 'server' | 'rounds'>) => {
    await asAdmin(server, (db) => db.execute(sql.raw(`drop database if exists ${DATABASE} with (force)`)))
    await asAdmin(server, (db) => db.execute(sql.raw(`create database ${DATABASE}`)))
    try {
      return await measureImports(server.url(DATABASE), rounds)
    } finally {
      await asAdmin(server, (db) => db.execute(sql.raw(`drop database if exists ${DATABASE} with (force)`)))
    }
  },
}

/** On an empty database at `url`: the other schools, then a new one a round. */
export async function measureImports(url: string, rounds: number): Promise<Line[]> {
  await migrate(url)
  const { db, close } = connect(url, { size: 2, statementDeadline: 600_000, transactionDeadline: 600_000 })
  const folder = await mkdtemp(join(tmpdir(), 'preau-bench-'))
  const rosterOf = (number: number) => makeRosterSchool({ students: STUDENTS, uai: `069${String(number).padStart(4, '0')}A` })
  const times: Record<'read' | 'apply' | 'again', number[]> = { read: [], apply: [], again: [] }
  let people = 0
  try {
    for (let other = 0; other < OTHERS; other++) await bring(rosterOf(rounds + other), join(folder, `other${other}`), db)
    for (let round = 0; round < rounds; round++) {
      const roster = rosterOf(round)
      people = sizeOf(roster)
      const round1 = await bring(roster, join(folder, String(round)), db)
      const round2 = await bringAgain(round1, db)
      times.read.push(round1.read)
      times.apply.push(round1.apply)
      times.again.push(round2)
    }
  } finally {
    await close()
    await rm(folder, { recursive: true })
  }
  return [
    { what: `reading and planning ${people.toLocaleString('en')} people`, ours: milliseconds(median(times.read)) },
    { what: 'applying the plan', ours: milliseconds(median(times.apply)) },
    atMost('both', median(times.read.map((read, round) => read + times.apply[round]!)), LONGEST, milliseconds),
    { what: 'the same files again, planned and applied', ours: milliseconds(median(times.again)) },
  ]
}

type Brought = { schoolId: string; folder: string; read: number; apply: number }

async function bring(roster: RosterSchool, folder: string, db: Database): Promise<Brought> {
  await writeOneRoster(roster, folder)
  const names = { name: roster.name, adminFirstName: 'Odile', adminLastName: 'Chef', actor: 'bench' }
  const { schoolId } = await makeSchool({ uai: roster.uai, ...names }, db)
  return { schoolId, folder, ...(await once(schoolId, folder, db)) }
}

async function bringAgain({ schoolId, folder }: Brought, db: Database): Promise<number> {
  const { read, apply } = await once(schoolId, folder, db)
  return read + apply
}

async function once(schoolId: string, folder: string, db: Database): Promise<{ read: number; apply: number }> {
  const actor = { schoolId, personId: null, name: 'bench' }
  const began = performance.now()
  const id = await beginImport(actor, 'bench', db)
  const plan = await readFiles(actor, id, await openFiles([{ path: folder }]), {}, db)
  const planned = performance.now()
  await requestImport(actor, id, plan.guards.map(guardKey), db)
  await applyImport({ id, schoolId }, db)
  return { read: planned - began, apply: performance.now() - planned }
}
