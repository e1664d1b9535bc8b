import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { at, createdAt, id } from './columns.ts'
import { schools } from './directory.ts'

/**
 * A roster that was brought. `uploaded`: its files wait for a choice (columns, school); `planned`: read, compared, nothing changed;
 * `running`: its job applies it or is about to; `refused`: its files could not be read. What was read stands in the tables below until
 * it is done with.
 */
export const imports = pgTable(
  'imports',
  {
    id: id().primaryKey(),
    schoolId: uuid('school_id')
      .notNull()
      .references(() => schools.id, { onDelete: 'cascade' }),
    /** The files' names, as the history shows them. */
    label: text('label').notNull(),
    state: text('state', { enum: ['uploaded', 'planned', 'running', 'done', 'failed', 'refused', 'abandoned'] }).notNull(),
    /** What the application does or did: `Plan` of domain/directory/import/plan.ts. */
    plan: jsonb('plan'),
    /** The guards that were said yes to, each with its number. */
    agreed: jsonb('agreed').$type<string[]>().notNull().default([]),
    /** Percent of the application, written beside its transaction. */
    progress: integer('progress').notNull().default(0),
    /** Why it was refused or failed: a code of the refusals and what fills its sentence. */
    trouble: jsonb('trouble').$type<{ code: string; values: Record<string, string | number> }>(),
    /** Null for the command of the server. */
    startedBy: uuid('started_by'),
    starterName: text('starter_name').notNull(),
    createdAt: createdAt(),
    touchedAt: at('touched_at').notNull().defaultNow(),
    finishedAt: at('finished_at'),
  },
  (t) => [
    index('imports_school').on(t.schoolId, t.id),
    check('imports_state', sql`${t.state} in ('uploaded', 'planned', 'running', 'done', 'failed', 'refused', 'abandoned')`),
    check('imports_progress', sql`${t.progress} between 0 and 100`),
  ],
)

const importId = () => uuid('import_id').notNull()
const of = (column: ReturnType<typeof importId>) => column.references(() => imports.id, { onDelete: 'cascade' })

/** Who stands in the files; with `absent`, who should and does not. `person_id` is whom they were found to be, or an id of their own. */
export const importPeople = pgTable(
  'import_people',
  {
    importId: of(importId()),
    externalId: text('external_id').notNull(),
    source: text('source').notNull(),
    profile: text('profile', { enum: ['student', 'guardian', 'teacher', 'staff'] }).notNull(),
    firstName: text('first_name').notNull(),
    lastName: text('last_name').notNull(),
    name: text('name').notNull(),
    searchName: text('search_name').notNull(),
    duty: text('duty').notNull(),
    isAdmin: boolean('is_admin').notNull(),
    leaves: boolean('leaves').notNull(),
    email: text('email'),
    mobile: text('mobile'),
    phone: text('phone'),
    address: text('address'),
    identifier: text('identifier').notNull(),
    file: text('file').notNull(),
    line: integer('line').notNull(),
    personId: uuid('person_id'),
    className: text('class_name').notNull().default(''),
    /** Nobody of the school was found: `person_id` is the id they will have. */
    fresh: boolean('fresh').notNull().default(false),
    absent: boolean('absent').notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.importId, t.externalId] }), index('import_people_person').on(t.importId, t.personId)],
)

export const importClasses = pgTable(
  'import_classes',
  {
    importId: of(importId()),
    externalId: text('external_id').notNull(),
    source: text('source').notNull(),
    kind: text('kind', { enum: ['class', 'course'] }).notNull(),
    name: text('name').notNull(),
    level: text('level').notNull(),
    /** The name that its groups carry: told apart where the files give one name twice. */
    shownName: text('shown_name').notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.importId, t.externalId] })],
)

export const importMembers = pgTable(
  'import_members',
  {
    importId: of(importId()),
    classId: text('class_id').notNull(),
    person: text('person').notNull(),
    role: text('role', { enum: ['student', 'teacher', 'head'] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.classId, t.person, t.role] }),
    index('import_members_person').on(t.importId, t.person),
  ],
)

export const importTies = pgTable(
  'import_ties',
  {
    importId: of(importId()),
    guardian: text('guardian').notNull(),
    student: text('student').notNull(),
    relation: text('relation', { enum: ['mother', 'father', 'guardian'] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.guardian, t.student] })],
)

/** Wrong lines, in the order in which they were met. */
export const importIssues = pgTable(
  'import_issues',
  {
    importId: of(importId()),
    position: integer('position').notNull(),
    severity: text('severity', { enum: ['error', 'warning'] }).notNull(),
    code: text('code').notNull(),
    values: jsonb('values').$type<Record<string, string | number>>().notNull(),
    file: text('file').notNull(),
    line: integer('line').notNull(),
    column: text('column').notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.importId, t.position] })],
)

/** The roster's groups as they shall be, and below their members. */
export const importGroups = pgTable(
  'import_groups',
  {
    importId: of(importId()),
    externalId: text('external_id').notNull(),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    className: text('class_name').notNull(),
    /** What the group is made of: a class or course, a level, a profile, a duty. */
    base: text('base').notNull(),
    groupId: uuid('group_id').notNull().default(sql`uuidv7()`),
    fresh: boolean('fresh').notNull().default(true),
  },
  (t) => [primaryKey({ columns: [t.importId, t.externalId] }), index('import_groups_group').on(t.importId, t.groupId)],
)

export const importGroupMembers = pgTable(
  'import_group_members',
  { importId: importId(), groupId: uuid('group_id').notNull(), personId: uuid('person_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.importId, t.groupId, t.personId] }),
    foreignKey({ columns: [t.importId], foreignColumns: [imports.id], name: 'import_group_members_import' }).onDelete('cascade'),
  ],
)
