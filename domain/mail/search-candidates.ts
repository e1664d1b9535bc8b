import { type SQL, sql } from 'drizzle-orm'
import type { Viewer } from '#domain/session/viewer'
import type { SearchTerms, Term } from './search-terms.ts'

/** The newest hits that are ranked together; paging goes on with the next so many. */
export const RANKED = 250
/** Messages whose words are looked at one after another, and copies gone through for them, before a search stops to say so. */
export const LOOKED_AT = 5_000
const GONE_THROUGH = 100_000

/** What is searched: the trash, or everything else. `under`: only messages with a smaller id. */
export type Scope = { viewer: Viewer; search: SearchTerms; inTrash: boolean; under: string | null }

const number = (value: number) => sql.raw(String(value))
const json = (terms: Term[]) => sql`${JSON.stringify(terms)}::json`

/**
 * The newest hits of a viewer as `hits` (with `close`: all words stand in subject or names), for a word that few messages of the
 * school have: the index names them, and each is tried for a copy of the viewer's.
 */
export function candidatesByWords(scope: Scope): SQL {
  const { viewer, search, under } = scope
  return sql`${asked(search)}, named as materialized (
      select m.id from messages m
      where m.school_id = ${viewer.schoolId}::uuid and m.search @@ (select asked.words from asked) and ${isReadable(scope)}
        ${under ? sql`and m.id < ${under}::uuid` : sql``}),
    hits as materialized (
      select (select ${isClose(search)} from messages m where m.id = d.message_id) as close, d.* from (
        select mine.* from named n cross join lateral (
          select ${COPY} from deliveries d where d.message_id = n.id and ${isMine(scope)} offset 0) mine
        order by mine.message_id desc, mine.box limit ${number(RANKED + 1)}) d),
    stopped as materialized (select null::uuid as message_id)`
}

/**
 * The same for words that stand in many messages, and for filters alone: the viewer's copies are gone through from the newest
 * on, in the order of their key, until there are enough. `stopped` is where it gave up, if it did.
 */
export function candidatesByCopies(scope: Scope): SQL {
  const { viewer, search, under } = scope
  const words = search.terms.length > 0 ? sql`and m.search @@ (select asked.words from asked)` : sql``
  return sql`${asked(search)}, looked_at as materialized (
      select * from (select d.* from deliveries d where d.person_id = ${viewer.personId}::uuid
          ${under ? sql`and d.message_id < ${under}::uuid` : sql``}
          order by d.message_id desc, d.box desc limit ${number(GONE_THROUGH)}) d
      where ${isMine(scope)} limit ${number(LOOKED_AT)}),
    hits as materialized (
      select found.close, ${COPY} from looked_at d cross join lateral (
        select ${isClose(search)} as close from messages m
        where m.id = d.message_id and m.school_id = ${viewer.schoolId}::uuid and ${isReadable(scope)} ${words} offset 0) found
      limit ${number(RANKED + 1)}),
    stopped as materialized (select case when (select count(*) from hits) <= ${number(RANKED)}
      then (select l.message_id from looked_at l offset ${number(LOOKED_AT - 1)} limit 1) end as message_id)`
}

/** What the planner expects: how many messages of the school have these words, and how many there are. */
export function expectation(viewer: Viewer, { terms }: SearchTerms): SQL {
  return sql`explain (format json)
    select from messages m where m.school_id = ${viewer.schoolId}::uuid and m.search @@ search_query(${json(terms)})
    union all select from messages m where m.school_id = ${viewer.schoolId}::uuid`
}

const COPY = sql.raw('d.message_id, d.box, d.folder_id, d.delivered_at, d.read_at, d.starred_at, d.tag')

/** The query once, and the same for subject and names alone. */
function asked({ terms }: SearchTerms): SQL {
  const near = terms.map((term) => ({ ...term, weights: term.weights || 'ABC' }))
  return sql`asked as materialized (select search_query(${json(terms)}) as words, search_query(${json(near as Term[])}) as near)`
}

function isClose({ terms }: SearchTerms): SQL {
  return terms.length > 0 ? sql`m.search @@ (select asked.near from asked)` : sql`false`
}

/** A recalled message is found by its author alone. */
function isReadable({ viewer, search }: Scope): SQL {
  return sql`(m.recalled_at is null or m.author_id = ${viewer.personId}::uuid)
    ${search.hasFiles === null ? sql`` : search.hasFiles ? sql`and m.attachment_count > 0` : sql`and m.attachment_count = 0`}`
}

/** The viewer's copies `d` that are there and pass the filters. */
function isMine({ viewer, search: { unread, after, before }, inTrash }: Scope): SQL {
  const start = (day: string) => sql`(${day}::text::timestamp at time zone ${viewer.timeZone}::text)`
  return sql`d.person_id = ${viewer.personId}::uuid and d.delivered_at <= now()
    and d.trashed_at is ${inTrash ? sql`not null` : sql`null`}
    ${unread ? sql`and d.read_at is null and d.box = 'inbox'` : sql``}
    ${after ? sql`and d.delivered_at >= ${start(after)}` : sql``} ${before ? sql`and d.delivered_at < ${start(before)}` : sql``}`
}
