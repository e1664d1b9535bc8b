import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { previewOf } from '#db/preview'
import { uuidv7 } from '#db/uuid'
import { requireMayWrite } from '#domain/directory/may-write'
import { NotFound, Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import { htmlFromText } from './clean-html.ts'
import { writeAutomatic } from './write-automatic.ts'

/** What the reminder says, in words of the viewer's language. */
export type ReminderWords = { subject: (subject: string) => string; text: string; label: (count: number) => string }

/**
 * Writes to those who have not confirmed reading the viewer's own message, and to nobody else, in its thread. Gives how many
 * these are. Somebody else's message is not found; refuses `reminded-today`, `nobody-to-remind` and
 * `writing-blocked`.
 */
export async function remindUnconfirmed(
  viewer: Viewer,
  id: string,
  words: ReminderWords,
  db: Database = database(),
): Promise<number> {
  if (!isUuid(id)) throw new NotFound()
  await requireMayWrite(viewer, db)
  return db.transaction(async (tx) => {
    const original = await lockOriginal(viewer, id, tx)
    const body = htmlFromText(words.text)
    const reminder = uuidv7()
    const message = {
      ...original,
      subject: words.subject(original.subject),
      body,
      preview: previewOf(words.text),
      text: words.text,
    }
    await writeAutomatic(viewer, { id: reminder, replyToId: id, label: '', ...message }, tx)
    const count = await giveToWaiting(viewer, id, reminder, tx)
    if (count === 0) throw new Refusal('nobody-to-remind')
    await tx.execute(
      sql`update messages set recipient_count = ${count}, recipients_label = ${words.label(count)} where id = ${reminder}`,
    )
    await tx.execute(sql`insert into deliveries (person_id, message_id, box, delivered_at, read_at)
      values (${viewer.personId}, ${reminder}, 'sent', now(), now())`)
    return count
  })
}

type Original = { subject: string; threadId: string }

/** Two clicks at once: the second waits here, and finds the reminder of the first. */
async function lockOriginal(viewer: Viewer, id: string, tx: Database): Promise<Original> {
  const [original] = await rows<Original>(
    tx,
    sql`select subject, thread_id as "threadId" from messages where id = ${id} and author_id = ${viewer.personId}
        and school_id = ${viewer.schoolId} and state = 'sent' and asks_confirmation and recalled_at is null for update`,
  )
  if (!original) throw new NotFound()
  if ((await rows(tx, sql`${lastReminder(viewer, id)}`)).length > 0) throw new Refusal('reminded-today')
  return original
}

/** Who has left since, or threw the message away for good, is left alone. */
async function giveToWaiting(viewer: Viewer, id: string, reminder: string, tx: Database): Promise<number> {
  const [given] = await rows<{ count: number }>(
    tx,
    sql`with given as (
          insert into deliveries (person_id, message_id, box, delivered_at, about, tag)
          select c.person_id, ${reminder}::uuid, 'inbox', now(), d.about, d.tag
          from confirmations c join people p on p.id = c.person_id
            join deliveries d on d.person_id = c.person_id and d.message_id = c.message_id and d.box = 'inbox'
          where c.message_id = ${id} and c.confirmed_at is null and p.school_id = ${viewer.schoolId}
            and p.activated_at is not null and p.left_at is null
          returning 1)
        select count(*)::int as count from given`,
  )
  return given?.count ?? 0
}

/** The viewer's reminder of the last 24 hours about the message, if any. */
export function lastReminder(viewer: Viewer, id: string) {
  return sql`select from messages r join messages o on o.thread_id = r.thread_id
    where o.id = ${id} and r.reply_to_id = ${id} and r.author_id = ${viewer.personId} and r.automatic and r.sent_at > now() - interval '24 hours'`
}
