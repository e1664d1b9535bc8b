import { cpuOfTree } from '../cpu.ts'
import { gatherCrowd } from '../hold-crowd.ts'
import { type LiveStage, withLiveStage } from '../live-stage.ts'
import { median, percentile } from '../measure.ts'
import { atMost, type Line, milliseconds } from '../report.ts'
import type { Stage } from '../stage.ts'
import type { Workload } from './workload.ts'

const ONLINE = 1_000
const MOST = 5_000

export const w19: Workload = {
  name: 'W19',
  title: `a restart with ${ONLINE.toLocaleString('en')} people connected`,
  run: (stage) => withLiveStage(stage, (live) => measure(live, stage)),
}

const now = () => performance.timeOrigin + performance.now()

async function measure(live: LiveStage, { rounds }: Pick<Stage, 'rounds'>): Promise<Line[]> {
  let served = await live.startOurs()
  const crowd = gatherCrowd()
  const found: Record<'ended' | 'half' | 'last' | 'cpu', number[]> = { ended: [], half: [], last: [], cpu: [] }
  try {
    await crowd.open(
      served.origin,
      '/api/live',
      live.people.slice(0, ONLINE).map(({ cookie }) => cookie),
    )
    for (let round = 0; round < rounds; round++) {
      const again = crowd.greetedAgain()
      const began = now()
      await served.stop()
      found.ended.push(now() - began)
      served = await live.startOurs({ port: Number(new URL(served.origin).port) })
      const [serving, cpu] = [now(), cpuOfTree(served.pid)]
      const took = (await again).map((at) => at - serving)
      found.half.push(percentile(took, 0.5))
      found.last.push(Math.max(...took))
      found.cpu.push(cpuOfTree(served.pid) - cpu)
    }
  } finally {
    await crowd.leave()
    await served.stop()
  }
  return [
    { what: 'asked to end, and gone', ours: milliseconds(median(found.ended)) },
    { what: 'serving again, and half of them greeted', ours: milliseconds(median(found.half)) },
    atMost('serving again, and the last of them greeted', median(found.last), MOST, milliseconds),
    { what: 'CPU of the server meanwhile', ours: milliseconds(median(found.cpu)) },
  ]
}
