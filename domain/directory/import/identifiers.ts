import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { fold } from '#db/fold'

/** Identifiers are of the whole database: whoever makes some holds this until the end of the transaction. */
const LOCK = 7_038_214

/** « jean-paul.de-la-tour » of Jean Paul De La Tour: folded, without figures at its end, which tell namesakes apart. */
export function identifierOf(firstName: string, lastName: string): string {
  const part = (name: string) => fold(name).replaceAll(' ', '-')
  const whole = [part(firstName), part(lastName)].filter(Boolean).join('.')
  return whole.slice(0, 80).replace(/[\d.-]+$/, '') || 'personne'
}

/** Nobody else makes identifiers until the transaction ends. */
export async function holdIdentifiers(tx: Database): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`)
}

/** The identifier of somebody new: the first that nobody has had. Call `holdIdentifiers` before. */
export async function freeIdentifier(firstName: string, lastName: string, tx: Database): Promise<string> {
  const base = identifierOf(firstName, lastName)
  const [taken] = await rows<{ last: number | null }>(
    tx,
    sql`select max(coalesce(nullif(substr(lower(identifier), ${base.length + 1}::int), '')::int, 1)) as last from people
        where lower(identifier) ~ ${`^${base.replaceAll('.', '\\.')}[0-9]{0,6}$`}`,
  )
  return taken?.last ? `${base}${taken.last + 1}` : base
}
