import { sql } from 'drizzle-orm'
import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'

/** A uuidv7 key made by the database: ordered by time, 74 random bits. */
export const id = () => uuid('id').default(sql`uuidv7()`)

/** A moment, always with its zone. */
export const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** When the row was made, by the database's clock. */
export const createdAt = () => at('created_at').notNull().defaultNow()

/** Words for full-text search, as PostgreSQL keeps them. */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
