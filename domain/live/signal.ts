import { afterCommit, type Database } from '#db/client'
import type { LiveEvent } from './source.ts'

/** That something of an area changed, by ids alone: whoever hears it asks the database what it is and who may know. */
export type Signal = { kind: string; id: string }

/** What `openLive` leaves for the process: Next's bundle and the server load separate copies of this file. */
export type OpenLine = {
  publish: (signal: Signal) => void
  tell: (told: Map<string, LiveEvent>) => void
}

const PLACE = Symbol.for('preau.live')
const holder = globalThis as { [PLACE]?: OpenLine | undefined }

/** Opens the line of this process, or closes it. */
export function holdLine(line: OpenLine | undefined): void {
  holder[PLACE] = line
}

/**
 * Tells the open screens once the transaction has committed, those of other processes by the bus. A process without a line
 * (scripts, tests) tells nobody.
 */
export function signal(change: Signal, db: Database): void {
  afterCommit(db, () => holder[PLACE]?.publish(change))
}

/**
 * Tells people who are connected to this process at once, after the commit, what the transaction knows anyway: no question is asked
 * again, so `told` names those alone who may know. Other processes, and counts, follow by `signal`.
 */
export function tellAtOnce(told: Map<string, LiveEvent>, db: Database): void {
  afterCommit(db, () => holder[PLACE]?.tell(told))
}
