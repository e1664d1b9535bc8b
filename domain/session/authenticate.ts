import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { Refusal } from '#domain/refusal'
import { checkPassword } from './password.ts'
import { MAX_PASSWORD } from './password-rules.ts'
import { countTry, forgetTries } from './sign-in-delays.ts'
import { typedIdentifier } from './typed-identifier.ts'

export type Credentials = { identifier: string; password: string }

/**
 * The id of the person whose identifier and password these are. Unknown identifier, wrong password, account not activated
 * and person gone are one answer: the refusal `wrong-credentials`. Too many tries: `too-many-tries`.
 */
export async function authenticate(credentials: Credentials, address: string, db: Database = database()): Promise<string> {
  const identifier = typedIdentifier(credentials.identifier)
  await countTry(identifier, address, db)
  const [person] = await rows<{ id: string; passwordHash: string | null }>(
    db,
    sql`select id, password_hash as "passwordHash" from people
        where lower(identifier) = ${identifier} and activated_at is not null and left_at is null`,
  )
  const tooLong = credentials.password.length > MAX_PASSWORD
  const fits = await checkPassword(person?.passwordHash ?? null, tooLong ? '' : credentials.password)
  if (!person || !fits) throw new Refusal('wrong-credentials', {}, 'password')
  await forgetTries(identifier, address, db)
  return person.id
}
