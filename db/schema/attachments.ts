import { sql } from 'drizzle-orm'
import { bigint, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id } from './columns.ts'
import { people, schools } from './directory.ts'

/** Bytes, stored once by content; `type` is what the bytes say. Nothing is served before its verdict is `clean`. */
export const blobs = pgTable(
  'blobs',
  {
    sha256: text('sha256').primaryKey(),
    size: bigint('size', { mode: 'number' }).notNull(),
    type: text('type').notNull(),
    verdict: text('verdict', { enum: ['pending', 'clean', 'refused'] }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    check('blobs_sha256', sql`${t.sha256} ~ '^[0-9a-f]{64}$'`),
    check('blobs_verdict', sql`${t.verdict} in ('pending', 'clean', 'refused')`),
    check('blobs_size', sql`${t.size} > 0`),
  ],
)

/** A file under the name its owner gave it. */
export const attachments = pgTable(
  'attachments',
  {
    id: id().primaryKey(),
    schoolId: uuid('school_id')
      .notNull()
      .references(() => schools.id),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => people.id),
    sha256: text('sha256')
      .notNull()
      .references(() => blobs.sha256),
    name: text('name').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('attachments_owner').on(t.ownerId),
    index('attachments_blob').on(t.sha256),
    check('attachments_name', sql`length(${t.name}) between 1 and 255`),
  ],
)
