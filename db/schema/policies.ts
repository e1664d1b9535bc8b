import { sql } from 'drizzle-orm'
import { check, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { schools } from './directory.ts'

const PROFILES = ['student', 'guardian', 'teacher', 'staff'] as const

/**
 * Who may write to whom, by profile, as an administrator reads it. `reach`: `all` of them, `own` (one's class, teachers, children,
 * groups: what it means depends on the two) or `none`, which is also what no row means. `groups` stands for wholes.
 * `communication_rules` follow from it.
 */
export const communicationPolicies = pgTable(
  'communication_policies',
  {
    schoolId: uuid('school_id')
      .notNull()
      .references(() => schools.id, { onDelete: 'cascade' }),
    fromProfile: text('from_profile', { enum: PROFILES }).notNull(),
    target: text('target', { enum: [...PROFILES, 'groups'] }).notNull(),
    reach: text('reach', { enum: ['none', 'own', 'all'] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.fromProfile, t.target] }),
    check('communication_policies_from', sql`${t.fromProfile} in ('student', 'guardian', 'teacher', 'staff')`),
    check('communication_policies_target', sql`${t.target} in ('student', 'guardian', 'teacher', 'staff', 'groups')`),
    check('communication_policies_reach', sql`${t.reach} in ('none', 'own', 'all')`),
  ],
)

/** What each profile may say in chat; without a row students have text alone and everybody else links. */
export const chatPolicies = pgTable(
  'chat_policies',
  {
    schoolId: uuid('school_id')
      .notNull()
      .references(() => schools.id, { onDelete: 'cascade' }),
    profile: text('profile', { enum: PROFILES }).notNull(),
    content: text('content', { enum: ['off', 'text', 'links', 'files'] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.profile] }),
    check('chat_policies_profile', sql`${t.profile} in ('student', 'guardian', 'teacher', 'staff')`),
    check('chat_policies_content', sql`${t.content} in ('off', 'text', 'links', 'files')`),
  ],
)
