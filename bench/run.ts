import { parseArgs } from 'node:util'
import { FULL, SMALL } from './data/size.ts'
import { printHeading, printLines } from './report.ts'
import { openStage, type Stage } from './stage.ts'
import { w1 } from './workloads/w1-inbox.ts'
import { w2 } from './workloads/w2-moving.ts'
import { w3 } from './workloads/w3-opening.ts'
import { w4 } from './workloads/w4-growth.ts'
import { w5 } from './workloads/w5-class.ts'
import { w6 } from './workloads/w6-crowd.ts'
import { w9 } from './workloads/w9-connected.ts'
import { w10 } from './workloads/w10-search.ts'
import { w12 } from './workloads/w12-weight.ts'
import { w13 } from './workloads/w13-paint.ts'
import { w14 } from './workloads/w14-suggestions.ts'
import { w15 } from './workloads/w15-thread.ts'
import { w16 } from './workloads/w16-selection.ts'
import { w17 } from './workloads/w17-import.ts'
import { w18 } from './workloads/w18-everybody.ts'
import { w19 } from './workloads/w19-back.ts'
import type { Workload } from './workloads/workload.ts'

const WORKLOADS: Workload[] = [w1, w2, w3, w4, w5, w6, w9, w10, w12, w13, w14, w15, w16, w17, w18, w19]

/**
 * `npm run bench`: all workloads on ten million deliveries, five rounds. `npm run bench -- W1 W4` for some, `--small` for a
 * quick look: fewer deliveries, three short rounds.
 */
export async function runBench(given: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: given,
    options: { small: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const chosen =
    positionals.length === 0 ? WORKLOADS : WORKLOADS.filter(({ name }) => positionals.some((one) => one.toUpperCase() === name))
  if (chosen.length === 0) {
    console.error(`Known workloads: ${WORKLOADS.map(({ name }) => name).join(', ')}.`)
    return 1
  }
  const extent = values.small ? { size: SMALL, rounds: 3, seconds: 1.5 } : { size: FULL, rounds: 5, seconds: 4 }
  const closings: (() => Promise<unknown>)[] = []
  const closeAll = async () => {
    for (const close of closings.splice(0).reverse()) await close().catch((error: unknown) => console.error(error))
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void closeAll().then(() => process.exit(130)))
  try {
    const stage = await openStage({ ...extent, say: (line) => console.error(line) }, closings)
    printHeading()
    return await runEach(chosen, stage)
  } finally {
    await closeAll()
  }
}

/** One that cannot be measured is said and does not keep the others from being. */
async function runEach(workloads: Workload[], stage: Stage): Promise<number> {
  let code = 0
  for (const { name, title, run } of workloads) {
    const lines = await run(stage).catch((error: unknown) => {
      code = 1
      return [{ what: 'not measured', ours: error instanceof Error ? error.message : String(error), met: false }]
    })
    printLines(name, title, lines)
  }
  return code
}
