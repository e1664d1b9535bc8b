import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { percentile } from './measure.ts'

/** Ends after `seconds`, or `requests` if these are done before. Paths are asked in turn. */
export type LoadPlan = {
  origin: string
  paths: string[]
  headers: Record<string, string>
  /** Posted with each request; without it they are GETs. */
  body?: string | undefined
  connections: number
  seconds: number
  requests?: number
  wantsSamples?: boolean
}
/** When a request began (milliseconds since 1970) and how long it took. */
export type Sample = [number, number]
export type LoadResult = {
  seconds: number
  requests: number
  failed: number
  bytes: number
  samples: Sample[]
  latencies: number[]
}
export type Load = {
  perSecond: number
  bytes: number
  p50: number
  p95: number
  p99: number
  requests: number
  samples: Sample[]
}

/** Runs a load and gives requests a second, bytes an answer and the latencies. Throws when an answer was not 200. */
export async function runLoad(plan: LoadPlan): Promise<Load> {
  const child = spawn(process.execPath, [`${import.meta.dirname}/load.ts`], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(plan))
  const result = JSON.parse(await text(child.stdout)) as LoadResult
  if (result.failed > 0) throw new Error(`${result.failed} answers of ${result.requests} to ${plan.paths[0]} were not 200`)
  const { latencies, requests } = result
  return {
    perSecond: requests / result.seconds,
    bytes: result.bytes / requests,
    p50: percentile(latencies, 0.5),
    p95: percentile(latencies, 0.95),
    p99: percentile(latencies, 0.99),
    requests,
    samples: result.samples,
  }
}
