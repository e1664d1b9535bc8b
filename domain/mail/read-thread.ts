import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { servedType } from '#domain/attachments/served-type'
import { describePerson, type PersonFacts, personFacts } from '#domain/directory/describe-person'
import type { Viewer } from '#domain/session/viewer'
import { cleanHtml } from './clean-html.ts'
import type { AttachmentView, Recipient, RecipientField, ThreadMessage } from './types.ts'

/** Messages of a thread shown at once: the one opened and the earlier ones, folded. */
const SHOWN = 21

type Row = Omit<ThreadMessage, 'from' | 'body' | RecipientField> & {
  authorId: string
  authorName: string
  author: PersonFacts
  html: string
  recipients: (Recipient & { field: RecipientField })[]
  isHidden: boolean
  attachments: AttachmentView[]
}

/** The messages of a thread up to the one opened, of which the viewer has a copy, oldest first, in one query. */
export async function readThread(viewer: Viewer, threadId: string, openedId: string, db: Database): Promise<ThreadMessage[]> {
  const found = await rows<Row>(
    db,
    sql`with shown as materialized (
          select m.id, m.author_id, m.author_name, m.sent_at, m.preview, m.body_html,
            m.recipient_count, m.hidden_count, m.author_id = ${viewer.personId} as mine,
            exists (select from deliveries d where d.person_id = ${viewer.personId} and d.message_id = m.id and d.blind) as hidden
          from messages m
          where m.thread_id = ${threadId} and m.school_id = ${viewer.schoolId} and m.state = 'sent' 
            and m.sent_at <= (select o.sent_at from messages o where o.id = ${openedId})
            and exists (select from deliveries d where d.person_id = ${viewer.personId} and d.message_id = m.id
              and d.box <> 'drafts' and d.delivered_at <= now())
          order by m.sent_at desc, m.id desc limit ${sql.raw(String(SHOWN))})
        select s.id, s.author_id as "authorId", s.author_name as "authorName", s.sent_at as at, s.preview,
          s.body_html as html, s.hidden and not s.mine as "isHidden",
          s.recipient_count - case when s.mine then 0 else s.hidden_count end + (s.hidden and not s.mine)::int as "recipientCount",
          ${personFacts(viewer, sql`s.author_id`)} as author,
          (select coalesce(json_agg(json_build_object('kind', r.kind, 'id', coalesce(r.person_id, r.group_id), 'name', r.name,
              'size', r.size, 'detail', '', 'field', r.field) order by r.field, r.position), '[]')
            from message_recipients r where r.message_id = s.id and (s.mine or r.field <> 'bcc')) as recipients,
          (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'size', b.size, 'type', b.type)
              order by l.position), '[]')
            from message_attachments l join attachments a on a.id = l.attachment_id join blobs b on b.sha256 = a.sha256
            where l.message_id = s.id and b.verdict = 'clean') as attachments
        from shown s order by s.sent_at, s.id`,
  )
  return found.map((row) => threadMessage(viewer, row))
}

function threadMessage(viewer: Viewer, row: Row): ThreadMessage {
  const named = (field: RecipientField) => row.recipients.filter((one) => one.field === field).map(({ field: _, ...one }) => one)
  return {
    id: row.id,
    from: { id: row.authorId, name: row.authorName, role: describePerson(row.author, viewer.locale) },
    at: row.at,
    preview: row.preview,
    body: cleanHtml(row.html),
    to: named('to'),
    cc: named('cc'),
    bcc: row.isHidden ? [themself(viewer)] : named('bcc'),
    attachments: row.attachments.map((file) => ({ ...file, type: servedType(file.type, file.name) })),
    recipientCount: row.recipientCount,
  }
}

/** All that a hidden recipient learns of « Copie cachée », also when reached through a group. */
function themself({ personId, name }: Viewer): Recipient {
  return { kind: 'person', id: personId, name, size: 1, detail: '' }
}
