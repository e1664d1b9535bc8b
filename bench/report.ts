/** One measured thing beside its floor. `ratio` is in the terms of the aim; `met` is absent where there is no aim. */
export type Line = { what: string; ours: string; floor?: string; ratio?: string; aim?: string; met?: boolean }

const WIDTHS = [58, 26, 26, 9, 20] as const

/** « 12,4 kB », in thousands as the aims are. */
export const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
export const milliseconds = (value: number) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
export const perSecond = (value: number) => `${value.toFixed(0)}/s`
export const percent = (share: number) => `${(share * 100).toFixed(0)} %`
export const times = (factor: number) => `× ${factor.toFixed(2)}`

/** A line whose aim is a lower bound on ours ÷ floor. */
export function atLeast(what: string, ours: number, floor: number, least: number, words: (value: number) => string): Line {
  const ratio = ours / floor
  return { what, ours: words(ours), floor: words(floor), ratio: percent(ratio), aim: `≥ ${percent(least)}`, met: ratio >= least }
}

/** A line whose aim is an upper bound on ours ÷ floor. */
export function atMostTimes(what: string, ours: number, floor: number, most: number, words: (value: number) => string): Line {
  const ratio = ours / floor
  return { what, ours: words(ours), floor: words(floor), ratio: times(ratio), aim: `≤ ${times(most)}`, met: ratio <= most }
}

/** A line whose aim is an upper bound on the value itself. */
export function atMost(what: string, ours: number, most: number, words: (value: number) => string, floor?: number): Line {
  const beside = floor === undefined ? {} : { floor: words(floor) }
  return { what, ours: words(ours), ...beside, aim: `≤ ${words(most)}`, met: ours <= most }
}

/** The heading of the table. */
export function printHeading(): void {
  print(['', 'Préau', 'floor', 'ratio', 'aim'], '')
}

/** A workload's name, then its lines. */
export function printLines(name: string, title: string, lines: Line[]): void {
  console.log(`\n${name}  ${title}`)
  for (const { what, ours, floor = '', ratio = '', aim = '', met } of lines) {
    print([`    ${what}`, ours, floor, ratio, aim], met === undefined ? '' : met ? 'ok' : 'MISSED')
  }
}

function print(cells: string[], verdict: string): void {
  console.log(`${cells.map((cell, index) => cell.padEnd(WIDTHS[index] ?? 0)).join(' ')} ${verdict}`.trimEnd())
}
