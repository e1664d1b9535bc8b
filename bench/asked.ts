import { cpuOfTree } from './cpu.ts'
import { alternate, median } from './measure.ts'
import { atLeast, type Line, milliseconds, perSecond } from './report.ts'
import { type Load, runLoad } from './run-load.ts'
import type { Served } from './served.ts'
import type { Stage } from './stage.ts'
import { countStatements, type Statements } from './statements.ts'

/** What a load asks of one of the two servers. `before` puts the rows back before each round. */
export type Asked = {
  paths: string[]
  headers: Record<string, string>
  body?: string | undefined
  before?: () => Promise<unknown>
}

export type Round = Load & { cpu: number; databaseCpu: number }

const CONNECTIONS = 16
const AS_BROWSERS_DO = { 'accept-encoding': 'gzip, deflate, br', 'accept-language': 'fr' }

/** One round of load on a server, with the CPU that it and the database used, a request. */
export async function loadRound(
  stage: Stage,
  served: Served,
  asked: Asked,
  more: { requests?: number; connections?: number } = {},
): Promise<Round> {
  await asked.before?.()
  const [node, database] = [cpuOfTree(served.pid), cpuOfTree(stage.server.pid)]
  const load = await runLoad({
    origin: served.origin,
    paths: asked.paths,
    headers: { ...AS_BROWSERS_DO, ...asked.headers },
    body: asked.body,
    connections: CONNECTIONS,
    // A counted load takes as long as it takes.
    seconds: more.requests ? 300 : stage.seconds,
    ...more,
  })
  return {
    ...load,
    cpu: (cpuOfTree(served.pid) - node) / load.requests,
    databaseCpu: (cpuOfTree(stage.server.pid) - database) / load.requests,
  }
}

export type Compared = { ours: Round[]; floor: Round[]; oursAsked: Statements; floorAsked: Statements }

/** The product and the floor in turn, and what each asks the database for one request. */
export async function compare(stage: Stage, ours: Asked, floor: Asked, more: { requests?: number } = {}): Promise<Compared> {
  for (const [served, asked] of [
    [stage.ours, ours],
    [stage.floor, floor],
  ] as const)
    await loadRound(stage, served, asked, more)
  const [oursRounds = [], floorRounds = []] = await alternate(
    stage.rounds,
    () => loadRound(stage, stage.ours, ours, more),
    () => loadRound(stage, stage.floor, floor, more),
  )
  return {
    ours: oursRounds,
    floor: floorRounds,
    oursAsked: await countFor(stage, stage.ours, ours),
    floorAsked: await countFor(stage, stage.floor, floor),
  }
}

const COUNTED = 10

async function countFor(stage: Stage, served: Served, asked: Asked): Promise<Statements> {
  await asked.before?.()
  const once = { requests: COUNTED, connections: 1 }
  return countStatements(stage.server, stage.size.database, COUNTED, () =>
    loadRound(stage, served, { ...asked, before: async () => {} }, once),
  )
}

const middle = (rounds: Round[], of: keyof Omit<Round, 'samples'>) => median(rounds.map((round) => round[of]))

/** The lines that W1 to W3 share: requests a second with its aim, then what other work cannot disturb. */
export function comparedLines({ ours, floor, oursAsked, floorAsked }: Compared, least: number, queries?: number): Line[] {
  const both = (what: string, of: (rounds: Round[]) => string): Line => ({ what, ours: of(ours), floor: of(floor) })
  const met = queries === undefined ? {} : { aim: `≤ ${queries}`, met: oursAsked.queries <= queries }
  return [
    atLeast('requests, 16 connections', middle(ours, 'perSecond'), middle(floor, 'perSecond'), least, perSecond),
    both('p50 / p95', (rounds) => `${milliseconds(middle(rounds, 'p50'))} / ${milliseconds(middle(rounds, 'p95'))}`),
    both(
      'CPU a request: node + database',
      (rounds) => `${middle(rounds, 'cpu').toFixed(1)} + ${middle(rounds, 'databaseCpu').toFixed(1)} ms`,
    ),
    { what: 'queries', ours: String(oursAsked.queries), floor: String(floorAsked.queries), ...met },
    { what: 'buffers (pages of 8 kB)', ours: oursAsked.buffers.toFixed(0), floor: floorAsked.buffers.toFixed(0) },
  ]
}

/** Bytes on the wire, compressed. */
export const bytesOf = (rounds: Round[]) => middle(rounds, 'bytes')
