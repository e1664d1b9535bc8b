import { parseArgs } from 'node:util'
import type { Database } from '#db/client'
import { makeSchool } from '#domain/directory/make-school'
import { Refusal } from '#domain/refusal'
import { onDatabase } from './on-database.ts'
import { say, saySomethingRefused } from './print-plan.ts'

const MISUSED = 64

const { values } = parseArgs({ options: { uai: { type: 'string' }, name: { type: 'string' }, admin: { type: 'string' } } })

/** `npm run school`: a school with the rules « usual » and its first administrator, whose activation code is printed. */
const uai = values.uai?.trim().toUpperCase() ?? ''
const name = values.name?.trim() ?? ''
const [adminFirstName = '', ...rest] = values.admin?.trim().split(/\s+/) ?? []
const adminLastName = rest.join(' ')

if (!uai || !name || !adminLastName) stop(say('command.schoolUsage'))
else if (!/^\d{7}[A-Z]$/.test(uai)) stop(say('command.badUai', { uai }))
else await onDatabase(open, { migrates: true })

async function open(db: Database): Promise<void> {
  try {
    const { identifier, code } = await makeSchool({ uai, name, adminFirstName, adminLastName, actor: 'npm run school' }, db)
    console.log([say('command.schoolMade'), say('command.identifier', { identifier }), say('command.code', { code })].join('\n'))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    console.error(saySomethingRefused(error))
    process.exitCode = 1
  }
}

function stop(sentence: string): void {
  console.error(sentence)
  process.exitCode = MISUSED
}
