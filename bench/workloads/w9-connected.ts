import { type Crowd, gatherCrowd } from '../hold-crowd.ts'
import { type Memory, memoryOf } from '../inspected.ts'
import { type LiveStage, withLiveStage } from '../live-stage.ts'
import { alternate, median } from '../measure.ts'
import { atMostTimes, kilobytes, type Line } from '../report.ts'
import { freePort, type Served } from '../served.ts'
import type { Stage } from '../stage.ts'
import type { Workload } from './workload.ts'

/** Those who are there before one counts: the server is warm and its heap has grown. */
const BEFORE = 600
const COUNTED = 2_000

export const w9: Workload = {
  name: 'W9',
  title: `one more connected person, of ${COUNTED.toLocaleString('en')}`,
  run: (stage) => withLiveStage(stage, (live) => measureConnected(live, stage)),
}

async function measureConnected(live: LiveStage, { rounds }: Pick<Stage, 'rounds'>): Promise<Line[]> {
  const cookies = live.people.map(({ cookie }) => cookie)
  const bare = live.people.map(({ bareCookie }) => bareCookie)
  const [ours = [], floor = []] = await alternate(
    Math.min(rounds, 3),
    () => grown((inspect) => live.startOurs({ inspect }), cookies),
    () => grown((inspect) => live.startBare({ inspect }), bare),
  )
  const middle = (of: Memory[], what: keyof Memory) => median(of.map((one) => one[what]))
  return [
    atMostTimes('resident memory, floor: bare node stream', middle(ours, 'rss'), middle(floor, 'rss'), 1.3, kilobytes),
    {
      what: 'of it in the heap of JavaScript',
      ours: kilobytes(middle(ours, 'heapUsed')),
      floor: kilobytes(middle(floor, 'heapUsed')),
    },
  ]
}

/** What each of the counted added. */
async function grown(start: (inspect: number) => Promise<Served>, cookies: string[]): Promise<Memory> {
  const inspect = await freePort()
  const served = await start(inspect)
  const crowd: Crowd = gatherCrowd()
  try {
    await crowd.open(served.origin, '/api/live', cookies.slice(0, BEFORE))
    const before = await memoryOf(inspect)
    await crowd.open(served.origin, '/api/live', cookies.slice(BEFORE, BEFORE + COUNTED))
    const after = await memoryOf(inspect)
    const each = (what: keyof Memory) => (after[what] - before[what]) / COUNTED
    return { rss: each('rss'), heapUsed: each('heapUsed'), external: each('external') }
  } finally {
    await crowd.leave()
    await served.stop()
  }
}
