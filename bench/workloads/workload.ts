import type { Line } from '../report.ts'
import type { Stage } from '../stage.ts'

/** A line of the table of speed: measured on a stage, reported as lines. */
export type Workload = { name: string; title: string; run: (stage: Stage) => Promise<Line[]> }
