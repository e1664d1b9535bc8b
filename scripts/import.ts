import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Database } from '#db/client'
import { applyImport } from '#domain/directory/import/apply-import'
import { beginImport } from '#domain/directory/import/import-row'
import { guardKey, type Plan } from '#domain/directory/import/plan'
import { abandonImport } from '#domain/directory/import/plan-import'
import { openFiles, readFiles, schoolsIn } from '#domain/directory/import/read-files'
import { requestImport } from '#domain/directory/import/request-import'
import { listSchools } from '#domain/directory/make-school'
import { Refusal } from '#domain/refusal'
import { onDatabase } from './on-database.ts'
import { printPlan, say, saySomethingRefused } from './print-plan.ts'

/** 0: applied, or planned with `--dry-run`; 1: refused, or the database cannot be used; 2: waits for `--yes`; 64: asked wrongly. */
const [REFUSED, WAITS, MISUSED] = [1, 2, 64]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'dry-run': { type: 'boolean', default: false },
    yes: { type: 'boolean', default: false },
    school: { type: 'string' },
    org: { type: 'string' },
  },
})

/** `npm run import -- FILE…`: what `/admin/import` does, for the command line. */
const missing = positionals.find((file) => !existsSync(file))
if (positionals.length === 0) stop(MISUSED, say('command.usage'))
else if (missing) stop(MISUSED, say('command.noFile', { file: missing }))
else await onDatabase(bring)

async function bring(db: Database): Promise<void> {
  const schools = await listSchools(db)
  const [only] = values.school ? schools.filter(({ uai }) => uai === values.school) : schools.length === 1 ? schools : []
  if (!only) return stop(MISUSED, whichSchool(schools.map(({ uai, name }) => `${uai} (${name})`)))
  const actor = { schoolId: only.id, personId: null, name: 'npm run import' }
  const id = await beginImport(actor, positionals.map((path) => path.split(/[\\/]/).at(-1)).join(', '), db)
  try {
    const plan = await read(actor, id, db)
    if (plan) await decide(actor, id, plan, db)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    stop(REFUSED, saySomethingRefused(error))
  }
}

function whichSchool(schools: string[]): string {
  if (values.school) return say('command.unknownSchool', { uai: values.school })
  return schools.length === 0 ? say('command.noSchool') : say('command.schools', { schools: schools.join(', ') })
}

type Actor = Parameters<typeof beginImport>[0]

async function read(actor: Actor, id: string, db: Database): Promise<Plan | null> {
  const roster = await openFiles(positionals.map((path) => ({ path: resolve(path) })))
  try {
    return await readFiles(actor, id, roster, values.org ? { org: values.org } : {}, db)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'roster-choose-org') throw error
    const orgs = (await schoolsIn(roster)).map((org) => `${org.id} (${org.name})`)
    await abandonImport(actor, id, db)
    stop(MISUSED, say('command.orgs', { orgs: orgs.join(', ') }))
    return null
  }
}

async function decide(actor: Actor, id: string, plan: Plan, db: Database): Promise<void> {
  await printPlan(actor, id, plan, db)
  const waits = plan.guards.length > 0 && !values.yes
  if (values['dry-run'] || waits || plan.stops.length > 0) {
    await abandonImport(actor, id, db)
    console.log(say('command.dry'))
    if (values['dry-run']) return
    return plan.stops.length > 0 ? stop(REFUSED) : stop(WAITS, say('command.needsYes'))
  }
  await requestImport(actor, id, plan.guards.map(guardKey), db)
  const applied = await applyImport({ id, schoolId: actor.schoolId }, db)
  if (applied) console.log(say('command.applied', { written: applied.written }))
  else stop(WAITS, say('refusals.import-changed'))
}

function stop(code: number, sentence?: string): void {
  if (sentence) console.error(sentence)
  process.exitCode = code
}
