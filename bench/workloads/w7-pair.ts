import { cpuOfTree } from '../cpu.ts'
import { type LiveStage, withLiveStage } from '../live-stage.ts'
import { alternate, median, percentile } from '../measure.ts'
import { atMostTimes, type Line, milliseconds } from '../report.ts'
import type { Stage } from '../stage.ts'
import { openPlaces } from '../talk/places.ts'
import type { TalkResult } from '../talk/run-talk.ts'
import type { Workload } from './workload.ts'

const ONLINE = 1_000
const MESSAGES = 400

export const w7: Workload = {
  name: 'W7',
  title: `chat between two, committed before delivered, ${ONLINE.toLocaleString('en')} connected; Prosody stores nothing`,
  run: (stage) => withLiveStage(stage, (live) => measure(live, stage)),
}

async function measure(live: LiveStage, { rounds }: Pick<Stage, 'rounds'>): Promise<Line[]> {
  const places = await openPlaces(live, 2, ONLINE - 2)
  const { served } = places
  const cpu: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] }
  const talk = async (where: 'ours' | 'bare') => {
    const before = cpuOfTree(served[where].pid)
    const result = await places[where]({ messages: MESSAGES })
    cpu[where].push((cpuOfTree(served[where].pid) - before) / MESSAGES)
    return result
  }
  try {
    const [ours = [], bare = [], prosody = []] = await alternate(
      rounds,
      () => talk('ours'),
      () => talk('bare'),
      async () => (await places.prosody?.({ messages: MESSAGES })) ?? null,
    )
    const at = (results: (TalkResult | null)[], share: number) =>
      median(results.flatMap((one) => (one ? percentile(one.took, share) : [])))
    const both = (share: number) => [at(ours, share), at(bare, share)] as const
    return [
      { what: 'p50, floor: bare node stream + INSERT', ours: milliseconds(both(0.5)[0]), floor: milliseconds(both(0.5)[1]) },
      atMostTimes('p95, floor: bare node stream + INSERT', ...both(0.95), 1.5, milliseconds),
      { what: 'p50, floor: Prosody', ours: milliseconds(at(ours, 0.5)), floor: milliseconds(at(prosody, 0.5)) },
      atMostTimes('p99, floor: Prosody', at(ours, 0.99), at(prosody, 0.99), 1.2, milliseconds),
      { what: 'CPU of node a message', ours: milliseconds(median(cpu.ours)), floor: milliseconds(median(cpu.bare)) },
    ]
  } finally {
    await places.close()
  }
}
