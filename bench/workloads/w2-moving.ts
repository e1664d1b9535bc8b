import { bytesOf, compare, comparedLines } from '../asked.ts'
import { recordMove } from '../browser.ts'
import { cursorOfPage } from '../people.ts'
import { atMost, kilobytes, type Line } from '../report.ts'
import type { Stage } from '../stage.ts'
import type { Workload } from './workload.ts'

export const w2: Workload = {
  name: 'W2',
  title: 'moving inside the app, mailbox of 10,000',
  run: async (stage) => [
    ...(await moving(stage, 'next page', 'nav.pager a[href*="before="]')),
    ...(await moving(stage, 'other box', 'a[href="/mail/sent"]')),
  ],
}

/** The request of a real click, beside the floor's answer to a navigation to its next page of as many rows. */
async function moving(stage: Stage, what: string, selector: string): Promise<Line[]> {
  const owner = stage.owners[10_000]
  const move = await recordMove(stage.ours.origin, owner.cookie, '/mail/inbox', selector)
  const cursor = await cursorOfPage(stage.db, owner.viewer.personId, 2)
  const compared = await compare(
    stage,
    { paths: [move.path], headers: move.headers },
    { paths: [await navigation(stage, `/?before=${cursor}`)], headers: { cookie: owner.floorCookie, rsc: '1' } },
  )
  const lines = [
    ...comparedLines(compared, 0.75),
    atMost('answer, gzip', bytesOf(compared.ours), 10_000, kilobytes, bytesOf(compared.floor)),
  ]
  return lines.map((line) => ({ ...line, what: `${what}: ${line.what}` }))
}

/** The address at which Next answers a navigation: it sends those that lack its own parameter there first. */
export async function navigation({ floor }: Stage, path: string): Promise<string> {
  const response = await fetch(`${floor.origin}${path}`, { headers: { rsc: '1' }, redirect: 'manual' })
  await response.body?.cancel()
  const location = response.headers.get('location')
  if (!location) return path
  const { pathname, search } = new URL(location, floor.origin)
  return pathname + search
}
