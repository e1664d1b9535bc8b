import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { servedType } from '#domain/attachments/served-type'
import { describePerson, type PersonFacts, personFacts } from '#domain/directory/describe-person'
import { MAILBOX } from '#domain/directory/recipient-row'
import type { Viewer } from '#domain/session/viewer'
import { cleanHtml } from './clean-html.ts'
import { isMember, isOwnMailbox } from './senders.ts'
import { EARLIER } from './thread-sizes.ts'
import type { AttachmentView, Correspondent, Recipient, RecipientField, ThreadMessage } from './types.ts'

/** The messages shown, oldest first, and how many there are in all up to the one opened (counted to 500). */
export type Thread = { messages: ThreadMessage[]; count: number }

type Row = Omit<ThreadMessage, 'from' | 'body' | 'mailbox' | RecipientField> & {
  authorId: string
  sentAs: string | null
  writtenBy: string | null
  answered: { by: string; at: string } | null
  authorName: string
  /** Null where a mailbox stands for them. */
  author: PersonFacts | null
  html: string
  recipients: (Recipient & { field: RecipientField })[]
  isHidden: boolean
  attachments: AttachmentView[]
}

/** The message opened and up to `earlier` before it in its thread, of which the viewer has a copy, in one query. */
export async function readThread(
  viewer: Viewer,
  threadId: string,
  openedId: string,
  db: Database,
  earlier: number = EARLIER.first,
): Promise<Thread> {
  const limit = Math.min(Math.max(earlier, 0), EARLIER.most) + 1
  const upToOpened = sql`m.thread_id = ${threadId} and m.school_id = ${viewer.schoolId} and m.state = 'sent'
    and m.sent_at <= (select o.sent_at from messages o where o.id = ${openedId})
    and exists (select from deliveries d where d.person_id = ${viewer.personId} and d.message_id = m.id
      and d.box <> 'drafts' and d.delivered_at <= now())`
  const found = await rows<Row & { count: number }>(
    db,
    sql`with shown as materialized (
          select m.id, m.author_id, m.author_name, m.sent_at, m.preview, m.body_html,
            m.recipient_count, m.hidden_count, m.author_id = ${viewer.personId} as mine, m.sent_as,
            m.sent_as is not null and ${isMember(viewer, sql`m.sent_as`)} as shared,
            m.no_reply, m.asks_confirmation, m.recalled_at is not null as recalled, m.automatic,
            exists (select from deliveries d where d.person_id = ${viewer.personId} and d.message_id = m.id and d.blind) as hidden
          from messages m where ${upToOpened} order by m.sent_at desc, m.id desc limit ${limit}::int),
        counted as materialized (
          select case when n < ${limit}::int then n else (select count(*)::int from (select from messages m where ${upToOpened} limit 500) c)
            end as count from (select count(*)::int as n from shown) s)
        select s.id, s.author_id as "authorId", s.author_name as "authorName", s.sent_as as "sentAs", s.mine as "isMine", s.mine or s.shared as "isOurs",
          case when s.sent_as is not null and (s.mine or s.shared) then (select p.name from people p where p.id = s.author_id) end as "writtenBy",
          ${answeredBy(viewer, threadId)} as answered, s.sent_at as at, s.preview,
          s.body_html as html, s.hidden and not s.mine as "isHidden",
          s.recipient_count - case when s.mine then 0 else s.hidden_count end + (s.hidden and not s.mine)::int as "recipientCount",
          s.no_reply as "noReply", s.recalled, s.automatic, s.asks_confirmation as "asksConfirmation",
          (select max(d.confirmed_at) from deliveries d where s.asks_confirmation
            and d.person_id = ${viewer.personId} and d.message_id = s.id) as "confirmedAt",
          case when s.sent_as is null then ${personFacts(viewer, sql`s.author_id`)} end as author,
          (select coalesce(json_agg(json_build_object('kind', r.kind, 'id', coalesce(r.person_id, r.group_id), 'name', r.name,
              'size', r.size, 'detail', '', 'field', r.field, 'isOurs', ${isOwnMailbox(viewer, sql`r.group_id`)}) order by r.field, r.position), '[]')
            from message_recipients r where r.message_id = s.id and (s.mine or r.field <> 'bcc')) as recipients,
          (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'size', b.size, 'type', b.type)
              order by l.position), '[]')
            from message_attachments l join attachments a on a.id = l.attachment_id join blobs b on b.sha256 = a.sha256
            where l.message_id = s.id and b.verdict = 'clean') as attachments,
          (select count from counted) as count
        from shown s order by s.sent_at, s.id`,
  )
  return { messages: found.map((row) => threadMessage(viewer, row)), count: found[0]?.count ?? 0 }
}

function threadMessage(viewer: Viewer, row: Row): ThreadMessage {
  const named = (field: RecipientField) => row.recipients.filter((one) => one.field === field).map(({ field: _, ...one }) => one)
  return {
    id: row.id,
    from: authorOf(viewer, row),
    isMine: row.isMine,
    isOurs: row.isOurs,
    mailbox: { writtenBy: row.writtenBy, answered: row.answered && { ...row.answered, at: new Date(row.answered.at) } },
    at: row.at,
    preview: row.preview,
    body: cleanHtml(row.html),
    to: named('to'),
    cc: named('cc'),
    bcc: row.isHidden ? [themself(viewer)] : named('bcc'),
    attachments: row.attachments.map((file) => ({ ...file, type: servedType(file.type, file.name) })),
    recipientCount: row.recipientCount,
    noReply: row.noReply,
    asksConfirmation: row.asksConfirmation,
    confirmedAt: row.confirmedAt,
    recalled: row.recalled,
    automatic: row.automatic,
  }
}

/** Whoever wrote in a mailbox's name is nobody to its readers, not even an id. */
function authorOf({ locale }: Viewer, { sentAs, authorId, authorName, author }: Row): Correspondent {
  if (sentAs) return { id: sentAs, name: authorName, role: MAILBOX[locale], isMailbox: true }
  return { id: authorId, name: authorName, role: author ? describePerson(author, locale) : '' }
}

/** The first answer to a message that came to a mailbox of the viewer's, written in its name: `{ by, at }`. */
function answeredBy(viewer: Viewer, threadId: string): SQL {
  return sql`(select json_build_object('by', w.name, 'at', a.sent_at)
    from message_recipients r join messages a on a.thread_id = ${threadId} and a.reply_to_id = s.id and a.sent_as = r.group_id
      join people w on w.id = a.author_id
    where r.message_id = s.id and ${isOwnMailbox(viewer, sql`r.group_id`)} and a.school_id = ${viewer.schoolId}
      and a.state = 'sent' and a.recalled_at is null
    order by a.sent_at limit 1)`
}

/** All that a hidden recipient learns of « Copie cachée », also when reached through a group. */
function themself({ personId, name }: Viewer): Recipient {
  return { kind: 'person', id: personId, name, size: 1, detail: '' }
}
