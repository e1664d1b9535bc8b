import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, database, rows } from '#db/client'
import { previewOf } from '#db/preview'
import { job } from '#domain/jobs/job'
import { LETTERS, type Reader, writeLetter } from '#domain/notifications/letters'
import { ACCOUNT_NEWS } from '#domain/session/account-news'
import { htmlFromText } from './clean-html.ts'
import { writeAutomatic } from './write-automatic.ts'

const data = z.strictObject({ personId: z.uuid(), news: z.enum(LETTERS).exclude(['password-reset']), id: z.uuid() })

export const accountNewsJob = job({ name: ACCOUNT_NEWS, data, run: (given) => deliverAccountNews(given) })

type Owner = Reader & { schoolId: string }

/** Puts news of a person's own account into their inbox: from themself under the name of Préau, without answers. Once for each id. */
export async function deliverAccountNews(
  { personId, news, id }: z.output<typeof data>,
  db: Database = database(),
): Promise<void> {
  await db.transaction(async (tx) => {
    const [owner] = await rows<Owner>(
      tx,
      sql`select p.school_id as "schoolId", p.name, p.identifier, p.locale, s.name as "schoolName"
          from people p join schools s on s.id = p.school_id
          where p.id = ${personId} and p.left_at is null and not exists (select from messages where id = ${id})`,
    )
    if (!owner) return
    const { subject, lines } = writeLetter(news, id, owner)
    const text = lines.join('\n\n')
    const written = { id, threadId: id, replyToId: null, subject, body: htmlFromText(text), text }
    const author = { personId, schoolId: owner.schoolId, name: 'Préau' }
    await writeAutomatic(author, { ...written, preview: previewOf(text), label: owner.name }, tx)
    await tx.execute(sql`update messages set recipient_count = 1, no_reply = true where id = ${id}`)
    await tx.execute(sql`insert into message_recipients (message_id, field, position, kind, person_id, name, size)
      values (${id}, 'to', 0, 'person', ${personId}, ${owner.name}, 1)`)
    await tx.execute(
      sql`insert into deliveries (person_id, message_id, box, delivered_at) values (${personId}, ${id}, 'inbox', now())`,
    )
  })
}
