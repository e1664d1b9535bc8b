/** How much mail the bench database holds. */
export type Size = {
  database: string
  /** Messages in the network; each goes to `recipientsEach` of its people and to the three measured mailboxes in part. */
  messages: number
  recipientsEach: number
  people: number
}

/** Ten million deliveries: 200,000 messages to 50 people each. */
export const FULL: Size = { database: 'bench', messages: 200_000, recipientsEach: 50, people: 100_000 }
/** Same mailboxes and people, 300,000 deliveries: for a quick look. */
export const SMALL: Size = { database: 'bench_small', messages: 100_000, recipientsEach: 2, people: 100_000 }

/** The mailboxes that are measured, each ten times the one before. */
export const MAILBOXES = [1_000, 10_000, 100_000] as const
export type Mailbox = (typeof MAILBOXES)[number]
