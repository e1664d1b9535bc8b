/** A statement as the driver gets it. */
export type Bare = { text: string; parameters: unknown[] }

/** The product's own statements, for one person, with the values of `EXAMPLE` where a request has its own. */
export type FloorStatements = Record<'session' | 'counts' | 'list' | 'older' | 'open' | 'thread', Bare>

/** What stands in the parameters of the recorded statements for what the request brings. */
export type Example = { person: string; session: string; message: string; micros: string; last: string }
