import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { listRecipients } from '#domain/directory/recipients'
import { NotFound, Refusal } from '#domain/refusal'
import { describeRefusal } from '#domain/session/describe-refusal'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import { type CleanHtml, cleanHtml } from '../clean-html.ts'
import { lastReminder } from '../remind-unconfirmed.ts'
import type { AttachmentView, Recipient, RecipientField, SendingView } from '../types.ts'

/** A message of one's own that waits for its hour. */
export type ScheduledView = {
  id: string
  sendAt: Date
  subject: string
  body: CleanHtml
  recipients: (Recipient & { field: RecipientField })[]
  attachments: AttachmentView[]
}

/** Whether it is a message of the viewer's that waits for its hour. */
export async function isScheduled(viewer: Viewer, id: string, db: Database = database()): Promise<boolean> {
  if (!isUuid(id)) return false
  const found = await rows(
    db,
    sql`select from messages where id = ${id} and author_id = ${viewer.personId} and state = 'scheduled'`,
  )
  return found.length > 0
}

type Row = Omit<ScheduledView, 'body'> & { html: string }

/** What waits for its hour, with its recipients as they are named today. Somebody else's, or gone meanwhile, is not found. */
export async function getScheduled(viewer: Viewer, id: string, db: Database = database()): Promise<ScheduledView> {
  const [row] = isUuid(id)
    ? await rows<Row>(
        db,
        sql`select m.id, m.send_at as "sendAt", m.subject, m.body_html as html,
              (select coalesce(json_agg(json_build_object('kind', r.kind, 'id', coalesce(r.person_id, r.group_id), 'name', r.name,
                  'size', r.size, 'detail', '', 'field', r.field) order by r.position), '[]')
                from message_recipients r where r.message_id = m.id and coalesce(r.person_id, r.group_id) is not null) as recipients,
              (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'size', b.size, 'type', b.type) order by l.position), '[]')
                from message_attachments l join attachments a on a.id = l.attachment_id join blobs b on b.sha256 = a.sha256
                where l.message_id = m.id) as attachments
            from messages m
            where m.id = ${id} and m.author_id = ${viewer.personId} and m.school_id = ${viewer.schoolId} and m.state = 'scheduled'`,
      )
    : []
  if (!row) throw new NotFound()
  const named = new Map((await listRecipients(viewer, row.recipients, db)).map((one) => [`${one.kind}:${one.id}`, one]))
  const { html, ...scheduled } = row
  const recipients = row.recipients.map((one) => ({ ...one, ...named.get(`${one.kind}:${one.id}`) }))
  return { ...scheduled, recipients, body: cleanHtml(html) }
}

/** Why a scheduled message of the viewer's is a draft again, in a sentence, if that is so. */
export async function findNotSent(viewer: Viewer, id: string, db: Database = database()): Promise<string | null> {
  if (!isUuid(id)) return null
  const [found] = await rows<{ refused: { code: string; values: Record<string, string | number> } }>(
    db,
    sql`select s.report->'refused' as refused from sendings s join messages m on m.id = s.message_id
        where s.person_id = ${viewer.personId} and s.message_id = ${id} and m.state = 'draft' and s.report ? 'refused'`,
  )
  return found ? (await describeRefusal(new Refusal(found.refused.code, found.refused.values))).sentence : null
}

/** How far a large message of the viewer's is; null for all that is not one. */
export async function findSending(
  viewer: Viewer,
  id: string,
  db: Database = database(),
): Promise<Omit<SendingView, 'report'> | null> {
  if (!isUuid(id)) return null
  const [found] = await rows<Omit<SendingView, 'report'>>(
    db,
    sql`select total, done, finished_at is not null as finished from sendings
        where person_id = ${viewer.personId} and message_id = ${id} and total > 0`,
  )
  return found ?? null
}

export type Confirmer = { id: string; name: string; at: Date | null }

/** Counts stop at 10,000. `next` is the cursor for `?after=`. */
export type Confirmations = {
  subject: string
  confirmed: number
  waiting: number
  people: Confirmer[]
  next: string | null
  remindable: boolean
}

const PAGE = 50
const MOST = 10_000

export type Which = 'confirmed' | 'waiting'

/**
 * Who has confirmed reading the viewer's own message, or has not yet: 50 a page in the order of their ids. Of a message that is
 * not the viewer's nothing is told: null.
 */
export async function listConfirmations(
  viewer: Viewer,
  id: string,
  { which, after }: { which: Which; after?: string | undefined },
  db: Database = database(),
): Promise<Confirmations | null> {
  if (!isUuid(id)) return null
  const isWanted = which === 'confirmed' ? sql`c.confirmed_at is not null` : sql`c.confirmed_at is null`
  const beyond = after && isUuid(after) ? sql`and c.person_id > ${after}::uuid` : sql``
  const upTo = (where: ReturnType<typeof sql>) => sql`(select count(*)::int from (select from confirmations c
    where c.message_id = ${id} and ${where} limit ${sql.raw(String(MOST))}) n)`
  const [found] = await rows<
    Omit<Confirmations, 'next' | 'people'> & { people: (Omit<Confirmer, 'at'> & { at: string | null })[] }
  >(
    db,
    sql`select o.subject, ${upTo(sql`c.confirmed_at is not null`)} as confirmed, ${upTo(sql`c.confirmed_at is null`)} as waiting,
          not exists (${lastReminder(viewer, id)}) as remindable,
          (select coalesce(json_agg(json_build_object('id', q.person_id, 'name', q.name, 'at', q.confirmed_at) order by q.person_id), '[]')
            from (select c.person_id, p.name, c.confirmed_at from confirmations c join people p on p.id = c.person_id
              where c.message_id = ${id} and ${isWanted} ${beyond} order by c.person_id limit ${sql.raw(String(PAGE + 1))}) q) as people
        from messages o where o.id = ${id} and o.author_id = ${viewer.personId} and o.school_id = ${viewer.schoolId}
          and o.state = 'sent' and o.asks_confirmation and o.recalled_at is null`,
  )
  if (!found) return null
  const people = found.people.slice(0, PAGE).map(({ at, ...one }) => ({ ...one, at: at ? new Date(at) : null }))
  return { ...found, people, next: found.people.length > PAGE ? (people.at(-1)?.id ?? null) : null }
}
