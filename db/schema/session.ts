import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { at, createdAt, id } from './columns.ts'
import { people } from './directory.ts'

/** One row a signed-in browser; a session whose row is revoked or expired is nobody's. */
export const sessions = pgTable(
  'sessions',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    id: id().notNull(),
    createdAt: createdAt(),
    lastSeenAt: at('last_seen_at').notNull().defaultNow(),
    expiresAt: at('expires_at').notNull(),
    revokedAt: at('revoked_at'),
    userAgent: text('user_agent').notNull().default(''),
    /** When this session gave its second factor; null where none was asked. */
    secondFactorAt: at('second_factor_at'),
  },
  (t) => [primaryKey({ columns: [t.personId, t.id] }), index('sessions_expires').on(t.expiresAt)],
)

/** Failed sign-ins by account and by account + address (both hashed), and until when the next try must wait. */
export const signInDelays = pgTable(
  'sign_in_delays',
  {
    key: text('key').primaryKey(),
    failures: integer('failures').notNull(),
    waitUntil: at('wait_until').notNull(),
  },
  (t) => [index('sign_in_delays_wait_until').on(t.waitUntil)],
)
