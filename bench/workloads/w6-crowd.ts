import { loadRound } from '../asked.ts'
import { GROUP_SIZES, GROUPS } from '../data/ids.ts'
import { takeBackSent } from '../data/prepare.ts'
import { alternate, median, percentile, timed } from '../measure.ts'
import { atMostTimes, type Line, milliseconds } from '../report.ts'
import { runLoad } from '../run-load.ts'
import { sendBare, sendToTheEnd } from '../sending.ts'
import type { Stage } from '../stage.ts'
import type { Workload } from './workload.ts'

export const w6: Workload = {
  name: 'W6',
  title: 'one message to 2,000 and to 100,000',
  run: async (stage) => {
    const lines = [await crowd(stage, 'crowd'), await crowd(stage, 'everybody'), ...(await meanwhile(stage))]
    await takeBackSent(stage.db, stage.size)
    return lines
  },
}

async function crowd(stage: Stage, name: 'crowd' | 'everybody'): Promise<Line> {
  const send = () => timed(() => sendToTheEnd(stage, GROUPS[name], GROUP_SIZES[name]))
  const bare = () => timed(() => sendBare(stage, GROUPS[name]))
  const [ours = [], floor = []] = await alternate(stage.rounds, send, bare)
  return atMostTimes(
    `to ${GROUP_SIZES[name].toLocaleString('en')}, floor: bare SQL`,
    median(ours),
    median(floor),
    1.5,
    milliseconds,
  )
}

/** W1 while a message goes to 100,000, beside W1 before; and beside W1 while bare SQL writes the same rows. */
async function meanwhile(stage: Stage): Promise<Line[]> {
  const asked = { paths: ['/mail/inbox'], headers: { cookie: stage.owners[10_000].cookie } }
  const results = await alternate(
    stage.rounds,
    async () => (await loadRound(stage, stage.ours, asked)).p95,
    () => p95During(stage, asked, () => sendToTheEnd(stage, GROUPS.everybody, GROUP_SIZES.everybody)),
    () => p95During(stage, asked, () => sendBare(stage, GROUPS.everybody)),
  )
  const [before = Number.NaN, during = Number.NaN, bare = Number.NaN] = results.map(median)
  return [
    atMostTimes('inbox p95 meanwhile, floor: before', during, before, 1.3, milliseconds),
    { what: 'inbox p95 while bare SQL writes the same, floor: before', ours: milliseconds(bare), floor: milliseconds(before) },
  ]
}

const LEAD = 1_000

/** The p95 of the requests that were under way while `send` worked. */
async function p95During(
  stage: Stage,
  asked: { paths: string[]; headers: Record<string, string> },
  send: () => Promise<unknown>,
): Promise<number> {
  const headers = { 'accept-encoding': 'gzip', ...asked.headers }
  const load = runLoad({
    origin: stage.ours.origin,
    paths: asked.paths,
    headers,
    connections: 16,
    seconds: 12,
    wantsSamples: true,
  })
  await new Promise((done) => setTimeout(done, LEAD))
  const began = performance.timeOrigin + performance.now()
  await send()
  const end = performance.timeOrigin + performance.now()
  const { samples } = await load
  const during = samples.filter(([at, took]) => at + took >= began && at <= end)
  return percentile(
    during.map(([, took]) => took),
    0.95,
  )
}
