import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { uuidv7 } from '#db/uuid'
import { signal } from '#domain/live/signal'
import { NotFound, Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'

/** How long after sending a message may be recalled. */
export const RECALL = sql.raw("interval '1 hour'")

/**
 * Takes a message of one's own back: its recipients keep an empty shell under the same id, whatever reads it; the author keeps
 * what was written under a new id, which is given. Not one's own is not found; refuses `recalled-already` and `recall-too-late`
 * (an hour after sending).
 */
export async function recallMessage(viewer: Viewer, id: string, db: Database = database()): Promise<string> {
  if (!isUuid(id)) throw new NotFound()
  return db.transaction(async (tx) => {
    await requireRecallable(viewer, id, tx)
    const kept = uuidv7()
    await keepForAuthor(viewer, id, kept, tx)
    await empty(id, tx)
    signal({ kind: 'mail-changed', id }, tx)
    signal({ kind: 'copies', id: viewer.personId }, tx)
    return kept
  })
}

async function requireRecallable(viewer: Viewer, id: string, tx: Database): Promise<void> {
  const [message] = await rows<{ recalled: boolean; late: boolean }>(
    tx,
    sql`select recalled_at is not null as recalled, sent_at < now() - ${RECALL} as late from messages
        where id = ${id} and author_id = ${viewer.personId} and school_id = ${viewer.schoolId} and state = 'sent' and not automatic
        for update`,
  )
  if (!message) throw new NotFound()
  if (message.recalled) throw new Refusal('recalled-already')
  if (message.late) throw new Refusal('recall-too-late')
}

/** A second row with all that was written, whatever columns a message has: no query can give a recipient what is not in theirs. */
async function keepForAuthor(viewer: Viewer, id: string, kept: string, tx: Database): Promise<void> {
  const changes = sql`jsonb_build_object('id', ${kept}::uuid, 'recalled_at', now())`
  await tx.execute(sql`insert into messages
    select (jsonb_populate_record(null::messages, to_jsonb(m) || ${changes})).* from messages m where m.id = ${id}`)
  await tx.execute(sql`insert into message_recipients
    select (jsonb_populate_record(null::message_recipients, to_jsonb(r) || jsonb_build_object('message_id', ${kept}::uuid))).*
    from message_recipients r where r.message_id = ${id}`)
  await tx.execute(sql`update message_attachments set message_id = ${kept} where message_id = ${id}`)
  await tx.execute(sql`update deliveries set message_id = ${kept}
    where person_id = ${viewer.personId} and message_id = ${id} and box = 'sent'`)
}

/** What the recipients keep: who wrote, when and to whom. */
async function empty(id: string, tx: Database): Promise<void> {
  await tx.execute(sql`update messages set recalled_at = now(), updated_at = now(), subject = '', body_html = '', body_text = '',
    preview = '', attachment_count = 0, asks_confirmation = false, search = null where id = ${id}`)
  await tx.execute(sql`delete from confirmations where message_id = ${id}`)
}
