import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { connect, type Database } from '#db/client'
import { startEmbedded } from '#db/embedded/server'
import { DatabaseUnusable, explainRefusal } from '#db/unusable'
import { countExpired } from '#domain/mail/due-copies'
import { databaseNow, purgeExpired } from '#domain/mail/purge-expired'
import { BadSettings, env, settle } from '#env'

/** A statement over a whole network may take its time here: nobody waits for a page. */
const PATIENCE = 10 * 60_000

/** `npm run purge`: what the nightly job does, now. With `--dry-run` it only counts, by school. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } })
  const given = env().databaseUrl
  const own = given ? null : await startEmbedded(resolve(env().dataFolder), { note: (line) => console.log(line) })
  const url = given ?? own?.url ?? ''
  settle({ DATABASE_URL: url, PREAU_DATA: resolve(env().dataFolder) })
  const { db, close } = connect(url, { size: 2, statementDeadline: PATIENCE, transactionDeadline: PATIENCE })
  try {
    await (values['dry-run'] ? printDue(db) : purge(db))
  } finally {
    await close()
    await own?.stop()
  }
}

async function printDue(db: Database): Promise<void> {
  const { schools, files, bytes } = await countExpired(await databaseNow(db), db)
  for (const { name, trashed, outdated, messages } of schools)
    console.log(`${name} : ${copies(trashed, outdated)}, ${messages} message(s) dont plus personne n'aurait de copie`)
  console.log(`Fichiers : ${files}, ${megabytes(bytes)}. Rien n'a été supprimé.`)
}

async function purge(db: Database): Promise<void> {
  const { schools, messages, files } = await purgeExpired(await databaseNow(db), db)
  for (const { name, trashed, outdated } of schools) console.log(`${name} : ${copies(trashed, outdated)}`)
  const orphans = files.orphans > 0 ? `, et ${files.orphans} fichier(s) que rien ne nommait` : ''
  console.log(`Messages : ${messages}. Fichiers : ${files.blobs}, ${megabytes(files.bytes)}${orphans}.`)
}

const copies = (trashed: number, outdated: number) => `${trashed} copie(s) de la corbeille, ${outdated} copie(s) trop ancienne(s)`
const megabytes = (bytes: number) => `${(bytes / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo`

function isMissingTable(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: { code?: string } }
  return (code ?? cause?.code) === '42P01'
}

await main().catch((error: unknown) => {
  const explained = explainRefusal(error)
  if (explained instanceof BadSettings) console.error(explained.lines.join('\n'))
  else if (explained instanceof DatabaseUnusable) console.error(explained.message)
  else if (isMissingTable(error))
    console.error('Cette base est vide ou d’une autre version : lancez « npm start » une fois, puis recommencez.')
  else console.error(explained)
  process.exitCode = 1
})
