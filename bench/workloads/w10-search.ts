import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { searchMail } from '#domain/mail/search-mail'
import type { Viewer } from '#domain/session/viewer'
import { MAILBOXES } from '../data/size.ts'
import { alternate, median, timed, warmUp } from '../measure.ts'
import { explain, recordStatements } from '../recorded.ts'
import { atMostTimes, type Line, milliseconds, times } from '../report.ts'
import type { Stage } from '../stage.ts'
import type { Workload } from './workload.ts'

/** What is typed, and the same as one who knows PostgreSQL writes it. */
const SOUGHT = [
  { what: 'a word in 40 % of all messages', typed: 'bonjour', bare: `'bonjour'` },
  { what: 'a word in 2 %', typed: 'controles', bare: `'controles' | 'control'` },
  { what: 'a word in a hundred messages', typed: 'ornithorynque', bare: `'ornithorynqu' | 'ornithorynque':*` },
  { what: 'two words', typed: 'bonjour controle', bare: `'bonjour' & ('control' | 'controle':*)` },
  { what: 'a name', typed: 'martin', bare: `'martin':*` },
  { what: 'an author', typed: 'de:martin', bare: `'martin':*B` },
]
const LARGE = MAILBOXES.slice(1)
const RUNS = 12
const MOST = 2

export const w10: Workload = {
  name: 'W10',
  title: 'search: a page of 50 hits, mailboxes of 10,000 and 100,000',
  run: async (stage) => {
    const lines: Line[] = []
    for (const sought of SOUGHT) lines.push(...(await soughtLines(stage, sought)))
    return lines
  },
}

async function soughtLines({ db, rounds, owners }: Stage, { what, typed, bare }: (typeof SOUGHT)[number]): Promise<Line[]> {
  const works = LARGE.flatMap((mailbox): (() => Promise<unknown>)[] => {
    const { viewer } = owners[mailbox]
    return [() => searchMail(viewer, typed, {}, db), () => rows(db, bareSearch(viewer, bare))]
  })
  await warmUp(...works)
  const spans = (await alternate(RUNS * rounds, ...works.map((work) => () => timed(work)))).map(median)
  const [small = 0, smallFloor = 0, large = 0, largeFloor = 0] = spans
  const buffers = await Promise.all(LARGE.map((mailbox) => buffersOf(db, owners[mailbox].viewer, typed)))
  return [
    atMostTimes(`${what}, among 10,000; floor: bare GIN query`, small, smallFloor, MOST, milliseconds),
    atMostTimes(`${what}, among 100,000; floor: bare GIN query`, large, largeFloor, MOST, milliseconds),
    {
      what: `${what}: 10,000 → 100,000`,
      ours: `${milliseconds(small)} → ${milliseconds(large)}`,
      ratio: times(large / small),
      aim: `≤ ${times(MOST)}`,
      met: large / small <= MOST,
    },
    { what: `${what}: buffers`, ours: buffers.join(' → ') },
  ]
}

async function buffersOf(db: Database, viewer: Viewer, typed: string): Promise<number> {
  const statements = await recordStatements(db, (noting) => searchMail(viewer, typed, {}, noting))
  let sum = 0
  for (const statement of statements.slice(-1)) sum += (await explain(db, statement)).buffers
  return sum
}

/** The fifty newest of one's messages that the index names, as a list shows them. */
function bareSearch(viewer: Viewer, words: string): SQL {
  return sql`with named as materialized (
      select m.id from messages m where m.school_id = ${viewer.schoolId} and m.search @@ ${sql.raw(`$words$${words}$words$`)}::tsquery),
    page as materialized (
      select d.* from named n cross join lateral (
        select d.message_id, d.delivered_at, d.read_at, d.tag, d.box from deliveries d
        where d.person_id = ${viewer.personId} and d.message_id = n.id and d.trashed_at is null and d.delivered_at <= now() offset 0) d
      order by d.delivered_at desc, d.message_id desc limit 50)
    select m.id, m.author_name, m.subject, m.preview, page.* from page join messages m on m.id = page.message_id
    order by page.delivered_at desc, page.message_id desc`
}
