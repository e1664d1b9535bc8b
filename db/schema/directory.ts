import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { at, createdAt, id } from './columns.ts'

export const schools = pgTable(
  'schools',
  {
    id: id().primaryKey(),
    uai: text('uai').notNull().unique(),
    name: text('name').notNull(),
    timeZone: text('time_zone').notNull().default('Europe/Paris'),
    /** Who needs a second factor to sign in: nobody, administrators, or all staff and administrators. */
    secondFactor: text('second_factor', { enum: ['off', 'admins', 'staff'] })
      .notNull()
      .default('staff'),
    createdAt: createdAt(),
  },
  (t) => [check('schools_second_factor', sql`${t.secondFactor} in ('off', 'admins', 'staff')`)],
)

/**
 * Everybody whom the school knows. Only those with `activated_at` and without `left_at` have access.
 * `search_name` is the folded full name (see `fold` in db/fold.ts), begun by a space so that
 * `like '% ber%'` finds the beginning of any of its words through the trigram index.
 */
export const people = pgTable(
  'people',
  {
    id: id().primaryKey(),
    schoolId: uuid('school_id')
      .notNull()
      .references(() => schools.id),
    profile: text('profile', { enum: ['student', 'guardian', 'teacher', 'staff'] }).notNull(),
    firstName: text('first_name').notNull(),
    lastName: text('last_name').notNull(),
    name: text('name').notNull(),
    searchName: text('search_name').notNull(),
    /** What the directory looks in, and its order: last name, then `search_name`, class and duty, all folded, a space around each. The database makes it. */
    directoryWords: text('directory_words')
      .notNull()
      .generatedAlwaysAs(
        sql`' ' || directory_text(last_name) || search_name || ' ' || directory_text(class_name || ' ' || duty) || ' '`,
      ),
    /** What the person does, in words: a subject taught, « CPE »; empty for students and guardians. */
    duty: text('duty').notNull().default(''),
    /** The class of a student, empty for everybody else. */
    className: text('class_name').notNull().default(''),
    identifier: text('identifier').notNull(),
    passwordHash: text('password_hash'),
    /** The person's key in the school's roster files, with its source (`siecle-eleve:4012`); null for people made by hand. */
    externalId: text('external_id'),
    /** Shared by the rows of one human in several schools, each joined by who could sign in to both; null for most. */
    accountId: uuid('account_id'),
    activatedAt: at('activated_at'),
    leftAt: at('left_at'),
    /** Since when the school forbids the person to write; reading goes on. */
    writingBlockedAt: at('writing_blocked_at'),
    /** Whether people whom the rules allow may begin a chat with this person. */
    contactable: boolean('contactable').notNull().default(true),
    isAdmin: boolean('is_admin').notNull().default(false),
    locale: text('locale', { enum: ['fr', 'en'] })
      .notNull()
      .default('fr'),
    theme: text('theme', { enum: ['auto', 'light', 'dark'] })
      .notNull()
      .default('auto'),
    density: text('density', { enum: ['airy', 'compact'] })
      .notNull()
      .default('airy'),
    readingFont: boolean('reading_font').notNull().default(false),
    /** News that arrived after this moment is new. */
    feedSeenAt: at('feed_seen_at').notNull().defaultNow(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('people_identifier').on(sql`lower(${t.identifier})`),
    unique('people_external_id').on(t.schoolId, t.externalId),
    index('people_account').on(t.accountId).where(sql`account_id is not null`),
    index('people_school').on(t.schoolId, t.profile),
    index('people_search').using('gin', t.schoolId.op('uuid_ops'), t.searchName.op('gin_trgm_ops')),
    index('people_directory').using('gin', t.schoolId.op('uuid_ops'), t.directoryWords.op('gin_trgm_ops')),
    check('people_profile', sql`${t.profile} in ('student', 'guardian', 'teacher', 'staff')`),
    check('people_name_length', sql`length(${t.name}) between 1 and 200`),
  ],
)

/**
 * Wholes that can be addressed and that rules speak of. The roster keeps all kinds but `manual`, `runners` and `mailbox`. A class or
 * a course is three groups with one `class_name`. `runners` are those who may address the group `runners_of`. A `mailbox` (« Vie
 * scolaire ») is written to by whoever reaches the staff; its members read and answer in its name.
 */
export const groups = pgTable(
  'groups',
  {
    id: id().primaryKey(),
    schoolId: uuid('school_id')
      .notNull()
      .references(() => schools.id),
    kind: text('kind', {
      enum: [
        'profile',
        'class_students',
        'class_guardians',
        'class_teachers',
        'course_students',
        'course_guardians',
        'course_teachers',
        'level',
        'function',
        'manual',
        'runners',
        'mailbox',
      ],
    }).notNull(),
    externalId: text('external_id'),
    name: text('name').notNull(),
    searchName: text('search_name').notNull(),
    className: text('class_name').notNull().default(''),
    membersMayWrite: boolean('members_may_write').notNull().default(false),
    /** Who decided `members_may_write`: the school's policy for this kind of group, or an administrator for this one. */
    innerWriting: text('inner_writing', { enum: ['policy', 'hand'] })
      .notNull()
      .default('policy'),
    runnersOf: uuid('runners_of')
      .unique('groups_runners_of')
      .references((): AnyPgColumn => groups.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (t) => [
    unique('groups_name').on(t.schoolId, t.name),
    unique('groups_external_id').on(t.schoolId, t.externalId),
    index('groups_search').using('gin', t.schoolId.op('uuid_ops'), t.searchName.op('gin_trgm_ops')),
    check('groups_runners', sql`(${t.kind} = 'runners') = (${t.runnersOf} is not null)`),
    check('groups_inner_writing', sql`${t.innerWriting} in ('policy', 'hand')`),
    check(
      'groups_kind',
      sql`${t.kind} in ('profile', 'class_students', 'class_guardians', 'class_teachers', 'course_students', 'course_guardians', 'course_teachers', 'level', 'function', 'manual', 'runners', 'mailbox')`,
    ),
  ],
)

export const groupMembers = pgTable(
  'group_members',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    groupId: uuid('group_id')
      .notNull()
      .references(() => groups.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.personId, t.groupId] }), index('group_members_group').on(t.groupId, t.personId)],
)

export const guardianships = pgTable(
  'guardianships',
  {
    guardianId: uuid('guardian_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    studentId: uuid('student_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** How the guardian is tied to the student; worded by the interface (mère, père, responsable). */
    relation: text('relation', { enum: ['mother', 'father', 'guardian'] })
      .notNull()
      .default('guardian'),
  },
  (t) => [
    primaryKey({ columns: [t.guardianId, t.studentId] }),
    index('guardianships_student').on(t.studentId, t.guardianId),
    check('guardianships_two_people', sql`${t.guardianId} <> ${t.studentId}`),
  ],
)

/**
 * Members of `from_group` may write …
 * `members`: to each member of `to_group`; `group`: to `to_group` as a whole;
 * `own_children`: to those members of `to_group` whose guardian they are.
 */
export const communicationRules = pgTable(
  'communication_rules',
  {
    fromGroupId: uuid('from_group_id')
      .notNull()
      .references(() => groups.id, { onDelete: 'cascade' }),
    toGroupId: uuid('to_group_id')
      .notNull()
      .references(() => groups.id, { onDelete: 'cascade' }),
    reach: text('reach', { enum: ['members', 'group', 'own_children'] }).notNull(),
    /** `policy`: follows from `communication_policies` and is made anew with the groups; `hand`: an administrator added it. */
    origin: text('origin', { enum: ['policy', 'hand'] })
      .notNull()
      .default('policy'),
    schoolId: uuid('school_id')
      .notNull()
      .references(() => schools.id),
  },
  (t) => [
    primaryKey({ columns: [t.fromGroupId, t.toGroupId, t.reach] }),
    index('communication_rules_to').on(t.toGroupId),
    check('communication_rules_origin', sql`${t.origin} in ('policy', 'hand')`),
    check('communication_rules_reach', sql`${t.reach} in ('members', 'group', 'own_children')`),
  ],
)
