import { parseArgs } from 'node:util'
import type { Database } from '#db/client'
import { countExpired } from '#domain/mail/due-copies'
import { databaseNow, purgeExpired } from '#domain/mail/purge-expired'
import { onDatabase } from './on-database.ts'

/** `npm run purge`: what the nightly job does, now. With `--dry-run` it only counts, by school. */
const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } })
await onDatabase(values['dry-run'] ? printDue : purge)

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

function copies(trashed: number, outdated: number): string {
  return `${trashed} copie(s) de la corbeille, ${outdated} copie(s) trop ancienne(s)`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo`
}
