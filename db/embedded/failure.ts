import { DatabaseUnusable } from '../unusable.ts'

/** The embedded database cannot start. */
export class EmbeddedFailure extends DatabaseUnusable {}
