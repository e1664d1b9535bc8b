import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { at, createdAt } from './columns.ts'
import { people, schools } from './directory.ts'

const sequence = (name: string) => bigint(name, { mode: 'number' })

/**
 * A talk between two (`pair`, one for any two people) or among many (`group`). `last_seq` is the number of its last message; the
 * row's lock gives the numbers, so that they are committed in their order.
 */
export const rooms = pgTable(
  'rooms',
  {
    id: uuid('id').primaryKey().default(sql`uuidv7()`),
    schoolId: uuid('school_id')
      .notNull()
      .references(() => schools.id),
    kind: text('kind', { enum: ['pair', 'group'] }).notNull(),
    /** Typed for a group; empty where the names of its people stand for it. */
    name: text('name').notNull().default(''),
    /** The two of a pair, the smaller id first. */
    lowId: uuid('low_id').references(() => people.id, { onDelete: 'cascade' }),
    highId: uuid('high_id').references(() => people.id, { onDelete: 'cascade' }),
    /** Who comes later sees what was said before; all are told so. */
    withHistory: boolean('with_history').notNull().default(false),
    lastSeq: sequence('last_seq').notNull().default(0),
    lastAt: at('last_at').notNull().defaultNow(),
    createdAt: createdAt(),
  },
  (t) => [
    unique('rooms_pair').on(t.lowId, t.highId),
    check('rooms_kind', sql`${t.kind} in ('pair', 'group')`),
    check(
      'rooms_two',
      sql`case when ${t.kind} = 'pair' then ${t.lowId} < ${t.highId} else ${t.lowId} is null and ${t.highId} is null end`,
    ),
    check('rooms_name', sql`length(${t.name}) <= 80`),
  ],
)

/**
 * A room as one person has it. They see messages after `from_seq` and have read up to `read_seq`. `version` counts what changed
 * for them alone; with the room's `last_seq` it tells an older view from a newer one.
 */
export const roomMembers = pgTable(
  'room_members',
  {
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** Both of a pair are `joined` from the start. `left`: gone, or declined; nothing of the room is theirs any more. */
    state: text('state', { enum: ['invited', 'joined', 'left'] }).notNull(),
    invitedById: uuid('invited_by_id').references(() => people.id, { onDelete: 'set null' }),
    fromSeq: sequence('from_seq').notNull().default(0),
    readSeq: sequence('read_seq').notNull().default(0),
    /** Its tab in the panel was closed while this was the last message; another one opens it again. */
    closedSeq: sequence('closed_seq'),
    /** Deleted by its owner while this was the last message: out of their list until another comes or they open it again. */
    hiddenSeq: sequence('hidden_seq'),
    version: sequence('version').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.roomId, t.personId] }),
    index('room_members_person').on(t.personId).where(sql`state <> 'left'`),
    check('room_members_state', sql`${t.state} in ('invited', 'joined', 'left')`),
  ],
)

/**
 * What was said in a room, and what happened in it. `id` is made by the screen that says it: a retry says nothing twice. `about`
 * is what an event speaks of: names of those invited, where the history went, the new name of the room.
 */
export const chatMessages = pgTable(
  'chat_messages',
  {
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id, { onDelete: 'cascade' }),
    seq: sequence('seq').notNull(),
    id: uuid('id').notNull(),
    authorId: uuid('author_id')
      .notNull()
      .references(() => people.id),
    authorName: text('author_name').notNull(),
    kind: text('kind', { enum: ['text', 'invited', 'joined', 'left', 'renamed', 'history'] })
      .notNull()
      .default('text'),
    text: text('text').notNull().default(''),
    about: text('about').notNull().default(''),
    sentAt: at('sent_at').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    primaryKey({ columns: [t.roomId, t.seq] }),
    unique('chat_messages_id').on(t.roomId, t.id),
    unique('chat_messages_author').on(t.authorId, t.id),
    check('chat_messages_kind', sql`${t.kind} in ('text', 'invited', 'joined', 'left', 'renamed', 'history')`),
    check('chat_messages_text', sql`(${t.kind} = 'text') = (${t.text} <> '') and length(${t.text}) <= 2000`),
  ],
)

/** While the row stands, `person_id` hears nothing that `blocked_id` says from then on; the other is never told. */
export const blocks = pgTable(
  'blocks',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    blockedId: uuid('blocked_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    createdAt: at('created_at').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.blockedId] }),
    index('blocks_blocked').on(t.blockedId),
    check('blocks_two_people', sql`${t.personId} <> ${t.blockedId}`),
  ],
)

/**
 * Favourites: `person_id` asked `contact_id` to see their status. Whoever is declined is not told, and goes on as one who asked;
 * `dropped`: declined, and then taken out by the one who asked. To ask again disturbs nobody.
 */
export const contacts = pgTable(
  'contacts',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    state: text('state', { enum: ['requested', 'accepted', 'declined', 'dropped'] })
      .notNull()
      .default('requested'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.contactId] }),
    index('contacts_contact').on(t.contactId, t.state),
    check('contacts_state', sql`${t.state} in ('requested', 'accepted', 'declined', 'dropped')`),
    check('contacts_two_people', sql`${t.personId} <> ${t.contactId}`),
  ],
)

/** How a school's chat looks and what may leave it; without a row: designs 2 and 2, nothing leaves. */
export const chatSettings = pgTable(
  'chat_settings',
  {
    schoolId: uuid('school_id')
      .primaryKey()
      .references(() => schools.id, { onDelete: 'cascade' }),
    listDesign: text('list_design', { enum: ['1', '2', '3'] })
      .notNull()
      .default('2'),
    detailDesign: text('detail_design', { enum: ['1', '2', '3'] })
      .notNull()
      .default('2'),
    /** Staff may send a talk's history to addresses outside the school. */
    historyOutside: boolean('history_outside').notNull().default(false),
  },
  (t) => [
    check('chat_settings_list', sql`${t.listDesign} in ('1', '2', '3')`),
    check('chat_settings_detail', sql`${t.detailDesign} in ('1', '2', '3')`),
  ],
)

/** How a person has their chat; without a row: newest talks first. */
export const chatPreferences = pgTable(
  'chat_preferences',
  {
    personId: uuid('person_id')
      .primaryKey()
      .references(() => people.id, { onDelete: 'cascade' }),
    listOrder: text('list_order', { enum: ['newest', 'oldest'] })
      .notNull()
      .default('newest'),
  },
  (t) => [check('chat_preferences_order', sql`${t.listOrder} in ('newest', 'oldest')`)],
)
