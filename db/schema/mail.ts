import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { attachments } from './attachments.ts'
import { at, createdAt, id, tsvector } from './columns.ts'
import { groups, people, schools } from './directory.ts'

/**
 * What was written, shared by all who have a copy. The id is made when compose opens and is the idempotency key:
 * a message goes from draft to sent exactly once, with or without an hour to wait for. Names are frozen at sending.
 */
export const messages = pgTable(
  'messages',
  {
    id: id().primaryKey(),
    schoolId: uuid('school_id')
      .notNull()
      .references(() => schools.id),
    authorId: uuid('author_id')
      .notNull()
      .references(() => people.id),
    authorName: text('author_name').notNull(),
    /**
     * The shared mailbox in whose name it was written: `author_name` is then the mailbox's, and who wrote is told to its members alone.
     * No foreign key on purpose: the author stays hidden when the mailbox is gone.
     */
    sentAs: uuid('sent_as'),
    /** `scheduled`: a draft that leaves by itself at `send_at`. */
    state: text('state', { enum: ['draft', 'scheduled', 'sent'] })
      .notNull()
      .default('draft'),
    threadId: uuid('thread_id').notNull(),
    replyToId: uuid('reply_to_id'),
    subject: text('subject').notNull().default(''),
    bodyHtml: text('body_html').notNull().default(''),
    bodyText: text('body_text').notNull().default(''),
    /** The first line or two of the text, for lists. */
    preview: text('preview').notNull().default(''),
    /** « 3A – Élèves, Karim Benali »: what the author's own boxes show. */
    recipientsLabel: text('recipients_label').notNull().default(''),
    /** How many people got it; 0 while a draft. */
    recipientCount: integer('recipient_count').notNull().default(0),
    /** How many of them through « Copie cachée » alone: told to the author only. */
    hiddenCount: integer('hidden_count').notNull().default(0),
    attachmentCount: smallint('attachment_count').notNull().default(0),
    createdAt: createdAt(),
    /** Nobody may answer it. */
    noReply: boolean('no_reply').notNull().default(false),
    asksConfirmation: boolean('asks_confirmation').notNull().default(false),
    /** Written by a rule, as out-of-office answers are: never answered by another rule. */
    automatic: boolean('automatic').notNull().default(false),
    updatedAt: at('updated_at').notNull().defaultNow(),
    /** The compose page that saved last, so that an older page with the same draft does not write over it. */
    savedBy: uuid('saved_by'),
    /** The hour chosen for a scheduled message, kept once it has left. */
    sendAt: at('send_at'),
    sentAt: at('sent_at'),
    /** Since then its recipients have an empty shell. */
    recalledAt: at('recalled_at'),
    /** Words of subject, body, names and file names; null while a draft was not indexed yet. */
    search: tsvector('search'),
  },
  (t) => [
    index('messages_thread').on(t.threadId, t.sentAt),
    index('messages_author').on(t.authorId),
    // Small pending lists: a search reads them through.
    index('messages_search').using('gin', t.schoolId.op('uuid_ops'), t.search).with({ gin_pending_list_limit: 256 }),
    index('messages_due').on(t.sendAt).where(sql`state = 'scheduled'`),
    check(
      'messages_state',
      sql`(${t.state} = 'sent') = (${t.sentAt} is not null) and ${t.state} in ('draft', 'scheduled', 'sent')`,
    ),
    check('messages_hour', sql`${t.state} <> 'scheduled' or ${t.sendAt} is not null`),
    check('messages_recall', sql`${t.recalledAt} is null or ${t.state} = 'sent'`),
    check('messages_subject_length', sql`length(${t.subject}) <= 255`),
    check('messages_body_length', sql`length(${t.bodyHtml}) <= 400000`),
    check('messages_preview_length', sql`length(${t.preview}) <= 200`),
  ],
)

/** What was typed in « À », « Copie », « Copie cachée »: a person, a group, or the guardians of a student. */
export const messageRecipients = pgTable(
  'message_recipients',
  {
    messageId: uuid('message_id')
      .notNull()
      .references(() => messages.id, { onDelete: 'cascade' }),
    field: text('field', { enum: ['to', 'cc', 'bcc'] }).notNull(),
    position: smallint('position').notNull(),
    kind: text('kind', { enum: ['person', 'group', 'guardians'] }).notNull(),
    /** The person, or the student whose guardians are meant. */
    personId: uuid('person_id').references(() => people.id),
    groupId: uuid('group_id').references(() => groups.id, { onDelete: 'set null' }),
    name: text('name').notNull(),
    /** How many people it stood for when sent. */
    size: integer('size').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.messageId, t.field, t.position] }),
    // Two and not one over both columns: a message keeps the names of any number of groups that are no more.
    uniqueIndex('message_recipients_person').on(t.messageId, t.kind, t.personId).where(sql`person_id is not null`),
    uniqueIndex('message_recipients_group').on(t.messageId, t.groupId).where(sql`group_id is not null`),
    check('message_recipients_field', sql`${t.field} in ('to', 'cc', 'bcc')`),
    check(
      'message_recipients_target',
      sql`(${t.kind} = 'group' and ${t.personId} is null) or (${t.kind} in ('person', 'guardians') and ${t.personId} is not null and ${t.groupId} is null)`,
    ),
  ],
)

export const folders = pgTable(
  'folders',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    id: id().notNull(),
    parentId: uuid('parent_id'),
    name: text('name').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.id] }),
    foreignKey({ columns: [t.personId, t.parentId], foreignColumns: [t.personId, t.id], name: 'folders_parent' }),
    unique('folders_name').on(t.personId, t.parentId, t.name).nullsNotDistinct(),
    check('folders_name_length', sql`length(${t.name}) between 1 and 100`),
  ],
)

/**
 * One person's copy of a message: the author's (`drafts`, then `sent`) or a recipient's (`inbox`). Whatever a person does
 * to a message is done here. No foreign key to `messages` on purpose: see docs/decisions.md.
 */
export const deliveries = pgTable(
  'deliveries',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    messageId: uuid('message_id').notNull(),
    box: text('box', { enum: ['inbox', 'sent', 'drafts'] }).notNull(),
    folderId: uuid('folder_id'),
    /** When it is there; may lie in the future, so every read asks `delivered_at <= now()`. */
    deliveredAt: at('delivered_at').notNull(),
    readAt: at('read_at'),
    trashedAt: at('trashed_at'),
    starredAt: at('starred_at'),
    /** When the person said by a button that it was read. */
    confirmedAt: at('confirmed_at'),
    /** Reached through « Copie cachée » alone: nobody else on the message knows. */
    blind: boolean('blind').notNull().default(false),
    /** The students whom this copy is about, for families and those who write with them. */
    about: uuid('about').array(),
    /** The one tag of a row: the class for staff, the child for families. */
    tag: text('tag').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.messageId, t.box] }),
    foreignKey({ columns: [t.personId, t.folderId], foreignColumns: [folders.personId, folders.id], name: 'deliveries_folder' }),
    index('deliveries_box')
      .on(t.personId, t.box, t.deliveredAt, t.messageId)
      .where(sql`folder_id is null and trashed_at is null`),
    index('deliveries_in_folder')
      .on(t.personId, t.folderId, t.deliveredAt, t.messageId)
      .where(sql`folder_id is not null and trashed_at is null`),
    index('deliveries_trash').on(t.personId, t.deliveredAt, t.messageId).where(sql`trashed_at is not null`),
    index('deliveries_starred')
      .on(t.personId, t.deliveredAt, t.messageId)
      .where(sql`starred_at is not null and trashed_at is null`),
    index('deliveries_unread')
      .on(t.personId, t.folderId, t.deliveredAt, t.messageId)
      .where(sql`box = 'inbox' and read_at is null and trashed_at is null`),
    // Whether anybody still has a copy of a message: what nobody has is purged.
    index('deliveries_message').on(t.messageId),
    check('deliveries_box_name', sql`${t.box} in ('inbox', 'sent', 'drafts')`),
  ],
)

export const messageAttachments = pgTable(
  'message_attachments',
  {
    messageId: uuid('message_id')
      .notNull()
      .references(() => messages.id, { onDelete: 'cascade' }),
    attachmentId: uuid('attachment_id')
      .notNull()
      .references(() => attachments.id),
    position: smallint('position').notNull(),
  },
  (t) => [primaryKey({ columns: [t.messageId, t.attachmentId] }), index('message_attachments_attachment').on(t.attachmentId)],
)

/** A message on its way to many, or one that left at its hour: how far it is, and what was not as its author had seen it. */
export const sendings = pgTable(
  'sendings',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    messageId: uuid('message_id').notNull(),
    total: integer('total').notNull(),
    done: integer('done').notNull().default(0),
    requestedAt: at('requested_at').notNull().defaultNow(),
    finishedAt: at('finished_at'),
    /** Recipients left out and why, counts that changed: what the author is told afterwards. */
    report: jsonb('report').notNull().default({}),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.messageId] }),
    index('sendings_unfinished').on(t.requestedAt).where(sql`finished_at is null`),
    check('sendings_progress', sql`${t.done} between 0 and ${t.total}`),
  ],
)

/** Who was asked to confirm reading, and has: by message, for its author. The person's own copy says it too. */
export const confirmations = pgTable(
  'confirmations',
  {
    messageId: uuid('message_id')
      .notNull()
      .references(() => messages.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    confirmedAt: at('confirmed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.messageId, t.personId] }),
    index('confirmations_waiting').on(t.messageId, t.personId).where(sql`confirmed_at is null`),
  ],
)
