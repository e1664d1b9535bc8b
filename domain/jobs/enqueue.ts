import type { Database } from '#db/client'
import type { Job } from './job.ts'

export type When = {
  /** Not before this moment. */
  at?: Date
  /** While a job with the same key waits, no second one is made. */
  key?: string
}

/** What `startJobs` leaves for the process: Next's bundle and the server load separate copies of this file. */
export type OpenQueue = {
  send: (name: string, data: object, when: When, db: Database) => Promise<void>
  wake: (name: string) => void
}

const PLACE = Symbol.for('preau.jobs')
const holder = globalThis as { [PLACE]?: OpenQueue | undefined }

/** Opens the queue for this process, or closes it. */
export function holdQueue(queue: OpenQueue | undefined): void {
  holder[PLACE] = queue
}

/**
 * Asks for a job in the transaction of the change that calls for it: both are committed or neither is. A process whose queue
 * is not open (scripts, tests) asks for nothing; what must happen is also found by the jobs that run by the clock.
 */
export async function enqueue<T extends object>(job: Pick<Job<T>, 'name'>, data: T, when: When, tx: Database): Promise<void> {
  await holder[PLACE]?.send(job.name, data, when, tx)
}

/** After the commit: the worker in this process need not wait for its next look. */
export function wakeWorker(job: Pick<Job, 'name'>): void {
  holder[PLACE]?.wake(job.name)
}
