import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, database, rows } from '#db/client'
import { uuidv7 } from '#db/uuid'
import { enqueue } from '#domain/jobs/enqueue'
import { job } from '#domain/jobs/job'
import { env } from '#env'
import { asMail, LETTERS, type LetterName, type Reader, writeLetter } from './letters.ts'
import { deliverMail } from './mail-transport.ts'

const data = z.strictObject({ letter: z.enum(LETTERS), personId: z.uuid(), key: z.uuid() })

/** Writes a letter and hands it to the mail server; the queue tries again, waiting longer each time, when it was not taken. */
export const sendLetterJob = job({ name: 'send-letter', data, run: (given) => mailLetter(given) })

/** Asks for a letter by e-mail in the transaction that calls for it; whoever has no address gets none. Gives the letter's key. */
export async function sendLetter(personId: string, letter: LetterName, tx: Database, key = uuidv7()): Promise<string> {
  await enqueue(sendLetterJob, { letter, personId, key }, {}, tx)
  return key
}

/** Mails a letter now. Its Message-ID is its key's: a mail that was taken twice is known to be the same. */
export async function mailLetter({ letter, personId, key }: z.output<typeof data>, db: Database = database()): Promise<void> {
  const [reader] = await rows<Reader & { email: string }>(
    db,
    sql`select p.name, p.identifier, p.locale, s.name as "schoolName", c.email
        from people p join schools s on s.id = p.school_id join contact_details c on c.person_id = p.id
        where p.id = ${personId} and p.left_at is null and c.email is not null`,
  )
  if (!reader) return
  const written = writeLetter(letter, key, reader)
  const id = `${key}@${new URL(env().url).hostname}`
  await deliverMail({ id, to: reader.email, subject: written.subject, ...asMail(written, reader) })
}
