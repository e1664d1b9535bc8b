import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import type { Viewer } from '#domain/session/viewer'

/** Copies read at once: their bodies are in memory, their files never. */
const PAGE = 20

export type ExportedFile = { name: string; size: number; type: string; sha256: string }
export type ExportedRecipient = { field: 'to' | 'cc' | 'bcc'; id: string | null; name: string; size: number; kind: string }

/** A copy with all that its owner may see of it; of a recalled message somebody else's reader has the shell alone. */
export type ExportedCopy = {
  messageId: string
  box: 'inbox' | 'sent' | 'drafts'
  folderId: string | null
  deliveredAt: Date
  read: boolean
  trashed: boolean
  starred: boolean
  /** Reached as a hidden recipient: one is told so of oneself alone. */
  blind: boolean
  recalledAt: Date | null
  isShell: boolean
  authorId: string
  authorName: string
  subject: string
  html: string
  text: string
  at: Date
  threadId: string
  replyToId: string | null
  recipients: ExportedRecipient[]
  files: ExportedFile[]
}

/**
 * All copies of the viewer whose hour has come, in every box, drafts and trash included, in the order of the messages' ids. One
 * page of one index range at a time, each a query of its own: nothing is held open while a slow client reads.
 */
export async function* listCopies(viewer: Viewer, db: Database): AsyncGenerator<ExportedCopy> {
  let last: Pick<ExportedCopy, 'messageId' | 'box'> | undefined
  do {
    const page: ExportedCopy[] = await readPage(viewer, last, db)
    yield* page
    // A short page is no end: a copy whose message is missing is left out.
    last = page.at(-1)
  } while (last)
}

/** Hidden recipients are told to the author alone. */
function readPage(
  viewer: Viewer,
  last: Pick<ExportedCopy, 'messageId' | 'box'> | undefined,
  db: Database,
): Promise<ExportedCopy[]> {
  const isMine = sql`m.author_id = ${viewer.personId}`
  return rows<ExportedCopy>(
    db,
    sql`with page as materialized (
          select d.person_id, d.message_id, d.box, d.folder_id, d.delivered_at, d.read_at, d.trashed_at, d.starred_at, d.blind
          from deliveries d where d.person_id = ${viewer.personId} and d.delivered_at <= now()
            ${last ? sql`and (d.message_id, d.box) > (${last.messageId}::uuid, ${last.box}::text)` : sql``}
          order by d.message_id, d.box limit ${sql.raw(String(PAGE))}),
        shown as (
          select page.*, m.id, coalesce(m.sent_as, m.author_id) as author_id, m.author_name, m.subject, m.body_html, m.body_text, m.thread_id, m.reply_to_id, m.recalled_at,
            coalesce(m.sent_at, m.updated_at) as at, m.recalled_at is not null and not ${isMine} as shell, ${isMine} as mine
          from page join messages m on m.id = page.message_id where m.school_id = ${viewer.schoolId})
        select s.message_id as "messageId", s.box, s.folder_id as "folderId", s.delivered_at as "deliveredAt",
          s.read_at is not null as read, s.trashed_at is not null as trashed, s.starred_at is not null as starred, s.blind,
          s.recalled_at as "recalledAt", s.shell as "isShell", s.author_id as "authorId", s.author_name as "authorName",
          case when s.shell then '' else s.subject end as subject, case when s.shell then '' else s.body_html end as html,
          case when s.shell then '' else s.body_text end as text, s.at, s.thread_id as "threadId", s.reply_to_id as "replyToId",
          (select coalesce(json_agg(json_build_object('field', r.field, 'id', coalesce(r.person_id, r.group_id), 'name', r.name,
              'size', r.size, 'kind', r.kind) order by r.field, r.position), '[]') from message_recipients r
            where r.message_id = s.id and (r.field <> 'bcc' or s.mine)) as recipients,
          (select coalesce(json_agg(json_build_object('name', a.name, 'size', b.size, 'type', b.type, 'sha256', b.sha256)
              order by l.position), '[]')
            from message_attachments l join attachments a on a.id = l.attachment_id join blobs b on b.sha256 = a.sha256
            where l.message_id = s.id and not s.shell and b.verdict = 'clean') as files
        from shown s order by s.message_id, s.box`,
  )
}

/** The viewer's own folders by id, as « Parents/6C ». */
export async function readFolderPaths(viewer: Viewer, db: Database): Promise<Map<string, string>> {
  const found = await rows<{ id: string; path: string }>(
    db,
    sql`with recursive tree as (
          select id, name as path, 1 as depth from folders where person_id = ${viewer.personId} and parent_id is null
          union all
          select f.id, tree.path || '/' || f.name, tree.depth + 1 from folders f join tree on f.parent_id = tree.id
          where f.person_id = ${viewer.personId} and tree.depth < 10)
        select id, path from tree`,
  )
  return new Map(found.map(({ id, path }) => [id, path]))
}
