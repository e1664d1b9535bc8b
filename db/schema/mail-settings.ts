import { sql } from 'drizzle-orm'
import { bigint, check, foreignKey, integer, pgTable, primaryKey, smallint, text, unique, uuid } from 'drizzle-orm/pg-core'
import { at, createdAt, id } from './columns.ts'
import { groups, people, schools } from './directory.ts'

/** What a person set for writing: the signature, and the answer sent while away. */
export const mailSettings = pgTable(
  'mail_settings',
  {
    personId: uuid('person_id')
      .primaryKey()
      .references(() => people.id, { onDelete: 'cascade' }),
    signatureHtml: text('signature_html').notNull().default(''),
    awayFrom: at('away_from'),
    awayUntil: at('away_until'),
    awaySubject: text('away_subject').notNull().default(''),
    awayHtml: text('away_html').notNull().default(''),
  },
  (t) => [
    check('mail_settings_signature_length', sql`length(${t.signatureHtml}) <= 10000`),
    check('mail_settings_away', sql`(${t.awayFrom} is null) = (${t.awayUntil} is null) and ${t.awayFrom} < ${t.awayUntil}`),
    check('mail_settings_away_length', sql`length(${t.awaySubject}) <= 255 and length(${t.awayHtml}) <= 20000`),
  ],
)

/** Who was told already that the person is away, once in each absence. */
export const awayAnswers = pgTable(
  'away_answers',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    awayFrom: at('away_from').notNull(),
    correspondentId: uuid('correspondent_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    answeredAt: at('answered_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.awayFrom, t.correspondentId] })],
)

/** « Mes listes »: recipients that a person writes to again and again. */
export const recipientLists = pgTable(
  'recipient_lists',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    id: id().notNull(),
    name: text('name').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.id] }),
    unique('recipient_lists_name').on(t.personId, t.name),
    check('recipient_lists_name_length', sql`length(${t.name}) between 1 and 100`),
  ],
)

export const recipientListEntries = pgTable(
  'recipient_list_entries',
  {
    personId: uuid('person_id').notNull(),
    listId: uuid('list_id').notNull(),
    position: smallint('position').notNull(),
    kind: text('kind', { enum: ['person', 'group', 'guardians'] }).notNull(),
    /** The person, or the student whose guardians are meant. */
    memberId: uuid('member_id').references(() => people.id, { onDelete: 'cascade' }),
    groupId: uuid('group_id').references(() => groups.id, { onDelete: 'cascade' }),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.listId, t.position] }),
    foreignKey({
      columns: [t.personId, t.listId],
      foreignColumns: [recipientLists.personId, recipientLists.id],
      name: 'recipient_list_entries_list',
    }).onDelete('cascade'),
    unique('recipient_list_entries_once').on(t.personId, t.listId, t.kind, t.memberId, t.groupId).nullsNotDistinct(),
    check(
      'recipient_list_entries_target',
      sql`(${t.kind} = 'group' and ${t.memberId} is null and ${t.groupId} is not null)
        or (${t.kind} in ('person', 'guardians') and ${t.memberId} is not null and ${t.groupId} is null)`,
    ),
  ],
)

/** How long a school keeps mail, and how many bytes of files each profile may hold. */
export const mailPolicies = pgTable(
  'mail_policies',
  {
    schoolId: uuid('school_id')
      .primaryKey()
      .references(() => schools.id, { onDelete: 'cascade' }),
    trashDays: integer('trash_days').notNull().default(30),
    /** Whole months after which copies go, whatever box they are in; null keeps them. */
    retentionMonths: integer('retention_months'),
    studentQuota: bigint('student_quota', { mode: 'number' }).notNull().default(500_000_000),
    guardianQuota: bigint('guardian_quota', { mode: 'number' }).notNull().default(500_000_000),
    teacherQuota: bigint('teacher_quota', { mode: 'number' }).notNull().default(5_000_000_000),
    staffQuota: bigint('staff_quota', { mode: 'number' }).notNull().default(5_000_000_000),
  },
  (t) => [
    check('mail_policies_days', sql`${t.trashDays} between 1 and 3650`),
    check('mail_policies_months', sql`${t.retentionMonths} between 1 and 600`),
    check('mail_policies_quotas', sql`least(${t.studentQuota}, ${t.guardianQuota}, ${t.teacherQuota}, ${t.staffQuota}) > 0`),
  ],
)
