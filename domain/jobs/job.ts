import type { ZodType } from 'zod'

/**
 * Work that is done after a commit, by whichever process is free. It may be asked for twice and cut short anywhere: `run` looks
 * in the database for what there is to do, does it in transactions, and finds nothing left the second time.
 */
export type Job<T extends object = object> = {
  name: string
  /** What it is given: ids, never what somebody wrote. */
  data: ZodType<T>
  /** Done when it returns; tried again later when it throws. Between two steps it asks `stopping` whether the process ends. */
  run(data: T, stopping: AbortSignal): Promise<void>
  /** When it also runs by itself, as cron in UTC; its data is then empty. */
  cron?: string
  /** Seconds after which a run counts as lost and is begun anew elsewhere; 15 minutes unless told. */
  patience?: number
}

/** Declares a job with its data's type. It works once it stands in `domain/all-jobs.ts`. */
export function job<T extends object>(declared: Job<T>): Job<T> {
  return declared
}

/** Thrown by a run that ends because the process does: another process goes on. */
export class Interrupted extends Error {
  constructor() {
    super('the process is ending; the job goes on elsewhere')
    this.name = 'Interrupted'
  }
}
