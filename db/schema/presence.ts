import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { at } from './columns.ts'
import { people } from './directory.ts'

/** What a person says of themself; without a row « Disponible ». Offline is never stored: it is having no screen. */
export const presence = pgTable(
  'presence',
  {
    personId: uuid('person_id')
      .primaryKey()
      .references(() => people.id, { onDelete: 'cascade' }),
    status: text('status', { enum: ['available', 'busy', 'away'] }).notNull(),
    /** « Personnalisé »: shown beside the status; empty for none. */
    text: text('text').notNull().default(''),
    updatedAt: at('updated_at').notNull().defaultNow(),
  },
  (t) => [
    check('presence_status', sql`${t.status} in ('available', 'busy', 'away')`),
    check('presence_text', sql`length(${t.text}) <= 100`),
  ],
)

/** The streams that are open now, one a browser. Lines of a process that no longer says so are nobody's (`seen_at`). */
export const screens = pgTable(
  'screens',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    processId: uuid('process_id').notNull(),
    /** Nobody touched that browser since then; null while somebody does. */
    idleSince: at('idle_since'),
    seenAt: at('seen_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.id] }),
    index('screens_process').on(t.processId),
    index('screens_seen').on(t.seenAt),
  ],
)
