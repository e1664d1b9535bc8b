import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, database, rows } from '#db/client'
import { previewOf } from '#db/preview'
import { uuidv7 } from '#db/uuid'
import { job } from '#domain/jobs/job'
import { type CleanHtml, cleanHtml, textFromHtml } from './clean-html.ts'
import { writeAutomatic } from './write-automatic.ts'

/** A message to more people than this is no letter to somebody: nobody who is away answers it. */
export const MOST_ANSWERED = 30

const data = z.strictObject({ messageId: z.uuid(), people: z.array(z.uuid()).max(100) })

/** Answers a message for those of its recipients who are away. */
export const answerAwayJob = job({
  name: 'answer-away',
  data,
  run: async ({ messageId, people }) => {
    for (const person of people) await answerForAway(person, messageId)
  },
})

type Away = {
  schoolId: string
  name: string
  authorId: string
  threadId: string
  subject: string
  html: CleanHtml
  locale: 'fr' | 'en'
}

/**
 * Sends the out-of-office answer of a person to the author of a message that they got: once in each absence, never to an
 * automatic message nor to one that takes no answers, never to somebody without access, never for whom the school forbids to write. The answer goes to nobody else.
 */
export async function answerForAway(personId: string, messageId: string, db: Database = database()): Promise<void> {
  await db.transaction(async (tx) => {
    const away = await claim(personId, messageId, tx)
    if (!away) return
    const id = uuidv7()
    const body = cleanHtml(away.html)
    const text = textFromHtml(body)
    const { schoolId, name, threadId, authorId } = away
    const subject = away.subject || (away.locale === 'fr' ? 'Absence' : 'Out of office')
    const message = { id, threadId, replyToId: messageId, subject, body, text, preview: previewOf(text), label: '' }
    await writeAutomatic({ personId, schoolId, name }, message, tx)
    await tx.execute(
      sql`insert into deliveries (person_id, message_id, box, delivered_at) values (${authorId}, ${id}, 'inbox', now())`,
    )
    await tx.execute(sql`insert into message_recipients (message_id, field, position, kind, person_id, name, size)
      select ${id}, 'to', 0, 'person', p.id, p.name, 1 from people p where p.id = ${authorId}`)
    await tx.execute(sql`update messages set recipient_count = 1 where id = ${id}`)
  })
}

/** The mailbox is not away: who got it as a member alone has not been written to. */
const MEANT = sql`(exists (select from message_recipients r where r.message_id = m.id and r.kind = 'person' and r.person_id = w.person_id)
  or not exists (select from message_recipients r join groups g on g.id = r.group_id and g.kind = 'mailbox'
    join group_members b on b.group_id = g.id and b.person_id = w.person_id where r.message_id = m.id))`

/** Notes that the correspondent was told; a second time there is nothing to note, and nothing to send. */
async function claim(personId: string, messageId: string, tx: Database): Promise<Away | undefined> {
  const [away] = await rows<Away>(
    tx,
    sql`with told as (
          insert into away_answers (person_id, away_from, correspondent_id)
          select w.person_id, w.away_from, m.author_id
          from mail_settings w join deliveries d on d.person_id = w.person_id and d.message_id = ${messageId} and d.box = 'inbox'
            join messages m on m.id = d.message_id join people a on a.id = m.author_id join people p on p.id = w.person_id
          where w.person_id = ${personId} and w.away_from <= now() and w.away_until > now() and m.state = 'sent' and m.recalled_at is null
            and not m.automatic and not m.no_reply and m.recipient_count <= ${MOST_ANSWERED} and m.author_id <> ${personId}
            and not d.blind and a.activated_at is not null and a.left_at is null and p.left_at is null
            and p.writing_blocked_at is null and ${MEANT}
          on conflict do nothing returning person_id, correspondent_id)
        select p.school_id as "schoolId", p.name, p.locale, told.correspondent_id as "authorId", m.thread_id as "threadId",
          w.away_subject as subject, w.away_html as html
        from told join people p on p.id = told.person_id join mail_settings w on w.person_id = told.person_id
          join messages m on m.id = ${messageId}`,
  )
  return away
}
