import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id } from './columns.ts'
import { schools } from './directory.ts'

/**
 * Who did what as an administrator, when and from where; refusals too. Lines are added and never changed: the migration
 * `administration` takes update, delete and truncate away from everybody. Names are kept as they were, and no person is referred to,
 * so that a line outlives whom it names.
 */
export const auditLines = pgTable(
  'audit_lines',
  {
    schoolId: uuid('school_id')
      .notNull()
      .references(() => schools.id),
    id: id().notNull(),
    createdAt: createdAt(),
    /** Null for what a command of the server did. */
    actorId: uuid('actor_id'),
    actorName: text('actor_name').notNull(),
    /** What was done, as a key of the words `audit.actions`: `person.block`, `rules.save`. */
    action: text('action').notNull(),
    subjectId: uuid('subject_id'),
    subjectName: text('subject_name').notNull().default(''),
    /** What fills the sentence: counts, names, before and after; never what somebody wrote. */
    details: jsonb('details').$type<Record<string, string | number>>().notNull().default({}),
    address: text('address').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    index('audit_lines_actor').on(t.schoolId, t.actorId, t.id),
    index('audit_lines_subject').on(t.schoolId, t.subjectId, t.id),
  ],
)
