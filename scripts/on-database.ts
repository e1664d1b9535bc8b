import { resolve } from 'node:path'
import { connect, type Database } from '#db/client'
import { startEmbedded } from '#db/embedded/server'
import { migrate } from '#db/migrate'
import { DatabaseUnusable, explainRefusal } from '#db/unusable'
import { BadSettings, env, settle } from '#env'
import { CannotStart } from './door.ts'
import { keptSecret } from './kept-secret.ts'

/** A statement over a whole network may take its time here: nobody waits for a page. */
const PATIENCE = 10 * 60_000

/**
 * Runs a command of the server on its database, the one of the settings or the embedded one, which is stopped again. With `migrates`
 * an empty database is made ready first. A failure that can be said in a sentence is, and ends the command with code 1.
 */
export async function onDatabase(work: (db: Database) => Promise<void>, { migrates = false } = {}): Promise<void> {
  try {
    const given = env().databaseUrl
    const own = given ? null : await startEmbedded(resolve(env().dataFolder), { note: (line) => console.log(line) })
    const url = given ?? own?.url ?? ''
    const folder = resolve(env().dataFolder)
    settle({ DATABASE_URL: url, PREAU_DATA: folder, PREAU_SECRET: env().givenSecret ?? keptSecret(folder) })
    const { db, close } = connect(url, { size: 2, statementDeadline: PATIENCE, transactionDeadline: PATIENCE })
    try {
      if (migrates) await migrate(url)
      await work(db)
    } finally {
      await close()
      await own?.stop()
    }
  } catch (error) {
    say(error)
    process.exitCode = 1
  }
}

function say(error: unknown): void {
  const explained = explainRefusal(error)
  if (explained instanceof BadSettings) console.error(explained.lines.join('\n'))
  else if (explained instanceof DatabaseUnusable || explained instanceof CannotStart) console.error(explained.message)
  else if (isMissingTable(error))
    console.error('Cette base est vide ou d’une autre version : lancez « npm start » une fois, puis recommencez.')
  else console.error(explained)
}

function isMissingTable(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: { code?: string } }
  return (code ?? cause?.code) === '42P01'
}
