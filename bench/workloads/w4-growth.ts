import type { Database } from '#db/client'
import { openMessage } from '#domain/mail/open-message'
import { listMessages, readMailCounts } from '#domain/mail/queries'
import { MAILBOXES, type Mailbox } from '../data/size.ts'
import { alternate, median, timed } from '../measure.ts'
import { cursorOfPage, newestIds } from '../people.ts'
import { explain, recordStatements } from '../recorded.ts'
import { type Line, milliseconds, times } from '../report.ts'
import type { Stage } from '../stage.ts'
import type { Workload } from './workload.ts'

type Ask = (db: Database) => Promise<unknown>
type Growth = { what: string; of: (stage: Stage, mailbox: Mailbox) => Promise<Ask> }

/** Asked in turn, so that what disturbs one mailbox disturbs all three. */
const RUNS = 40
const MOST = 1.1
/** Page 1,000 where there is one, else the last full one. */
const deepPage = (mailbox: Mailbox) => Math.min(1_000, Math.floor((mailbox * 0.9) / 50))

const ASKED: Growth[] = [
  {
    what: 'first page',
    of:
      async ({ owners }, mailbox) =>
      (db) =>
        listMessages(owners[mailbox].viewer, 'inbox', {}, db),
  },
  { what: 'deep page (18, 180, 1,000)', of: deepPageOf },
  {
    what: 'counts',
    of:
      async ({ owners }, mailbox) =>
      (db) =>
        readMailCounts(owners[mailbox].viewer, db),
  },
  { what: 'opening', of: openingOf },
]

async function deepPageOf({ db, owners }: Stage, mailbox: Mailbox): Promise<Ask> {
  const { viewer } = owners[mailbox]
  const before = await cursorOfPage(db, viewer.personId, deepPage(mailbox))
  return (given) => listMessages(viewer, 'inbox', { before }, given)
}

async function openingOf({ db, owners }: Stage, mailbox: Mailbox): Promise<Ask> {
  const { viewer } = owners[mailbox]
  const ids = await newestIds(db, viewer.personId, 60)
  return (given) => openMessage(viewer, ids.at(-1) ?? '', given)
}

export const w4: Workload = {
  name: 'W4',
  title: 'growth of one mailbox: 1,000 → 10,000 → 100,000 messages',
  run: async (stage) => {
    const lines: Line[] = []
    for (const growth of ASKED) lines.push(...(await queryGrowth(stage, growth)))
    return [
      ...lines,
      await pageGrowth(stage, 'first page as a request, alone', 'first'),
      await pageGrowth(stage, 'deep page as a request, alone', 'deep'),
    ]
  },
}

async function queryGrowth(stage: Stage, { what, of }: Growth): Promise<Line[]> {
  const asks = await Promise.all(MAILBOXES.map((mailbox) => of(stage, mailbox)))
  const spans = await spansOf(
    stage,
    asks.map((ask) => () => ask(stage.db)),
  )
  const buffers = await Promise.all(asks.map((ask) => buffersOf(stage.db, ask)))
  return [grown(`${what}: time`, spans, milliseconds), grown(`${what}: buffers`, buffers, String)]
}

/** The median time of each, after a few that do not count. */
async function spansOf({ rounds }: Stage, works: (() => Promise<unknown>)[]): Promise<number[]> {
  await alternate(10, ...works)
  const spans = await alternate(RUNS * rounds, ...works.map((work) => () => timed(work)))
  return spans.map(median)
}

async function buffersOf(db: Database, ask: Ask): Promise<number> {
  let sum = 0
  for (const statement of await recordStatements(db, ask)) sum += (await explain(db, statement)).buffers
  return sum
}

async function pageGrowth(stage: Stage, what: string, page: 'first' | 'deep'): Promise<Line> {
  const works = await Promise.all(
    MAILBOXES.map(async (mailbox) => {
      const { cookie, viewer } = stage.owners[mailbox]
      const before = page === 'deep' ? `?before=${await cursorOfPage(stage.db, viewer.personId, deepPage(mailbox))}` : ''
      return () => fetch(`${stage.ours.origin}/mail/inbox${before}`, { headers: { cookie } }).then((response) => response.text())
    }),
  )
  return grown(what, await spansOf(stage, works), milliseconds)
}

/** The worse of the two steps counts. */
function grown(what: string, values: number[], words: (value: number) => string): Line {
  const steps = values.slice(1).map((value, index) => value / (values[index] ?? 1))
  const worst = Math.max(...steps)
  return { what, ours: values.map(words).join(' → '), ratio: times(worst), aim: `≤ ${times(MOST)} a step`, met: worst <= MOST }
}
