import { detectRoster } from './detect-roster.ts'
import { openRoster } from './open-roster.ts'
import { readRoster } from './read-roster.ts'
import type { RosterFact, RosterIssue, RosterOptions } from './roster.ts'

export const OPTIONS: RosterOptions = { uai: '0690001A', today: '2026-11-21' }

/** Everything that the files say, for tests. */
export async function readAll(
  paths: string[],
  options: Partial<RosterOptions> = {},
): Promise<{ facts: RosterFact[]; issues: RosterIssue[] }> {
  const facts: RosterFact[] = []
  const issues: RosterIssue[] = []
  const roster = await detectRoster(await openRoster(paths.map((path) => ({ path }))))
  for await (const one of readRoster(roster, { ...OPTIONS, ...options })) {
    if (one.kind === 'issue') issues.push(one)
    else facts.push(one)
  }
  return { facts, issues }
}

type Of<Kind extends RosterFact['kind']> = RosterFact & { kind: Kind }

export function factsOf<Kind extends RosterFact['kind']>(facts: RosterFact[], kind: Kind): Of<Kind>[] {
  return facts.filter((one): one is Of<Kind> => one.kind === kind)
}
