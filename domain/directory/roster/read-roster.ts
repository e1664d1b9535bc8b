import { readCsvRoster } from './csv-roster.ts'
import { readOneRoster } from './one-roster.ts'
import type { RawFacts } from './raw-facts.ts'
import type { Roster, RosterFact, RosterFormat, RosterIssue, RosterOptions } from './roster.ts'
import { readSiecleGuardians } from './siecle-guardians.ts'
import { readSiecleStudents } from './siecle-students.ts'
import { soundFacts } from './sound-facts.ts'
import { readSts } from './sts.ts'

/**
 * All that the files of a roster say, as a stream: people, classes and courses as they come, members and ties last, and in
 * between what is wrong, with its line. The same files read twice give the same facts. Throws `Refusal` when a file cannot be
 * read to its end: half a school must not be taken for a whole one.
 */
export function readRoster(roster: Roster, options: RosterOptions): AsyncGenerator<RosterFact | RosterIssue> {
  return soundFacts(rawFacts(roster, options), options.known)
}

async function* rawFacts(roster: Roster, options: RosterOptions): RawFacts {
  if (roster[0]?.format === 'oneroster') yield* readOneRoster(roster, options)
  else if (roster[0]?.format === 'csv') yield* readCsvRoster(roster, options)
  else yield* readNational(roster, options)
}

/** STS first: it knows the names of the groups that SIECLE only counts. */
async function* readNational(roster: Roster, options: RosterOptions): RawFacts {
  const told = new Set<string>()
  const files = (wanted: RosterFormat) => roster.filter(({ format }) => format === wanted).map(({ file }) => file)
  for (const file of files('sts')) yield* readSts(file, options, told)
  for (const file of files('siecle-students')) yield* readSiecleStudents(file, options, told)
  for (const file of files('siecle-guardians')) yield* readSiecleGuardians(file, options)
}
