import type { Job } from './jobs/job.ts'

/** Every job there is. A new one is a file of its area that declares it (`domain/jobs/job.ts`) and a line here. */
export const ALL_JOBS: Job[] = []
