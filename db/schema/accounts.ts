import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { at, createdAt } from './columns.ts'
import { people } from './directory.ts'

/** How a person is reached outside: in a table of its own, so that no list of people can carry it along. */
export const contactDetails = pgTable(
  'contact_details',
  {
    personId: uuid('person_id')
      .primaryKey()
      .references(() => people.id, { onDelete: 'cascade' }),
    email: text('email'),
    mobile: text('mobile'),
    phone: text('phone'),
    address: text('address'),
  },
  (t) => [
    check('contact_details_email', sql`length(${t.email}) between 3 and 254`),
    check('contact_details_lengths', sql`length(${t.mobile}) <= 40 and length(${t.phone}) <= 40 and length(${t.address}) <= 500`),
  ],
)

/** The code on the sheet that opens an account for the first time; one at once, kept as its SHA-256. */
export const activationCodes = pgTable('activation_codes', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => people.id, { onDelete: 'cascade' }),
  codeHash: text('code_hash').notNull().unique(),
  createdAt: createdAt(),
  expiresAt: at('expires_at').notNull(),
})

/** Links that set a new password: SHA-256 of the token, used once. */
export const passwordResets = pgTable(
  'password_resets',
  {
    tokenHash: text('token_hash').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [index('password_resets_person').on(t.personId, t.createdAt)],
)

/** The authenticator app of a person; `secret` is sealed with the server's own. A step of 30 seconds is good once. */
export const secondFactors = pgTable('second_factors', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => people.id, { onDelete: 'cascade' }),
  secret: text('secret').notNull(),
  confirmedAt: at('confirmed_at'),
  lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
  createdAt: createdAt(),
})

export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    codeHash: text('code_hash').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [primaryKey({ columns: [t.personId, t.codeHash] })],
)

/** Between the password and the second factor: who gave the right password, for a few minutes and a few tries. */
export const signInChallenges = pgTable(
  'sign_in_challenges',
  {
    tokenHash: text('token_hash').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    tries: integer('tries').notNull().default(0),
    expiresAt: at('expires_at').notNull(),
  },
  (t) => [index('sign_in_challenges_expires').on(t.expiresAt)],
)

/** Whom an identity provider means by a subject of its own: tied by the roster's key, never by an e-mail address. */
export const identities = pgTable(
  'identities',
  {
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.issuer, t.subject, t.personId] }), index('identities_person').on(t.personId)],
)
