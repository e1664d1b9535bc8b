import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import type { Claims } from './identity-provider.ts'

/**
 * The people whom an identity provider means, one a school: those whom its subject was tied to, and, the first time in a school, whoever
 * has there the key of the roster that it tells. Never by name or e-mail address. Where the server has several schools the provider must
 * say which (UAI), since keys of rosters repeat; somebody tied to another subject of that provider is not tied again.
 */
export async function identify(claims: Claims, db: Database = database()): Promise<string[]> {
  return db.transaction(async (tx) => {
    await tie(claims, tx)
    const people = await rows<{ id: string }>(
      tx,
      sql`select p.id from identities i join people p on p.id = i.person_id join schools c on c.id = p.school_id
          where i.issuer = ${claims.issuer} and i.subject = ${claims.subject} and p.left_at is null order by c.name, p.id`,
    )
    const ids = people.map(({ id }) => id)
    await tx.execute(sql`update people set activated_at = now()
      where id = any(${`{${ids.join(',')}}`}::uuid[]) and activated_at is null`)
    return ids
  })
}

async function tie({ issuer, subject, externalIds, uais }: Claims, tx: Database): Promise<void> {
  if (externalIds.length === 0) return
  // One after the other: of two subjects that come at once with the same key, the second finds the first one's tie.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`identities ${issuer}`}, 0))`)
  await tx.execute(sql`insert into identities (issuer, subject, person_id)
    select ${issuer}, ${subject}, p.id from people p join schools c on c.id = p.school_id
    where p.left_at is null and p.external_id in ${externalIds}
      and ${uais.length > 0 ? sql`c.uai in ${uais}` : sql`(select count(*) from schools) = 1`}
      and not exists (select from identities i where i.issuer = ${issuer} and i.person_id = p.id)
      and not exists (select from identities i join people o on o.id = i.person_id
        where i.issuer = ${issuer} and i.subject = ${subject} and o.school_id = p.school_id and o.left_at is null)
    on conflict do nothing`)
}

export type Choice = { id: string; school: string; name: string }

/** These people with their schools, for whoever has to choose. */
export function listChoices(ids: string[], db: Database = database()): Promise<Choice[]> {
  return rows<Choice>(
    db,
    sql`select p.id, c.name as school, p.name from people p join schools c on c.id = p.school_id
        where p.id = any(${`{${ids.join(',')}}`}::uuid[]) and p.left_at is null order by c.name, p.name`,
  )
}
