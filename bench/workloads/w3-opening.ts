import { sql } from 'drizzle-orm'
import { rows } from '#db/client'
import { bytesOf, compare, comparedLines } from '../asked.ts'
import { recordMove } from '../browser.ts'
import { newestIds } from '../people.ts'
import { kilobytes, type Line } from '../report.ts'
import type { Stage } from '../stage.ts'
import { navigation } from './w2-moving.ts'
import type { Workload } from './workload.ts'

/** As many as a round opens, so that each is opened once. */
const OPENED = 400

export const w3: Workload = {
  name: 'W3',
  title: 'opening an unread message, marked read, mailbox of 10,000',
  run: async (stage) => {
    const { cookie, floorCookie, viewer } = stage.owners[10_000]
    const ids = await newestIds(stage.db, viewer.personId, OPENED)
    const wereUnread = await unreadAmong(stage, viewer.personId, ids)
    const before = () => markUnread(stage, viewer.personId, ids)
    const click = await recordMove(stage.ours.origin, cookie, '/mail/inbox', 'a.subj')
    const clicked = /[0-9a-f-]{36}/.exec(click.path)?.[0] ?? ''
    const floorPath = await navigation(stage, `/message/${ids[0]}`)
    const inside = await compare(
      stage,
      { paths: ids.map((id) => click.path.replace(clicked, id)), headers: click.headers, body: click.body, before },
      { paths: ids.map((id) => floorPath.replace(ids[0] ?? '', id)), headers: { cookie: floorCookie, rsc: '1' }, before },
      { requests: OPENED },
    )
    const whole = await compare(
      stage,
      { paths: ids.map((id) => `/mail/inbox/${id}`), headers: { cookie }, before },
      { paths: ids.map((id) => `/message/${id}?list`), headers: { cookie: floorCookie }, before },
      { requests: OPENED },
    )
    await before()
    await markRead(
      stage,
      viewer.personId,
      ids.filter((id) => !wereUnread.includes(id)),
    )
    return [...named('click', inside), ...named('whole page, list beside', whole)]
  },
}

type Compared = Awaited<ReturnType<typeof compare>>

function named(how: string, compared: Compared): Line[] {
  const bytes = { what: 'answer, gzip', ours: kilobytes(bytesOf(compared.ours)), floor: kilobytes(bytesOf(compared.floor)) }
  const { transactions } = compared.oursAsked
  const lines = [
    ...comparedLines(compared, 0.75, 4),
    { what: 'explicit transactions', ours: String(transactions), aim: '≤ 1', met: transactions <= 1 },
    bytes,
  ]
  return lines.map((line) => ({ ...line, what: `${how}: ${line.what}` }))
}

async function markUnread({ db }: Stage, personId: string, ids: string[]): Promise<void> {
  const list = `{${ids.join(',')}}`
  await db.execute(
    sql`update deliveries set read_at = null where person_id = ${personId} and message_id = any (${list}::uuid[]) and read_at is not null`,
  )
  await db.execute(sql`vacuum deliveries`)
}

/** The ids that were unread before, for `markRead` to leave them so. */
async function unreadAmong({ db }: Stage, personId: string, ids: string[]): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`select message_id as id from deliveries where person_id = ${personId} and message_id = any (${listOf(ids)}::uuid[]) and read_at is null`,
  )
  return found.map(({ id }) => id)
}

/** The rest is read again, so that the next workload finds the mailbox as it was. */
async function markRead({ db }: Stage, personId: string, ids: string[]): Promise<void> {
  await db.execute(
    sql`update deliveries set read_at = delivered_at where person_id = ${personId} and message_id = any (${listOf(ids)}::uuid[])`,
  )
  await db.execute(sql`vacuum deliveries`)
}

const listOf = (ids: string[]) => `{${ids.join(',')}}`
