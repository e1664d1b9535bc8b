import { type SQL, sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { onePlan } from '#db/one-plan'
import type { Viewer } from '#domain/session/viewer'
import { isSurelyRare } from './common-words.ts'
import { candidatesByCopies, candidatesByWords, expectation, RANKED, type Scope } from './search-candidates.ts'
import { afterCursor, readSearchCursor, type SearchCursor, writeSearchCursor } from './search-cursor.ts'
import { type Marked, marker, snippet } from './search-marks.ts'
import { isEmpty, readSearch, type SearchTerms } from './search-terms.ts'
import type { BoxName, MessageRow } from './types.ts'

const PAGE = 50
/** The index answers while no more messages have the words, or while their share is small; beyond, going through copies is shorter. */
const FEW_HITS = 2_000
const FEW_SHARE = 0.15
const MANY_HITS = 50_000
/** Characters of a text in which the place of a hit is looked for; beyond it the preview is shown. */
const SHOWN_TEXT = 8_000

/** A message that was found: where it lies, and its words with the hits marked. */
export type SearchHit = Omit<MessageRow, 'from' | 'subject' | 'preview' | 'sendAt' | 'recalled'> & {
  where: { box: BoxName; folder: string }
  from: Marked
  subject: Marked
  preview: Marked
}

/**
 * A page of hits. `found` counts those ranked together, at most 250; `reach` says whether that is all: `all`, `many` (there are
 * more than could be counted), or `recent` (only the newest 5,000 messages were looked at). `older` is the cursor for `?before=`.
 */
export type SearchPage = {
  search: SearchTerms
  /** False when nothing was left of the query to look for. */
  isUsable: boolean
  hits: SearchHit[]
  found: number
  reach: 'all' | 'many' | 'recent'
  older: string | null
}

type Row = Omit<SearchHit, 'where' | 'from' | 'subject' | 'preview'> & {
  box: BoxName
  folder: string
  from: string
  subject: string
  preview: string
  text: string
  files: string
  names: string
  rank: number
  micros: number
}
type Head = { found: number; stopped: string | null; last: string | null; stems: string[]; page: Row[] }

/**
 * The viewer's messages that have all the words and pass all the filters, in all boxes but the trash, or in the trash alone.
 * Those with the words in subject or names come first, the newest first among equals. Never refuses: a query of which nothing
 * is left finds nothing.
 */
export async function searchMail(
  viewer: Viewer,
  query: string,
  { before, inTrash = false }: { before?: string | undefined; inTrash?: boolean } = {},
  db: Database = database(),
): Promise<SearchPage> {
  const search = readSearch(query)
  const none: SearchPage = { search, isUsable: !isEmpty(search), hits: [], found: 0, reach: 'all', older: null }
  if (!none.isUsable) return none
  const cursor = readSearchCursor(before)
  const scope: Scope = { viewer, search, inTrash, under: cursor.under }
  const candidates = (await hasFewHits(scope, db)) ? candidatesByWords(scope) : candidatesByCopies(scope)
  const [head] = await rows<Head>(db, onePlan(pageOf(scope, candidates, cursor)))
  return head ? toPage(search, head, cursor) : none
}

/** At most so many messages are taken at once by what they are found by. */
const TAKEN = 1_000

/** The ids of all that is found, the first thousand, for what is done to all results at once. */
export async function findAll(viewer: Viewer, query: string, inTrash: boolean): Promise<string[]> {
  const ids = new Set<string>()
  let before: string | undefined
  do {
    const page = await searchMail(viewer, query, { before, inTrash })
    for (const { id } of page.hits) ids.add(id)
    before = page.older ?? undefined
  } while (before && ids.size < TAKEN)
  return [...ids].slice(0, TAKEN)
}

type Explained = { Plan: { Plans: { 'Plan Rows': number }[] } }

/**
 * Whether few messages of the school have the words. Counting would cost as much as searching: the planner's figures decide, and
 * asking for these costs more than looking for a rare word, which is seen beforehand.
 */
async function hasFewHits({ viewer, search }: Scope, db: Database): Promise<boolean> {
  if (search.terms.length === 0) return false
  if (await isSurelyRare(search.terms, db)) return true
  const [row] = await rows<{ 'QUERY PLAN': unknown }>(db, expectation(viewer, search))
  const given = row?.['QUERY PLAN']
  const [{ Plan: plan }] = (typeof given === 'string' ? JSON.parse(given) : given) as [Explained]
  const [named = 0, all = 0] = plan.Plans.map((part) => part['Plan Rows'])
  return named <= FEW_HITS || (named < all * FEW_SHARE && named <= MANY_HITS)
}

/** One row: how many were found, where the next go begins, and a page of what they show. */
function pageOf({ viewer, search }: Scope, candidates: SQL, cursor: SearchCursor): SQL {
  const words = JSON.stringify(search.terms.flatMap(({ text }) => text.split(' ')))
  return sql`with ${candidates},
    counted as materialized (select h.* from hits h order by h.message_id desc limit ${sql.raw(String(RANKED))}),
    once as materialized (
      select distinct on (c.message_id) c.*, case when c.close then 1 else 0 end as rank from counted c order by c.message_id, c.box),
    page as materialized (
      select o.* from once o where ${afterCursor(cursor)}
      order by o.rank desc, o.delivered_at desc, o.message_id desc limit ${sql.raw(String(PAGE + 1))})
    select (select count(*)::int from once) as found, (select s.message_id from stopped s) as stopped,
      (select case when (select count(*) from hits) > ${sql.raw(String(RANKED))} then
        (select c.message_id from counted c order by c.message_id limit 1) end) as last,
      to_json(array(select coalesce((ts_lexize('french_stem', search_endings(w)))[1], w) from json_array_elements_text(${words}::json) w)) as stems,
      (select coalesce(json_agg(json_build_object(${SHOWN(viewer)})
          order by page.rank desc, page.delivered_at desc, page.message_id desc), '[]')
        from page join messages m on m.id = page.message_id
          left join folders f on f.person_id = ${viewer.personId}::uuid and f.id = page.folder_id) as page`
}

const SHOWN = (viewer: Viewer) => sql`'id', m.id, 'box', page.box, 'folder', coalesce(f.name, ''),
  'from', case when page.box = 'inbox' then m.author_name else m.recipients_label end,
  'subject', m.subject, 'preview', m.preview, 'text', left(m.body_text, ${sql.raw(String(SHOWN_TEXT))}),
  'at', page.delivered_at, 'unread', page.read_at is null and page.box = 'inbox', 'hasFiles', m.attachment_count > 0,
  'starred', page.starred_at is not null,
  'tag', page.tag, 'isDraft', page.box = 'drafts', 'rank', page.rank,
  'micros', (extract(epoch from page.delivered_at) * 1000000)::bigint,
  'names', case when page.box = 'inbox' then (select coalesce(left(string_agg(r.name, ', ' order by r.position), 500), '')
    from message_recipients r where r.message_id = m.id and r.field <> 'bcc' and m.school_id = ${viewer.schoolId}::uuid) else m.author_name end,
  'files', case when m.attachment_count = 0 then '' else (select coalesce(left(string_agg(a.name, ', ' order by l.position), 1000), '')
    from message_attachments l join attachments a on a.id = l.attachment_id where l.message_id = m.id) end`

function toPage(search: SearchTerms, head: Head, cursor: SearchCursor): SearchPage {
  const mark = marker(search.terms, head.stems)
  const shown = head.page.slice(0, PAGE)
  const last = shown.at(-1)
  const older =
    head.page.length > PAGE && last
      ? writeSearchCursor({ under: cursor.under, after: { rank: last.rank, micros: last.micros, id: last.id } })
      : (head.last ?? head.stopped)
  const reach = head.last ? 'many' : head.stopped ? 'recent' : 'all'
  return { search, isUsable: true, hits: shown.map((row) => toHit(row, mark)), found: head.found, reach, older }
}

/** The part of the text where the words stand, else the files or the names that have them, else the beginning. */
function toHit({ box, folder, text, files, names, rank: _, micros: __, ...row }: Row, mark: (text: string) => Marked): SearchHit {
  return {
    ...row,
    at: new Date(row.at),
    where: { box, folder },
    from: mark(row.from),
    subject: mark(row.subject),
    preview: snippet(mark, text) ?? snippet(mark, files) ?? snippet(mark, names) ?? [{ text: row.preview, hit: false }],
  }
}
