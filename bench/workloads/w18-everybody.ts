import { uuidv7 } from '#db/uuid'
import { cpuOfTree } from '../cpu.ts'
import { type Crowd, gatherCrowd } from '../hold-crowd.ts'
import { type LiveStage, withLiveStage } from '../live-stage.ts'
import { alternate, median, percentile } from '../measure.ts'
import { type Line, milliseconds, times } from '../report.ts'
import type { Served } from '../served.ts'
import type { Stage } from '../stage.ts'
import type { Workload } from './workload.ts'

const ONLINE = 1_000

export const w18: Workload = {
  name: 'W18',
  title: `a message to a whole school, ${ONLINE.toLocaleString('en')} of it online: until the badges changed`,
  run: (stage) => withLiveStage(stage, (live) => measure(live, stage)),
}

/** Milliseconds from the request; `cpu` of the server. */
type Told = { half: number; last: number; cpu: number; answered: number }

async function measure(live: LiveStage, { rounds }: Pick<Stage, 'rounds'>): Promise<Line[]> {
  const [ours, bare] = [await live.startOurs(), await live.startBare()]
  const [here, there] = [gatherCrowd(), gatherCrowd()]
  try {
    await here.open(
      ours.origin,
      '/api/live',
      live.people.slice(1, 1 + ONLINE).map(({ cookie }) => cookie),
    )
    await there.open(
      bare.origin,
      '/api/live',
      live.people.slice(1, 1 + ONLINE).map(({ bareCookie }) => bareCookie),
    )
    const send = () => sendToAll(live, ours, here)
    const tell = () => tellAll(bare, there)
    for (const warm of [send, tell]) await warm()
    const [product = [], floor = []] = await alternate(rounds, send, tell)
    return [
      line('the last badge', product, floor, 'last'),
      line('half of the badges', product, floor, 'half'),
      line('CPU of the server, sending included', product, floor, 'cpu'),
      { what: 'the sender has an answer', ours: milliseconds(median(product.map(({ answered }) => answered))) },
    ]
  } finally {
    await Promise.all([here.leave(), there.leave()])
    await Promise.all([ours.stop(), bare.stop()])
  }
}

function line(what: string, ours: Told[], floor: Told[], of: keyof Told): Line {
  const [a, b] = [ours, floor].map((some) => median(some.map((one) => one[of]))) as [number, number]
  return {
    what: `${what}, floor: the same bytes from a bare server`,
    ours: milliseconds(a),
    floor: milliseconds(b),
    ratio: times(a / b),
  }
}

const now = () => performance.timeOrigin + performance.now()

async function timed(served: Served, crowd: Crowd, marker: string, work: () => Promise<unknown>): Promise<Told> {
  const { seen } = await crowd.watch(marker)
  const [began, cpu] = [now(), cpuOfTree(served.pid)]
  await work()
  const answered = now() - began
  const took = (await seen).map((at) => at - began)
  return { half: percentile(took, 0.5), last: Math.max(...took), cpu: cpuOfTree(served.pid) - cpu, answered }
}

/** As compose posts it. */
function sendToAll({ people, groupId }: LiveStage, served: Served, crowd: Crowd): Promise<Told> {
  const id = uuidv7()
  const form = new FormData()
  const size = people.length - 1
  const fields = {
    intent: `send:${size}`,
    id,
    subject: 'Sortie',
    body: 'Bonjour à tous.',
    bodyFormat: 'text',
    'to[]': `group:${groupId}`,
  }
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  const headers = { cookie: people[0]!.cookie, origin: served.origin, accept: 'application/json' }
  return timed(served, crowd, id, async () => {
    const answer = await fetch(`${served.origin}/api/compose`, { method: 'POST', body: form, headers })
    if (answer.status !== 200) throw new Error(`sending answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`)
  })
}

/** What the product tells each of them, word for word but for the names. */
function tellAll(served: Served, crowd: Crowd): Promise<Told> {
  const id = uuidv7()
  const arrived = [{ id, from: 'Camille Banc 1', subject: 'Sortie' }]
  const body = JSON.stringify({ counts: { mail: 1, feed: 1, inbox: 1 }, at: Date.now(), arrived, changed: true })
  return timed(served, crowd, id, () => fetch(`${served.origin}/tell`, { method: 'POST', body }))
}
