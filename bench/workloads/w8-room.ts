import { type LiveStage, withLiveStage } from '../live-stage.ts'
import { alternate, median } from '../measure.ts'
import { atLeast, type Line, perSecond } from '../report.ts'
import type { Stage } from '../stage.ts'
import { openPlaces } from '../talk/places.ts'
import type { TalkResult } from '../talk/run-talk.ts'
import type { Workload } from './workload.ts'

const PEOPLE = 30

export const w8: Workload = {
  name: 'W8',
  title: `a room of ${PEOPLE}, in which all speak as quickly as they may: deliveries a second`,
  run: (stage) => withLiveStage(stage, (live) => measure(live, stage)),
}

async function measure(live: LiveStage, { rounds, seconds }: Pick<Stage, 'rounds' | 'seconds'>): Promise<Line[]> {
  const places = await openPlaces(live, PEOPLE, 0)
  const plan = { messages: 0, seconds }
  try {
    await places.ours(plan)
    const [ours = [], bare = [], prosody = []] = await alternate(
      rounds,
      () => places.ours(plan),
      () => places.bare(plan),
      async () => (await places.prosody?.(plan)) ?? null,
    )
    const middle = (results: (TalkResult | null)[]) => median(results.flatMap((one) => one?.deliveriesPerSecond ?? []))
    const lost = ours.reduce((sum, one) => sum + (one?.lost ?? 0), 0)
    return [
      atLeast('floor: bare node stream + INSERT', middle(ours), middle(bare), 0.6, perSecond),
      atLeast('floor: Prosody, which stores nothing', middle(ours), middle(prosody), 4, perSecond),
      { what: 'heard by somebody late or never', ours: String(lost), met: lost === 0 },
    ]
  } finally {
    await places.close()
  }
}
