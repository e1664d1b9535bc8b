import { sql } from 'drizzle-orm'
import type { Database } from '#db/client'
import { signal } from '#domain/live/signal'
import type { Viewer } from '#domain/session/viewer'
import type { CleanHtml } from './clean-html.ts'

/** A message that a rule writes for somebody. */
export type Automatic = {
  id: string
  threadId: string
  replyToId: string | null
  subject: string
  body: CleanHtml
  text: string
  preview: string
  label: string
}

/**
 * Writes a message that says of itself that it is automatic: no rule answers it. Copies are given by the caller. It is not found
 * by the names of those whom it went to: a reminder must not tell who else was reminded.
 */
export async function writeAutomatic(
  author: Pick<Viewer, 'personId' | 'schoolId' | 'name'>,
  { id, threadId, replyToId, subject, body, text, preview, label }: Automatic,
  tx: Database,
): Promise<void> {
  signal({ kind: 'mail', id }, tx)
  await tx.execute(sql`insert into messages (id, school_id, author_id, author_name, state, automatic, thread_id, reply_to_id, subject,
      body_html, body_text, preview, recipients_label, sent_at, search)
    values (${id}, ${author.schoolId}, ${author.personId}, ${author.name}, 'sent', true, ${threadId}, ${replyToId}, ${subject},
      ${body}, ${text}, ${preview}, ${label}, now(), message_words(${subject}, ${text}, ${author.name}, '', ''))`)
}
