/** The middle of the values; the mean of the two in the middle when they are even in number. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const upper = sorted[half] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2
}

/** The value that `share` (0 to 1) of the values do not exceed. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** A B A B …: what disturbs the machine for a while disturbs both. `rounds` results of each. */
export async function alternate<T>(rounds: number, ...sides: (() => Promise<T>)[]): Promise<T[][]> {
  const results: T[][] = sides.map(() => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, side] of sides.entries()) results[index]?.push(await side())
  }
  return results
}

/** How long `work` takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** The time of each of `times` runs one after another, in milliseconds. */
export async function timedEach(times: number, work: (run: number) => Promise<unknown>): Promise<number[]> {
  const results: number[] = []
  for (let run = 0; run < times; run++) results.push(await timed(() => work(run)))
  return results
}

/** Runs each until every connection of a pool has its plan, or for two seconds: what is measured is a server that has been up for a while. */
export async function warmUp(...works: (() => Promise<unknown>)[]): Promise<void> {
  for (const work of works) {
    const began = performance.now()
    for (let run = 0; run < 80 && performance.now() - began < 2_000; run++) await work()
  }
}
