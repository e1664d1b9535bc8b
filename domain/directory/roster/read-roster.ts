import { readOneRoster } from './one-roster.ts'
import type { RawFacts } from './raw-facts.ts'
import type { Roster, RosterFact, RosterIssue, RosterOptions } from './roster.ts'
import { soundFacts } from './sound-facts.ts'

/**
 * All that the files of a roster say, as a stream: people, classes and courses as they come, members and ties last, and in
 * between what is wrong, with its line. The same files read twice give the same facts. Throws `Refusal` when a file cannot be
 * read to its end: half a school must not be taken for a whole one.
 */
export function readRoster(roster: Roster, options: RosterOptions): AsyncGenerator<RosterFact | RosterIssue> {
  return soundFacts(rawFacts(roster, options), options.known)
}

async function* rawFacts(roster: Roster, options: RosterOptions): RawFacts {
  yield* readOneRoster(roster, options)
}
